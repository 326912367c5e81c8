import type { CellValue } from "@foyer/domain/changes/schema";
import { CreditHold } from "@foyer/domain/clients/credit/schema";
import { ClientClass, ClientKind, ClientSource, ClientStatus, Tier } from "@foyer/domain/clients/schema";
import type { SheetColumn } from "@foyer/sheet/column";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { useMay } from "../kernel/session.tsx";
import type { CellCodec } from "../kernel/sheet-port.ts";

export type ClientRow = Outputs["clients"]["list"]["rows"][number];

/** A client in the grid; one that is still to be made has no number yet. */
export type ClientGridRow = Omit<ClientRow, "id" | "kind"> & {
  readonly id: number;
  readonly kind: ClientRow["kind"] | null;
};

/** What a new row holds before anything is typed: who opens a file says its name, kind and class. */
export const newClientRow = (): ClientGridRow => ({
  id: 0,
  reference: "",
  kind: null,
  name: "",
  englishName: null,
  shortName: null,
  formerName: null,
  industry: null,
  address: null,
  city: null,
  source: "sales",
  vip: false,
  house: false,
  status: "active",
  preferences: null,
  specialNeeds: null,
  notes: null,
  tags: [],
  groupAccount: null,
  parentId: null,
  parentName: null,
  referrerId: null,
  referrerName: null,
  verifiedOn: null,
  ownerId: null,
  tier: "potential",
  class: null,
  collaboratorNames: null,
  completePercent: null,
  staleOn: null,
  phoneMask: null,
  creditHold: null,
});

/** An option's value is text; the api stores an owner as a number. */
export const clientCodec: CellCodec = {
  toApi: (field, value) => (field === "ownerId" && typeof value === "string" ? Number(value) : value),
  fromApi: (field, value) => (field === "ownerId" && typeof value === "number" ? String(value) : value),
};

/** Who may own a client: those who work here today, as options for a cell or a form. */
export function useOwnerOptions(): readonly { value: string; label: string }[] {
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { enabled: useMay()("staff:read") }));
  return useMemo(
    () => (staff.data ?? []).map((person) => ({ value: String(person.id), label: person.name })),
    [staff.data],
  );
}

/** Owners by number, whoever has left since too. */
function useOwnerNames(): (owner: CellValue) => string {
  const trpc = useTRPC();
  const names = useQuery(trpc.staff.names.queryOptions(undefined, { enabled: useMay()("staff:read") }));
  return useMemo(() => {
    const known = new Map((names.data ?? []).map(({ id, name }) => [String(id), name]));
    return (owner) => (owner === null ? "" : (known.get(String(owner)) ?? String(owner)));
  }, [names.data]);
}

const tierClass = (_row: ClientGridRow, value: CellValue) =>
  typeof value === "string" ? `foyer-tier-${value}` : undefined;

export function useClientColumns(): readonly SheetColumn<ClientGridRow>[] {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  const ownerName = useOwnerNames();
  const mayWrite = useMay()("clients:write");
  return useMemo(() => {
    const editable = mayWrite ? (row: ClientGridRow) => !row.house : false;
    const text = (field: keyof ClientRow & keyof typeof widths): SheetColumn<ClientGridRow> => ({
      field,
      header: t(`clients.fields.${field}`),
      kind: "text",
      width: widths[field],
      editable,
    });
    return [
      { ...text("name"), pinned: "left", required: true },
      {
        field: "class",
        header: t("clients.fields.class"),
        kind: "option",
        width: 130,
        editable,
        required: true,
        options: ClientClass.options.map((value) => ({ value, label: t(`clients.classes.${value}`) })),
      },
      {
        field: "kind",
        header: t("clients.fields.kind"),
        kind: "option",
        width: 104,
        editable,
        required: true,
        options: ClientKind.options.map((value) => ({ value, label: t(`clients.kinds.${value}`) })),
      },
      {
        field: "tier",
        header: t("clients.fields.tier"),
        kind: "option",
        width: 92,
        editable,
        required: true,
        options: Tier.options.map((value) => ({ value, label: t(`clients.tiers.${value}`) })),
        cellClass: tierClass,
      },
      {
        field: "creditHold",
        header: t("clients.credit.hold"),
        kind: "option",
        width: 104,
        options: CreditHold.options.map((value) => ({ value, label: t(`clients.credit.holds.${value}`) })),
      },
      {
        field: "ownerId",
        header: t("clients.fields.ownerId"),
        kind: "option",
        width: 132,
        editable,
        value: (row) => (row.ownerId === null ? null : String(row.ownerId)),
        format: ownerName,
        options: owners,
      },
      text("city"),
      text("industry"),
      {
        field: "source",
        header: t("clients.fields.source"),
        kind: "option",
        width: 122,
        editable,
        required: true,
        options: ClientSource.options.map((value) => ({ value, label: t(`clients.sources.${value}`) })),
      },
      { field: "vip", header: t("clients.fields.vip"), kind: "check", width: 96, editable, empty: false },
      {
        field: "phoneMask",
        header: t("clients.fields.phone"),
        kind: "text",
        width: 132,
        masked: true,
      },
      { ...text("reference"), editable: false },
      text("englishName"),
      text("shortName"),
      { ...text("formerName"), hidden: true },
      text("address"),
      {
        field: "tags",
        header: t("clients.fields.tags"),
        kind: "text",
        width: 150,
        editable,
        value: (row) => (row.tags.length === 0 ? null : row.tags.join(", ")),
      },
      text("preferences"),
      text("specialNeeds"),
      text("notes"),
      { ...text("groupAccount"), hidden: true },
      shown("parentName", t("clients.fields.parentId"), { width: 180 }),
      shown("referrerName", t("clients.fields.referrerId"), { width: 180 }),
      shown("collaboratorNames", t("clients.fields.collaborators"), { width: 160 }),
      shown("completePercent", t("clients.fields.completeness"), { kind: "number", width: 100 }),
      shown("verifiedOn", t("clients.fields.verifiedOn"), { kind: "date", width: 120 }),
      shown("staleOn", t("clients.fields.staleOn"), { kind: "date", width: 120 }),
      {
        ...shown("status", t("clients.fields.status"), { kind: "option", width: 100 }),
        options: ClientStatus.options.map((value) => ({ value, label: t(`clients.statuses.${value}`) })),
      },
    ];
  }, [t, owners, ownerName, mayWrite]);
}

/** What is made elsewhere, and shown to who asks for it. */
const shown = (
  field: keyof ClientGridRow,
  header: string,
  more: Pick<SheetColumn<ClientGridRow>, "width"> & { kind?: SheetColumn<ClientGridRow>["kind"] },
): SheetColumn<ClientGridRow> => ({ field, header, kind: "text", hidden: true, ...more });

const widths = {
  name: 260,
  city: 104,
  industry: 132,
  reference: 112,
  englishName: 220,
  shortName: 120,
  formerName: 160,
  groupAccount: 120,
  address: 240,
  preferences: 200,
  specialNeeds: 200,
  notes: 220,
} as const;
