import type { CellValue } from "@foyer/domain/changes/schema";
import { type ColumnKind, mostContactRows, needsDirector } from "@foyer/domain/changes/views/rules";
import { type ExportedView, mostRows } from "@foyer/domain/changes/views/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { type Language, type Phrase, say, type Words } from "@foyer/domain/kernel/words";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { orderedIds } from "../blocks/queries.ts";
import type { GridRows } from "../grid.ts";
import { readableGrid } from "../registered/queries.ts";
import { column } from "../rows/queries.ts";

/** A row of a file, value by value as text or number, in the order of its columns. */
export type WrittenRow = readonly (string | number | null)[];

export interface WrittenColumn {
  readonly field: string;
  readonly kind: ColumnKind;
  readonly header: string;
}

const exportedOf = (rows: GridRows) => {
  if (!rows.exported) throw new Refusal("forbidden", "changes.not-exported");
  return rows.exported;
};

/**
 * What a file of the view is made of; refused for who may not carry it away, for more than fits, and for many people's contact
 * data as long as no director has accepted it.
 */
export async function planExport(
  trx: Trx,
  { view, language, accepted = false }: { view: ExportedView; language: Language; accepted?: boolean },
  now: Instant,
) {
  const { rows } = readableGrid(trx, view.grid);
  const { act, columns: heads } = exportedOf(rows);
  refuseUnless(trx.actor, act);
  const columns = view.columns.map((field): WrittenColumn => {
    const kind = Object.hasOwn(rows.columns, field) ? rows.columns[field] : undefined;
    const head = Object.hasOwn(heads, field) ? heads[field] : undefined;
    if (!kind || !head) throw new Refusal("invalid", "changes.condition-not-valid", { field });
    return { field, kind, header: say(head, language) };
  });
  const { ids, matching } = await orderedIds(trx, view, now);
  if (matching > ids.length) throw new Refusal("conflict", "changes.view-too-large", { most: mostRows });
  const contactData = columns.some(({ kind }) => kind === "masked");
  if (trx.actor.kind === "staff" && !accepted && needsDirector({ rows: ids.length, contactData }))
    throw new Refusal("conflict", "changes.export-needs-approval", { most: mostContactRows });
  return { ids, columns, contactData, act: `${view.grid}.export`, on: businessDate(now, trx.property.timeZone) };
}

const spokenOption = (words: Words | undefined, value: CellValue, language: Language): string => {
  const text = String(value);
  const word: Phrase | Words | undefined = words && Object.hasOwn(words, text) ? words[text] : undefined;
  const spoken = word?.[language];
  return typeof spoken === "string" ? spoken : text;
};

export interface AskedRows {
  readonly grid: string;
  readonly ids: readonly number[];
  readonly columns: readonly WrittenColumn[];
  readonly language: Language;
}

/** Rows by their ids and in their order, as the screen shows them: options and people by their names, a check as its tick. */
export async function writtenRows(trx: Trx, { grid, ids, columns, language }: AskedRows, now: Instant) {
  const { rows } = readableGrid(trx, grid);
  const { options } = exportedOf(rows);
  const from = await rows.select(trx, businessDate(now, trx.property.timeZone));
  const values = columns.map(({ field, kind }, at) => {
    const shown =
      kind === "person"
        ? sql`(select staff.name from staff where staff.id = ${column(field)})`
        : kind === "list"
          ? sql`array_to_string(${column(field)}, ', ')`
          : column(field);
    return sql`${shown} as ${sql.raw(`value${at}`)}`;
  });
  const { rows: read } = await sql<Record<string, CellValue>>`
    select ${sql.join(values)}
    from unnest(${ids}::bigint[]) with ordinality as asked (id, place) join ${from} as seen on ${column("id")} = asked.id
    order by asked.place`.execute(trx);
  const written = (value: CellValue | undefined, { field, kind }: WrittenColumn): string | number | null => {
    if (value === null || value === undefined || value === "") return null;
    if (kind === "option") return spokenOption(options[field], value, language);
    if (kind === "check") return value === true ? "✓" : null;
    return kind === "number" ? Number(value) : String(value);
  };
  return read.map((row): WrittenRow => columns.map((each, at) => written(row[`value${at}`], each)));
}
