import type { CellValue } from "@foyer/domain/changes/schema";
import { ClientClass, ClientKind, ClientSource, Tier } from "@foyer/domain/clients/schema";
import type { SheetColumn } from "@foyer/sheet/column";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { useMay } from "../kernel/session.tsx";
import type { CellCodec } from "../kernel/sheet-port.ts";

export type ClientRow = Outputs["clients"]["list"]["rows"][number];

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

const tierClass = (_row: ClientRow, value: CellValue) =>
  typeof value === "string" ? `foyer-tier-${value}` : undefined;

export function useClientColumns(): readonly SheetColumn<ClientRow>[] {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  const mayWrite = useMay()("clients:write");
  return useMemo(() => {
    const editable = mayWrite ? (row: ClientRow) => !row.house : false;
    const text = (field: keyof ClientRow & keyof typeof widths): SheetColumn<ClientRow> => ({
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
        field: "ownerId",
        header: t("clients.fields.ownerId"),
        kind: "option",
        width: 132,
        editable,
        value: (row) => (row.ownerId === null ? null : String(row.ownerId)),
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
      {
        field: "kind",
        header: t("clients.fields.kind"),
        kind: "option",
        width: 104,
        editable,
        required: true,
        options: ClientKind.options.map((value) => ({ value, label: t(`clients.kinds.${value}`) })),
      },
      text("address"),
      text("preferences"),
      text("specialNeeds"),
      text("notes"),
    ];
  }, [t, owners, mayWrite]);
}

const widths = {
  name: 260,
  city: 104,
  industry: 132,
  reference: 112,
  englishName: 220,
  shortName: 120,
  address: 240,
  preferences: 200,
  specialNeeds: 200,
  notes: 220,
} as const;
