import { canBeSpelled, type EntryMatch, entryMatches, likelier } from "@foyer/domain/clients/search/rules";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** Of each way to be found, so many are looked at: in the order of the index, so the exact ones come first. */
const looked = 40;
const last = "\u{10FFFF}";

const keys = {
  written: ["beginning", "inside"],
  initials: ["spelled", "spelled-inside"],
  sound: ["spelled", "spelled-inside"],
} as const satisfies Record<string, readonly [EntryMatch, EntryMatch]>;

type Column = keyof typeof keys;
export type Found = ReadonlyMap<number, EntryMatch>;

interface Asked {
  readonly form: string;
  readonly person: boolean;
}

const columnsFor = (form: string): readonly Column[] =>
  canBeSpelled(form) ? ["written", "initials", "sound"] : ["written"];

const beginsWith = (column: Column, form: string) =>
  sql<boolean>`${sql.ref(column)} >= ${form} and ${sql.ref(column)} < ${form + last}`;

async function foundBy(trx: Trx, entries: RawBuilder<unknown>): Promise<Found> {
  const { rows } = await sql<{ rowId: number; match: EntryMatch }>`${entries}`.execute(trx);
  const found = new Map<number, EntryMatch>();
  for (const { rowId, match } of rows) found.set(rowId, likelier(found.get(rowId), match));
  return found;
}

/** All there are: one range of one index for each way in which a name can be typed, from its beginning or within it. */
export function amongAll(trx: Trx, { form, person }: Asked): Promise<Found> {
  const ranges = [false, true].flatMap((inside) =>
    columnsFor(form).map(
      (column) => sql`(
        select row_id, ${keys[column][inside ? 1 : 0]} as match from search_entry
        where property_id = ${trx.propertyId} and person = ${person} and inside = ${inside} and ${beginsWith(column, form)}
        order by ${sql.ref(column)} limit ${sql.lit(looked)})`,
    ),
  );
  return foundBy(trx, sql.join(ranges, sql` union all `));
}

/** Some, whose entries are few enough to look through, the likeliest of them: one's own must not be crowded out by everybody's. */
export async function amongThese(trx: Trx, { form, person, ids }: Asked & { ids: readonly number[] }): Promise<Found> {
  if (ids.length === 0) return new Map();
  const columns = columnsFor(form);
  const matches = columns.map(
    (column) =>
      sql`when ${beginsWith(column, form)} then case when inside then ${keys[column][1]} else ${keys[column][0]} end`,
  );
  const found = await foundBy(
    trx,
    sql`
      select row_id, case ${sql.join(matches, sql` `)} end as match from search_entry
      where property_id = ${trx.propertyId} and person = ${person} and row_id = any(${ids}::bigint[])
        and (${sql.join(
          columns.map((column) => beginsWith(column, form)),
          sql` or `,
        )})`,
  );
  return new Map(
    [...found].toSorted(([, a], [, b]) => entryMatches.indexOf(a) - entryMatches.indexOf(b)).slice(0, looked),
  );
}
