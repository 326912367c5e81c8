import { Refusal } from "@foyer/domain/kernel/refusal";

/**
 * Control characters; marks that turn the direction of what stands after them, so that a name would be read as another or
 * spoil the line it is shown in; and the character by which the record of change tells a sealed value.
 */
const controls = /[^\P{Cc}\n\r\t]|[\u202A-\u202E\u2066-\u2069\uE000]/u;
const isText = (text: string): boolean => text.isWellFormed() && !controls.test(text);

/** Deeper than anything that is sent on purpose; a schema that calls itself would go down all of it. */
const deepest = 64;

/**
 * What a request brings is text a person could have typed: no control characters but line ends and tabs, no half of a
 * character, which the database would keep as another. Looked at before any schema is.
 */
export function refuseUnreadable(input: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && !isText(value)) throw new Refusal("invalid", "kernel.not-text");
    if (typeof value !== "object" || value === null) continue;
    if (depth === deepest) throw new Refusal("invalid", "kernel.input-not-valid");
    for (const [key, each] of Object.entries(value)) {
      if (!isText(key)) throw new Refusal("invalid", "kernel.not-text");
      open.push({ value: each, depth: depth + 1 });
    }
  }
}
