import type { CellValue } from "@foyer/domain/changes/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { planTargets, type TargetMonth } from "@foyer/domain/targets/rules";
import {
  grainOf,
  monthField,
  monthOfField,
  type TargetId,
  TargetScope,
  targetRowId,
} from "@foyer/domain/targets/schema";
import { sql } from "kysely";
import type { Grid, PlannedField, StoredField } from "../changes/grid.ts";
import type { Trx } from "../kernel/fence.ts";
import { today } from "../properties/queries.ts";
import { reachedStaff } from "../staff/queries.ts";
import { lockLines, writeMonths } from "./mutations.ts";
import { type TargetLine, targetLines, withTargetsNow } from "./queries.ts";

/** The months stored for some lines, with their lines' reps, as far as the actor may write them. */
async function amountsOf(
  trx: Trx,
  fields: readonly Pick<StoredField, "row">[],
  staffIds: readonly StaffId[] | undefined,
) {
  const ids = [...new Set(fields.map((field) => field.row))];
  const { rows } = await sql<{ id: TargetId; month: number | null; amount: number | null }>`
    select t.id, m.month, m.amount from target t
    left join target_month m on m.property_id = ${trx.propertyId} and m.target_id = t.id
    where t.property_id = ${trx.propertyId} and t.id = any(${ids}::bigint[])
      and ${staffIds ? sql`t.staff_id = any(${staffIds}::bigint[])` : sql`true`}
    order by t.id
    for update of t`.execute(trx);
  const lines = new Set<number>(rows.map((row) => row.id));
  const amounts = new Map(rows.flatMap((row) => (row.month === null ? [] : [[`${row.id} ${row.month}`, row.amount]])));
  return (field: StoredField): CellValue | undefined =>
    lines.has(field.row) ? (amounts.get(`${field.row} ${monthOfField(field.field)}`) ?? 0) : undefined;
}

function readScope(scope: unknown): TargetScope {
  const read = TargetScope.safeParse(scope);
  if (!read.success) throw new Refusal("invalid", "targets.no-such-year");
  return read.data;
}

const monthsOf = (line: TargetLine, writable: readonly StaffId[] | undefined): TargetMonth[] =>
  line.target.map((amount, month) => ({
    class: line.class,
    staffId: line.staffId,
    code: line.code,
    month,
    amount,
    lastYear: line.lastYear[month] ?? 0,
    takes: line.takes[month] ?? false,
    locked: writable !== undefined && (line.staffId === null || !writable.includes(line.staffId)),
  }));

/** The year grid of targets. A cell that is a sum spreads over the months and reps below it; all cells of a set or none. (A5.1–A5.3) */
export const targetsGrid: Grid = {
  act: "targets:write",
  subject: "target",
  together: true,
  async plan(trx, { cells, scope }, now) {
    const asked = readScope(scope);
    const on = today(trx, now);
    const known = await targetLines(trx, asked, on);
    const ids = await lockLines(trx, asked, known);
    const lines = await withTargetsNow(trx, asked, known);
    const writable = await reachedStaff(trx, "targets:write", on);
    const months = lines.flatMap((line) => monthsOf(line, writable));
    const grain = grainOf(asked.metric, trx.property.currency);
    const edits = cells.map((cell) => ({ row: cell.row, field: cell.field, value: cell.new }));
    const plans = planTargets(months, edits, { grain, by: asked.spread });
    return cells.map((cell, place) => {
      const plan = plans[place];
      if (!plan || "refused" in plan)
        return { cell, refused: plan?.refused ?? "targets.no-such-cell", ...(plan?.hint ? { hint: plan.hint } : {}) };
      const fields = plan.months.flatMap(({ index, after }): PlannedField[] => {
        const month = months[index];
        const id = month && ids.get(targetRowId({ kind: "rep", class: month.class, staffId: month.staffId }));
        return month && id ? [{ row: id, field: monthField(month.month), before: month.amount, after }] : [];
      });
      return { cell, fields, stands: plan.stands };
    });
  },
  async current(trx, fields, now) {
    const writable = await reachedStaff(trx, "targets:write", today(trx, now));
    return fields.map(await amountsOf(trx, fields, writable));
  },
  async write(trx, fields) {
    await writeMonths(
      trx,
      fields.map((field) => ({ targetId: field.row, month: monthOfField(field.field), amount: Number(field.after) })),
    );
  },
};
