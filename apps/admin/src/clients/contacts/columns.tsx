import type { CellValue } from "@foyer/domain/changes/schema";
import { contactCell } from "@foyer/domain/clients/contacts/rules";
import { ClientClass, ClientStatus, Tier } from "@foyer/domain/clients/schema";
import { languages } from "@foyer/domain/kernel/words";
import { channels } from "@foyer/domain/messages/schema";
import type { Reading, SheetColumn } from "@foyer/sheet/column";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageNames } from "../../kernel/language.ts";
import { codeText } from "../../kernel/refusal-text.ts";
import { useMay } from "../../kernel/session.tsx";
import { useOwnerOptions } from "../columns.tsx";
import { useBirthdayText } from "./use-birthday-text.ts";

/** A person in the grid, with the client he or she is at. */
export interface ContactGridRow {
  readonly id: number;
  readonly clientId: number;
  readonly clientName: string;
  readonly name: string;
  readonly title: string | null;
  readonly status: ClientStatus;
  readonly tier: Tier | null;
  readonly ownerId: number | null;
  readonly mobileMask: string | null;
  readonly mailMask: string | null;
}

/** A birthday is read as the api reads it: 5-20, 农历八月十五, lunar leap 4-3. */
function readBirthday(text: string): Reading {
  const read = contactCell("birthday", text);
  return "refused" in read
    ? { ok: false, code: read.refused, message: codeText(read.refused) }
    : { ok: true, value: read.value };
}

export function useContactColumns(): readonly SheetColumn<ContactGridRow>[] {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  const birthdayText = useBirthdayText();
  const editable = useMay()("contacts:write");
  return useMemo(() => {
    type Field = Parameters<typeof header>[0];
    const header = (field: keyof typeof widths) => t(`clients.contacts.fields.${field}`);
    const column = (field: Field, more: Partial<SheetColumn<ContactGridRow>> = {}): SheetColumn<ContactGridRow> => ({
      field,
      header: header(field),
      kind: "text",
      width: widths[field],
      ...more,
    });
    const masked = (field: (typeof channels)[number] | "birthYear", hidden = false): SheetColumn<ContactGridRow> => ({
      ...column(field, { masked: true, hidden }),
      field: `${field}Mask`,
    });
    return [
      column("name", { editable, required: true, pinned: "left" }),
      column("clientName"),
      column("title", { editable }),
      column("decisionMaker", { editable, kind: "check", empty: false }),
      masked("mobile"),
      masked("phone"),
      masked("mail"),
      masked("wechat"),
      column("preferredChannel", {
        editable,
        kind: "option",
        options: channels.map((value) => ({ value, label: t(`clients.contacts.fields.${value}`) })),
      }),
      column("birthday", {
        editable,
        read: readBirthday,
        format: (value: CellValue) => (typeof value === "string" ? birthdayText(value) : ""),
        plain: (value: CellValue) => (typeof value === "string" ? value : ""),
      }),
      column("salutation", { editable }),
      column("language", {
        editable,
        kind: "option",
        required: true,
        options: languages.map((value) => ({ value, label: languageNames[value] })),
      }),
      column("tier", {
        kind: "option",
        options: Tier.options.map((value) => ({ value, label: t(`clients.tiers.${value}`) })),
      }),
      column("ownerId", {
        kind: "option",
        value: (row) => (row.ownerId === null ? null : String(row.ownerId)),
        options: owners,
      }),
      {
        field: "class",
        header: t("clients.fields.class"),
        kind: "option",
        width: 130,
        hidden: true,
        options: ClientClass.options.map((value) => ({ value, label: t(`clients.classes.${value}`) })),
      },
      masked("birthYear", true),
      column("status", {
        kind: "option",
        hidden: true,
        options: ClientStatus.options.map((value) => ({ value, label: t(`clients.statuses.${value}`) })),
      }),
    ];
  }, [t, owners, birthdayText, editable]);
}

const widths = {
  name: 130,
  clientName: 240,
  title: 140,
  decisionMaker: 96,
  mobile: 132,
  phone: 132,
  mail: 190,
  wechat: 130,
  preferredChannel: 128,
  birthday: 140,
  birthYear: 96,
  salutation: 90,
  language: 104,
  tier: 84,
  ownerId: 120,
  status: 96,
} as const;
