import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import { type ChangedField, recordListed } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { jsonOrNull } from "../../kernel/json.ts";

/**
 * What an import did, kept in a table of this transaction alone until it is recorded as one change at the end: the change
 * number would hold everybody else up from the first block, and a million rows are not to be held in memory.
 */
export interface Journal {
  readonly created: (subject: string, ids: readonly number[]) => void;
  readonly changed: (fields: readonly ChangedField[]) => void;
  /** Keeps rows as they stand; of one kept twice, the first stands. */
  readonly keep: (subject: string, images: RawBuilder<unknown>) => Promise<void>;
  /** Writes down what was noted since the last time. */
  readonly flush: () => Promise<void>;
  /** Whether anything was noted at all. */
  readonly isEmpty: () => boolean;
}

async function writeCreated(trx: Trx, subject: string, ids: readonly number[]): Promise<void> {
  await sql`
    insert into pg_temp.imported (subject, row_id, field)
    select ${subject}, row_id, '' from unnest(${[...ids]}::bigint[]) as made (row_id)`.execute(trx);
}

async function writeChanged(trx: Trx, fields: readonly ChangedField[]): Promise<void> {
  await sql`
    insert into pg_temp.imported (subject, row_id, field, before, after)
    select subject, row_id, field, before::jsonb, after::jsonb
    from unnest(
      ${fields.map((field) => field.subject)}::text[], ${fields.map((field) => field.row)}::bigint[],
      ${fields.map((field) => field.field)}::text[], ${fields.map((field) => jsonOrNull(field.before))}::text[],
      ${fields.map((field) => jsonOrNull(field.after))}::text[]
    ) as changed (subject, row_id, field, before, after)`.execute(trx);
}

export async function openJournal(trx: Trx): Promise<Journal> {
  await sql`
    create temporary table imported (
      line integer generated always as identity, subject text not null, row_id bigint not null, field text not null,
      before jsonb, after jsonb
    ) on commit drop`.execute(trx);
  await sql`
    create temporary table imported_before (
      subject text not null, row_id bigint not null, image jsonb not null, primary key (subject, row_id)
    ) on commit drop`.execute(trx);
  let made: (readonly [string, readonly number[]])[] = [];
  let fields: ChangedField[] = [];
  let empty = true;
  return {
    created: (subject, ids) => {
      if (ids.length > 0) made.push([subject, ids]);
    },
    changed: (changed) => {
      fields.push(...changed);
    },
    keep: async (subject, images) => {
      await sql`
        insert into pg_temp.imported_before (subject, row_id, image)
        select ${subject}, row_id, image from (${images}) as kept on conflict do nothing`.execute(trx);
    },
    isEmpty: () => empty,
    async flush() {
      if (made.length > 0 || fields.length > 0) empty = false;
      for (const [subject, ids] of made) await writeCreated(trx, subject, ids);
      if (fields.length > 0) await writeChanged(trx, fields);
      made = [];
      fields = [];
    },
  };
}

interface Recorded {
  readonly journal: Journal;
  readonly act: string;
  readonly at: Instant;
  readonly staffId: StaffId | null;
  /** The change that this one takes back. */
  readonly undoes?: number | null;
}

/** Makes the one change of what the journal holds, or none when it holds nothing. */
export async function recordJournal(trx: Trx, { journal, undoes, ...change }: Recorded): Promise<number | null> {
  const number = journal.isEmpty()
    ? null
    : await recordListed(
        trx,
        { ...change, ...(undoes && { undoes }) },
        sql`select line, subject, row_id, field, before, after from pg_temp.imported`,
      );
  if (number !== null)
    await sql`
      insert into import_before (property_id, number, subject, row_id, image)
      select ${trx.propertyId}, ${number}, subject, row_id, image from pg_temp.imported_before on conflict do nothing`.execute(
      trx,
    );
  await sql`drop table pg_temp.imported, pg_temp.imported_before`.execute(trx);
  return number;
}

/** So many of a check's differences are listed; all are counted. */
const differencesShown = 10_000;

/** Which fields of which rows would change, the first of them, and how many there are in all. */
export async function listDifferences(trx: Trx): Promise<{ total: number; fields: ChangedField[] }> {
  const { rows } = await sql<ChangedField & { total: number }>`
    select subject, row_id as row, field, before, after, count(*) over () as total
    from pg_temp.imported where field <> '' order by line limit ${differencesShown}`.execute(trx);
  return { total: rows[0]?.total ?? 0, fields: rows.map(({ total: _, ...field }) => field) };
}
