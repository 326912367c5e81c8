import type { Expression, Mapping } from "../mapping/schema.ts";
import type { Field, Fields } from "../row/schema.ts";
import type { Memory, Remembered } from "./schema.ts";

/** `postedOn`, `posted_on`, `Posted on` and `Posted on *` are one name, in full width too. */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_\-*:./\\()[\]【】「」"']/g, "");

const namesOf = (name: string, field: Field<unknown>): readonly string[] => [
  name,
  ...(field.label ? Object.values<string>(field.label) : []),
  ...(field.synonyms ?? []),
];

/** The field that each name stands for. Of two fields with one name the first has it; a field's own name is its alone. */
export function fieldsByName(fields: Fields): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const name of Object.keys(fields)) known.set(nameKey(name), name);
  for (const [name, field] of Object.entries(fields))
    for (const spelling of namesOf(name, field)) if (!known.has(nameKey(spelling))) known.set(nameKey(spelling), name);
  return known;
}

const nothingRemembered: Memory = { columns: {}, values: {}, constants: {} };

const has = (record: Readonly<Record<string, unknown>>, key: string): boolean => Object.hasOwn(record, key);

/** Which column each field is read from: what people said before goes first, then the names; each column is read once. */
function columnsByField(fields: Fields, header: readonly string[], memory: Memory): Map<string, string> {
  const byName = fieldsByName(fields);
  const found = new Map<string, string>();
  const take = (field: string | undefined, column: string) => {
    if (field !== undefined && has(fields, field) && !found.has(field)) found.set(field, column);
  };
  const said = (column: string) => (has(memory.columns, nameKey(column)) ? memory.columns[nameKey(column)] : undefined);
  const named = header.filter((column) => nameKey(column) !== "");
  for (const column of named) take(said(column), column);
  // a column that bears the field's own name before one that bears another of its names
  for (const column of named)
    if (said(column) === undefined && has(fields, byName.get(nameKey(column)) ?? ""))
      if (nameKey(byName.get(nameKey(column)) ?? "") === nameKey(column)) take(byName.get(nameKey(column)), column);
  for (const column of named) if (said(column) === undefined) take(byName.get(nameKey(column)), column);
  return found;
}

/** How a file is read as far as its columns' names, and what people said of such files before, tell. */
export function guessedFields(
  fields: Fields,
  header: readonly string[],
  memory: Memory = nothingRemembered,
): Map<string, Expression> {
  const columns = columnsByField(fields, header, memory);
  const guessed = new Map<string, Expression>();
  for (const name of Object.keys(fields)) {
    const column = columns.get(name);
    const values = has(memory.values, name) ? memory.values[name] : undefined;
    if (column !== undefined) guessed.set(name, values === undefined ? column : { column, values });
    else if (has(memory.constants, name)) guessed.set(name, { constant: memory.constants[name] ?? "" });
  }
  return guessed;
}

export const guessedMapping = (fields: Fields, header: readonly string[], memory?: Memory): Mapping => ({
  fields: Object.fromEntries(guessedFields(fields, header, memory)),
  where: {},
  nulls: [],
  createClients: [],
});

const plainColumn = (expression: Expression): string | undefined =>
  typeof expression === "string" ? expression : "column" in expression ? expression.column : undefined;

/** What is worth remembering of a mapping that a person agreed to: columns, words for options, constants. */
export function rememberedOf(fields: Fields, header: readonly string[], mapping: Mapping): Remembered[] {
  const read = new Map<string, string>();
  const remembered: Remembered[] = [];
  for (const [field, expression] of Object.entries(mapping.fields)) {
    const column = plainColumn(expression);
    if (column !== undefined) read.set(column, field);
    if (typeof expression === "string") continue;
    if ("constant" in expression)
      remembered.push({ aspect: "constant", field: "", name: field, meaning: expression.constant });
    for (const [name, meaning] of Object.entries(expression.values ?? {}))
      remembered.push({ aspect: "value", field, name, meaning });
  }
  const guessed = guessedFields(fields, header);
  for (const column of header) {
    const name = nameKey(column);
    const meaning = read.get(column);
    if (name === "" || name.length > 200) continue;
    if (meaning !== undefined) remembered.push({ aspect: "column", field: "", name, meaning });
    else if ([...guessed.values()].includes(column))
      remembered.push({ aspect: "column", field: "", name, meaning: "" });
  }
  return remembered;
}

export function memoryOf(remembered: readonly Remembered[]): Memory {
  const columns: Record<string, string> = {};
  const constants: Record<string, string> = {};
  const values: Record<string, Record<string, string>> = {};
  for (const { aspect, field, name, meaning } of remembered) {
    if (aspect === "column") columns[name] = meaning;
    else if (aspect === "constant") constants[name] = meaning;
    else (values[field] ??= {})[name] = meaning;
  }
  return { columns, values, constants };
}
