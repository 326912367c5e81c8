import { sql } from "kysely";
import type { ChangedField } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { type Child, movedChildren, movedPersonsChildren } from "./queries.ts";

/** The name of a column in the record of change. */
const fieldOf = (column: string): string => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

interface Move {
  readonly from: number;
  readonly to: number;
}

async function move(trx: Trx, { table, column }: Child, { from, to }: Move): Promise<ChangedField[]> {
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(table)} set ${sql.ref(column)} = ${to}
    where property_id = ${trx.propertyId} and ${sql.ref(column)} = ${from}
      and not (${table} = 'client' and id = ${to})
    returning id`.execute(trx);
  return rows.map(({ id }) => ({ subject: table, row: id, field: fieldOf(column), before: from, after: to }));
}

/** Everything that names a client names the other from now on: stays, activities, surveys, tips, files below it. */
export async function moveChildren(trx: Trx, clients: Move): Promise<ChangedField[]> {
  const moved: ChangedField[] = [];
  for (const child of await movedChildren(trx)) moved.push(...(await move(trx, child, clients)));
  return moved;
}

/** Everything that names a person names the other one of the same person. */
export async function movePersonsChildren(trx: Trx, persons: Move): Promise<ChangedField[]> {
  const moved: ChangedField[] = [];
  for (const child of await movedPersonsChildren(trx)) moved.push(...(await move(trx, child, persons)));
  return moved;
}

export interface MovedRows {
  readonly subject: string;
  readonly field: string;
  readonly rows: readonly number[];
  readonly before: number;
  readonly after: number;
}

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Puts rows back that stand where a merge put them; those that went elsewhere since stay there. Answers which went. */
export async function moveBack(trx: Trx, { subject, field, rows, before, after }: MovedRows): Promise<number[]> {
  const column = sql.ref(columnOf(field));
  const { rows: moved } = await sql<{ id: number }>`
    update ${sql.table(subject)} set ${column} = ${before}
    where property_id = ${trx.propertyId} and id = any(${[...rows]}::bigint[]) and ${column} = ${after}
    returning id`.execute(trx);
  return moved.map(({ id }) => id);
}
