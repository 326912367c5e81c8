import { useTranslation } from "react-i18next";
import { isWordKey } from "../../kernel/language.ts";
import { useBirthdayText } from "../contacts/use-birthday-text.ts";
import { useOwnerOptions } from "../columns.tsx";

const lists: Readonly<Record<string, string>> = {
  class: "clients.classes",
  tier: "clients.tiers",
  source: "clients.sources",
  kind: "clients.kinds",
  assessmentType: "clients.assessmentTypes",
  status: "clients.statuses",
  language: "clients.languages",
  preferredChannel: "clients.contacts.fields",
};

/** A field's name in words, of a file or of a contact. */
export function useFieldText() {
  const { t } = useTranslation();
  return (field: string, subject = "client"): string => {
    const keys = [`clients.contacts.fields.${field}`, `clients.fields.${field}`];
    const key = (subject === "contact" ? keys : keys.toReversed()).find((each) => isWordKey(each));
    return key !== undefined && isWordKey(key) ? t(key) : field;
  };
}

export interface Names {
  readonly staff: readonly { readonly id: number; readonly name: string }[];
  readonly clients: readonly { readonly id: number; readonly name: string }[];
}

const noNames: Names = { staff: [], clients: [] };
const people = ["ownerId", "collaborators"];
const clients = ["parentId", "referrerId"];

/** A stored value in words: the owner's name, the word of a class, a birthday as it is said. Who has left is among the names given. */
export function useValueText(names: Names = noNames) {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  const birthdayText = useBirthdayText();
  const named = (of: Names["staff"], id: number) => of.find((each) => each.id === id)?.name;
  const person = (id: number) =>
    named(names.staff, id) ?? owners.find((owner) => owner.value === String(id))?.label ?? `#${id}`;
  const numberText = (field: string, value: number): string => {
    if (people.includes(field)) return person(value);
    return clients.includes(field) ? (named(names.clients, value) ?? `#${value}`) : String(value);
  };
  const text = (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.length === 0 ? "—" : value.map((each) => text(field, each)).join(", ");
    if (typeof value === "boolean") return t(value ? "kernel.yes" : "kernel.no");
    if (typeof value === "number") return numberText(field, value);
    if (typeof value !== "string" || value === "") return "—";
    if (field === "birthday") return birthdayText(value);
    const key = `${lists[field]}.${value}`;
    return isWordKey(key) ? t(key) : value;
  };
  return text;
}
