import type { ClientClass } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { type TargetId, type TargetsAsked, targetRowId } from "@foyer/domain/targets/schema";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";

interface Line {
  readonly class: ClientClass;
  readonly staffId: StaffId | null;
}

/** Makes the lines that are missing and locks all of the year's, so that two spreads of the same total follow each other. */
export async function lockLines(
  trx: Trx,
  { year, metric }: TargetsAsked,
  lines: readonly Line[],
): Promise<Map<string, TargetId>> {
  await sql`
    insert into target (property_id, year, metric, class, staff_id)
    select ${trx.propertyId}, ${year}::int, ${metric}, class, staff_id
    from unnest(${lines.map((line) => line.class)}::text[], ${lines.map((line) => line.staffId)}::bigint[]) as line (class, staff_id)
    on conflict do nothing`.execute(trx);
  const rows = await trx
    .selectFrom("target")
    .select(["id", "class", "staffId"])
    .where("propertyId", "=", trx.propertyId)
    .where("year", "=", year)
    .where("metric", "=", metric)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [targetRowId({ kind: "rep", class: row.class, staffId: row.staffId }), row.id]));
}

export interface MonthAmount {
  readonly targetId: number;
  /** 1 = January. */
  readonly month: number;
  readonly amount: number;
}

/** Stores months; every sum follows. */
export async function writeMonths(trx: Trx, months: readonly MonthAmount[]): Promise<void> {
  await sql`
    insert into target_month (property_id, target_id, month, amount)
    select ${trx.propertyId}, given.* from unnest(
      ${months.map((each) => each.targetId)}::bigint[], ${months.map((each) => each.month)}::int[], ${months.map((each) => each.amount)}::bigint[]
    ) as given (target_id, month, amount)
    on conflict (property_id, target_id, month) do update set amount = excluded.amount`.execute(trx);
}
