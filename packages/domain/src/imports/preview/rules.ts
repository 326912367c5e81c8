import { type Language, type Phrase, say, type Words } from "../../kernel/words.ts";
import { redactContacts } from "../../messages/rules.ts";
import { columnsOf } from "../expressions/rules.ts";
import { type FixOfLine, mendedBlock } from "../fixes/rules.ts";
import type { Mapping } from "../mapping/schema.ts";
import type { Fields } from "../row/schema.ts";
import type { Line } from "../rows/rules.ts";
import { lineColumn, type RefusedValue } from "../schema.ts";
import { words } from "../../words.ts";
import { importsWords } from "../words.ts";

/** A column of a file with a few of its values, any phone or mail in them hidden. (A2.8) */
export interface ColumnShown {
  readonly name: string;
  readonly samples: readonly string[];
  /** All its values as far as was read, where they are few: a list of options. */
  readonly values: readonly string[] | null;
}

const samplesShown = 3;
const fewValues = 30;
const longestShown = 60;

const cut = (value: string): string => (value.length <= longestShown ? value : `${value.slice(0, longestShown)}…`);

export const columnsShown = (header: readonly string[], rows: readonly Line[], mask: Mask): ColumnShown[] =>
  header.map((name, index) => {
    const shown = (value: string) => cut(mask(name, value));
    const distinct = new Set<string>();
    for (const { values } of rows) {
      const value = values[index]?.trim() ?? "";
      if (value !== "") distinct.add(value);
      if (distinct.size > fewValues) break;
    }
    const all = [...distinct];
    return {
      name,
      samples: all.slice(0, samplesShown).map(shown),
      values: all.length <= fewValues && all.every((value) => shown(value) === value) ? all : null,
    };
  });

/** What may be shown of a cell. */
export type Mask = (column: string, value: string) => string;

const asIs = (value: string): string => value;

/**
 * Hides what columns say that protected fields are read from. What other fields are read from is shown as it is, as the
 * records themselves are; in a column that nothing is read from, anything may stand.
 */
export function maskOf(fields: Fields, mapping: Mapping): Mask {
  const masks = new Map<string, (raw: string) => string>();
  for (const [name, expression] of Object.entries(mapping.fields)) {
    const masked = Object.hasOwn(fields, name) ? fields[name]?.masked : undefined;
    for (const column of columnsOf(expression)) if (masked || !masks.has(column)) masks.set(column, masked ?? asIs);
  }
  return (column, value) => (value === "" ? "" : (masks.get(column) ?? redactContacts)(value));
}

const isPhrase = (found: Words | Phrase): found is Phrase => typeof found["en"] === "string";

/** Why a value was refused, in words; its code where nobody has words for it. */
export function reasonOf(code: string, language: Language): string {
  const dot = code.indexOf(".");
  let found: Words | Phrase | undefined = words;
  for (const key of [code.slice(0, dot), "refusals", code.slice(dot + 1)]) {
    if (found === undefined || isPhrase(found)) return code;
    found = Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found !== undefined && isPhrase(found) ? say(found, language) : code;
}

export interface BadRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly RefusedValue[];
  /** It could not be read: what is put right is all of it. */
  readonly whole: boolean;
}

export interface BadRowsAsked {
  readonly header: readonly string[];
  readonly blocks: AsyncIterable<{
    readonly rows: readonly Line[];
    readonly problems: readonly { readonly line: number; readonly cells?: readonly string[] }[];
  }>;
  readonly refused: readonly RefusedValue[];
  readonly fixes: FixOfLine;
  readonly mask: Mask;
}

/** Rows that a check refused, as they stand in the file and as they were mended since, in the file's order. */
export async function* badRowsIn({ header, blocks, refused, fixes, mask }: BadRowsAsked): AsyncGenerator<BadRow> {
  const wanted = Map.groupBy(refused, ({ line }) => line);
  const last = Math.max(0, ...wanted.keys());
  if (wanted.size === 0) return;
  for await (const block of blocks) {
    const { rows, problems } = mendedBlock(block, fixes, header);
    const unread = new Map(problems.map((problem) => [problem.line, problem]));
    const found = [
      ...rows.map(({ line, values }) => ({ line, values, whole: fixes.get(line)?.whole ?? false })),
      ...[...unread.values()].map(({ line, cells = [] }) => ({ line, values: cells, whole: true })),
    ].filter(({ line }) => wanted.has(line));
    for (const { line, values, whole } of found.toSorted((a, b) => a.line - b.line))
      yield {
        line,
        cells: header.map((column, index) => mask(column, values[index] ?? "")),
        problems: wanted.get(line) ?? [],
        whole,
      };
    if ((rows.at(-1)?.line ?? 0) >= last) return;
  }
}

interface TextColumn {
  readonly kind: "text";
  readonly header: string;
  readonly value: (row: BadRow) => string;
}

/** Bad rows as a table that can be put right and sent again: where each stands, why it was refused, and its cells. */
export function badRowsTable(header: readonly string[], language: Language): TextColumn[] {
  const why = (row: BadRow): string =>
    row.problems
      .map(({ column, code }) => `${column === null ? "" : `${column}: `}${reasonOf(code, language)}`)
      .join("; ");
  const text = (name: string, value: TextColumn["value"]): TextColumn => ({ kind: "text", header: name, value });
  return [
    text(lineColumn, (row) => String(row.line)),
    text(importsWords.why[language], why),
    ...header.flatMap((name, index) => (name === "" ? [] : [text(name, (row) => row.cells[index] ?? "")])),
  ];
}
