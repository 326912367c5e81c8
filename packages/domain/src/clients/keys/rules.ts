import { z } from "zod";
import { CalendarDate } from "../../kernel/time.ts";
import { ClientClass, ClientKind, Tier } from "../schema.ts";

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
