import { z } from "zod";
import {
  dateField,
  type ImportedBy,
  masking,
  optional,
  optionField,
  rowShape,
  textField,
  yesNoField,
} from "../imports/row/schema.ts";
import { CalendarDate } from "../kernel/time.ts";
import { redactContacts } from "../messages/rules.ts";
import { mask, normalProtected } from "./rules.ts";
import { ClientClass, ClientKind, type ProtectedField, protectedFields, Tier } from "./schema.ts";
import { clientsWords } from "./words.ts";

const { classes, kinds, tiers, sources } = clientsWords;

/** What was typed may be anything, a phone behind an address's sign too. */
const maskTyped = (field: ProtectedField) => (raw: string) => redactContacts(mask(field, raw.trim()));

/**
 * One row is one file, with at most one of its contacts; a client with several contacts stands on several rows only in
 * several files. What a file already holds is left alone where the row says nothing. A new file needs name, kind and class;
 * owner, tier and class of a new file hold from `since`, else from the property's start; those of a known one from today.
 */
export const clientShape = rowShape({
  fields: {
    reference: textField(80),
    name: optional(textField(200)),
    kind: optional(optionField(kinds)),
    class: optional(optionField(classes)),
    tier: optional(optionField(tiers)),
    /** By mail address. */
    owner: optional(textField(254)),
    since: optional(dateField()),
    englishName: optional(textField(200)),
    shortName: optional(textField(80)),
    industry: optional(textField(80)),
    address: optional(textField(400)),
    city: optional(textField(80)),
    source: optional(optionField(sources)),
    vip: optional(yesNoField()),
    preferences: optional(textField(4_000, { lines: true })),
    specialNeeds: optional(textField(4_000, { lines: true })),
    notes: optional(textField(4_000, { lines: true })),
    contact: optional(textField(120)),
    contactTitle: optional(textField(120)),
    mobile: masking(optional(textField(40)), maskTyped("mobile")),
    mail: masking(optional(textField(254)), maskTyped("mail")),
    wechat: masking(optional(textField(64)), maskTyped("wechat")),
  },
  key: (row) => row.reference,
  check: (row) => {
    for (const field of protectedFields) {
      const typed = row[field];
      if (typed === null) continue;
      if (row.contact === null) return { field, code: "clients.contact-without-name" };
      if (normalProtected(field, typed) === undefined) return { field, code: `clients.${field}-not-valid` };
    }
    return undefined;
  },
});
export type ClientRow = ImportedBy<typeof clientShape>;

/** What a mapping says about clients that its file names and nobody has a file of: by the start of their key. */
export const ClientRule = z.strictObject({
  prefix: z.string().max(40).default(""),
  kind: ClientKind,
  class: ClientClass,
  tier: Tier,
  /** `{{key}}` is what follows the prefix. */
  name: z.string().min(1).max(200).default("{{key}}"),
  /** From when class and tier hold; without it, from the property's start. */
  since: CalendarDate.optional(),
});
export type ClientRule = z.infer<typeof ClientRule>;

/** The rule for a key: of several prefixes that fit, the longest. */
export function ruleFor(rules: readonly ClientRule[], key: string): ClientRule | undefined {
  return rules
    .filter((rule) => key.startsWith(rule.prefix) && key.length > rule.prefix.length)
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}

export const nameByRule = (rule: ClientRule, key: string): string =>
  rule.name.replaceAll("{{key}}", () => key.slice(rule.prefix.length)).slice(0, 200);
