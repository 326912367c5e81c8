import { mostTags, Tag } from "../schema.ts";

const separators = /[,，、;；\n]+/;

/** One tag as it is kept: narrow, without a `#` before it or blanks twice. */
const normalTag = (typed: string): string =>
  typed.normalize("NFKC").replaceAll(/\s+/g, " ").trim().replace(/^#+ */, "");

/** What was typed as a list of tags: each once, whatever its case. */
export function readTags(typed: string): string[] {
  const tags = new Map<string, string>();
  for (const each of typed.split(separators).map(normalTag))
    if (each !== "" && !tags.has(each.toLowerCase())) tags.set(each.toLowerCase(), each);
  return [...tags.values()];
}

/** Tags as a cell, a file and the record of change hold them; empty for none. */
export const tagsText = (tags: readonly string[]): string | null => (tags.length === 0 ? null : tags.join(", "));

/** The tags a cell would store, or why not. */
export function tagsCell(typed: string): { value: string | null } | { refused: string } {
  const tags = readTags(typed);
  if (tags.length > mostTags) return { refused: "clients.too-many-tags" };
  if (tags.some((tag) => !Tag.safeParse(tag).success)) return { refused: "clients.tag-not-valid" };
  return { value: tagsText(tags) };
}
