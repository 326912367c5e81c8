import { Refusal } from "@foyer/domain/kernel/refusal";

/** No control characters, nor the one by which the record of change tells a sealed value. */
const controls = /[^\P{Cc}\n\r\t]|\uE000/u;
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
