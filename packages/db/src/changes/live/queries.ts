import { type LiveChange, mostToldRows } from "@foyer/domain/changes/live/schema";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { businessDate, type Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Db } from "../../kernel/connect.ts";
import { acrossProperties, type Trx } from "../../kernel/fence.ts";
import { isPastClosed, readableGrid } from "../registered/queries.ts";
import { column } from "../rows/queries.ts";

/** The last change of each property: what is asked all the time, and is one row of each. */
export async function lastNumbers(db: Db, propertyIds: readonly PropertyId[]): Promise<ReadonlyMap<number, number>> {
  const rows = await acrossProperties(db, propertyIds, (trx) =>
    trx
      .selectFrom("propertyCounter")
      .select(["propertyId", "value"])
      .where(sql<boolean>`property_id = any(${[...propertyIds]}::int[])`)
      .where("name", "=", "change")
      .execute(),
  );
  return new Map(rows.map((row) => [row.propertyId, row.value]));
}

interface ChangedRow {
  readonly number: number;
  readonly staffId: number | null;
  readonly by: string | null;
  readonly row: number;
  readonly fields: string[];
  readonly befores: unknown[];
}

/** Each row that was changed since, change by change; one more than are told one by one. */
async function changedRows(trx: Trx, { subject, after }: { subject: string; after: number }): Promise<ChangedRow[]> {
  const { rows } = await sql<ChangedRow>`
    select change.number, change.staff_id, staff.name as by, line.row_id as "row",
      array_agg(line.field order by line.line) as fields, jsonb_agg(line.before order by line.line) as befores
    from change_field as line
    join change on change.property_id = ${trx.propertyId} and change.number = line.number
    left join staff on staff.id = change.staff_id
    where line.property_id = ${trx.propertyId} and line.number > ${after} and line.number <= ${trx.seenChange}
      and line.subject = ${subject}
    group by change.number, change.staff_id, staff.name, line.row_id
    order by change.number, line.row_id
    limit ${mostToldRows + 1}`.execute(trx);
  return rows;
}

/** What changed in a grid's rows after a number, as far as the actor may see the rows, up to the change that the transaction has seen. */
export async function changesSince(
  trx: Trx,
  { grid, after }: { grid: string; after: number },
  now: Instant,
): Promise<LiveChange[]> {
  const { rows, subject } = readableGrid(trx, grid);
  const me = trx.actor.kind === "staff" ? trx.actor.staffId : null;
  const changed = after < trx.seenChange ? await changedRows(trx, { subject, after }) : [];
  if (changed.length > mostToldRows)
    return [{ number: trx.seenChange, by: null, own: false, rows: [], gone: [], many: true }];
  if (changed.length === 0) return [];
  const on = businessDate(now, trx.property.timeZone);
  const reachedBy = await rows.reachedBy(trx, on);
  const { rows: reached } = await sql<{ id: number }>`
    select ${column("id")} from ${await rows.select(trx, on)} as seen
    where ${column("id")} = any(${changed.map(({ row }) => row)}::bigint[])`.execute(trx);
  const inReach = new Set(reached.map(({ id }) => id));
  const hasLeft = ({ row, fields, befores }: ChangedRow) =>
    !inReach.has(row) && fields.some((field, at) => reachedBy?.(field, befores[at]) === true);
  const isShown = (field: string) => field === "" || Object.hasOwn(rows.columns, field);
  const isOpen = (field: string) => !isPastClosed(trx.actor, subject, field);
  return [...Map.groupBy(changed, ({ number }) => number)].flatMap(([number, lines]): LiveChange[] => {
    const told = lines.flatMap(({ row, fields }) =>
      // a row in which nothing changed that the actor may read has not changed
      inReach.has(row) && fields.some(isOpen)
        ? [{ row, fields: fields.filter((field) => isShown(field) && isOpen(field)) }]
        : [],
    );
    const gone = lines.filter(hasLeft).map(({ row }) => row);
    if (told.length + gone.length === 0) return [];
    const { by = null, staffId = null } = lines[0] ?? {};
    return [{ number, by, own: staffId !== null && staffId === me, rows: told, gone, many: false }];
  });
}
