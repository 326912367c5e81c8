import type { DifferencesPage, ImportKind } from "@foyer/domain/imports/schema";
import { found } from "@foyer/domain/kernel/refusal";
import { sql } from "kysely";
import { isPastClosed } from "../../changes/registered/queries.ts";
import { importers } from "../../imports.ts";
import { readSealed } from "../../kernel/sealed.ts";
import type { Trx } from "../../kernel/fence.ts";

/** Fields that hold somebody's or something's number, and the table that has their name. */
const namedBy: Readonly<Record<string, "staff" | "client" | "contact">> = {
  ownerId: "staff",
  staffId: "staff",
  clientId: "client",
  contactId: "contact",
  parentId: "client",
  referrerId: "client",
};

async function namesOf(trx: Trx, table: "staff" | "client" | "contact", ids: readonly number[]) {
  // people stand outside the fence: only those who ever worked here are named
  const here =
    table === "staff"
      ? sql`exists (select from staff_role where staff_role.property_id = ${trx.propertyId} and staff_role.staff_id = named.id)`
      : sql`named.property_id = ${trx.propertyId}`;
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from ${sql.table(table)} as named where ${here} and id = any(${[...ids]}::bigint[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

interface Difference {
  readonly subject: string;
  readonly row: number;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Differences as people read them: rows and people by name, protected values masked, what is closed to the reader empty. */
export async function spokenDifferences(trx: Trx, kind: ImportKind, rows: readonly Difference[]) {
  const names = new Map<string, ReadonlyMap<number, string>>();
  for (const table of importers[kind].tables) {
    const ids = rows.filter((each) => each.subject === table.subject).map((each) => each.row);
    if (ids.length > 0) names.set(table.subject, await table.names(trx, [...new Set(ids)]));
  }
  const meant = new Map<string, ReadonlyMap<number, string>>();
  for (const table of ["staff", "client", "contact"] as const) {
    const ids = rows
      .flatMap((each) => (namedBy[each.field] === table ? [each.before, each.after] : []))
      .filter(isNumber);
    if (ids.length > 0) meant.set(table, await namesOf(trx, table, [...new Set(ids)]));
  }
  const isClosed = (subject: string, field: string) => isPastClosed(trx.actor, subject, field);
  const spoken = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    const sealed = readSealed(value);
    if (sealed) return sealed.mask;
    const table = namedBy[field];
    return (table && isNumber(value) ? meant.get(table)?.get(value) : undefined) ?? textOf(value);
  };
  return rows.map(({ subject, row, field, before, after }) => ({
    subject,
    row,
    field,
    name: names.get(subject)?.get(row) ?? String(row),
    before: isClosed(subject, field) ? null : spoken(field, before),
    after: isClosed(subject, field) ? null : spoken(field, after),
  }));
}

/** What a check would change, a page at a time: which field of what, from what to what. */
export async function differencesOf(trx: Trx, { id, after, limit }: DifferencesPage) {
  const of = found(
    await trx
      .selectFrom("import")
      .select("kind")
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .executeTakeFirst(),
    "imports.not-found",
  );
  const rows = await trx
    .selectFrom("importDifference")
    .select(["line", "subject", "rowId as row", "field", "before", "after"])
    .where("propertyId", "=", trx.propertyId)
    .where("importId", "=", id)
    .where("line", ">", after)
    .orderBy("line")
    .limit(limit)
    .execute();
  const spoken = await spokenDifferences(trx, of.kind, rows);
  return spoken.map((each, index) => ({ ...each, line: rows[index]?.line ?? 0 }));
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
