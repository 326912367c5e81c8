import type { StaffId } from "@foyer/domain/kernel/ids";
import { type TargetImportRow, targetShape } from "@foyer/domain/targets/import";
import { grainOf, monthField, type TargetId, type TargetsAsked, targetRowId } from "@foyer/domain/targets/schema";
import { type ImportContext, type ImportedRow, importer, type RefusedRow } from "../imports/import.ts";
import type { Trx } from "../kernel/fence.ts";
import { staffEverHere } from "../staff/queries.ts";
import { importedTargets } from "./imported/mutations.ts";
import { lockLines, type MonthAmount, writeMonths } from "./mutations.ts";
import { storedMonths } from "./queries.ts";

interface Incoming {
  readonly class: TargetImportRow["class"];
  readonly staffId: StaffId;
  /** 1 = January. */
  readonly month: number;
  readonly amount: number;
}

const lineIds = async (trx: Trx, { year, metric }: TargetsAsked): Promise<TargetId[]> => {
  const rows = await trx
    .selectFrom("target")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("year", "=", year)
    .where("metric", "=", metric)
    .execute();
  return rows.map((row) => row.id);
};

/** Brings one grid's months to what the rows say. */
async function applyGrid(
  trx: Trx,
  { grid, rows }: { grid: TargetsAsked; rows: readonly Incoming[] },
  context: ImportContext,
) {
  const known = new Set(await lineIds(trx, grid));
  const ids = await lockLines(trx, grid, rows);
  context.created(
    "target",
    [...ids.values()].filter((id) => !known.has(id)),
  );
  const stored = await storedMonths(trx, grid);
  const before = new Map(stored.map((row) => [`${row.id} ${row.month + 1}`, row.amount]));
  const grain = grainOf(grid.metric, context.currency);
  const given = rows.flatMap((row): (MonthAmount & { before: number | undefined })[] => {
    const targetId = ids.get(targetRowId({ kind: "rep", class: row.class, staffId: row.staffId }));
    if (targetId === undefined) return [];
    const amount = row.amount * grain;
    return [{ targetId, month: row.month, amount, before: before.get(`${targetId} ${row.month}`) }];
  });
  const written = given.filter((each) => each.before !== each.amount);
  await context.keep("target", [...new Set(written.map((each) => each.targetId))]);
  if (written.length > 0) await writeMonths(trx, written);
  context.changed(
    written.map((each) => ({
      subject: "target",
      row: each.targetId,
      field: monthField(each.month - 1),
      before: each.before ?? 0,
      after: each.amount,
    })),
  );
  const created = written.filter((each) => each.before === undefined).length;
  return { created, updated: written.length - created, unchanged: given.length - written.length };
}

function importTargets(trx: Trx, context: ImportContext) {
  return async (rows: readonly ImportedRow<TargetImportRow>[]) => {
    const staff = await staffEverHere(trx, [...new Set(rows.map((row) => row.values.rep))]);
    const refused: RefusedRow[] = [];
    const grids = new Map<string, { grid: TargetsAsked; rows: Incoming[] }>();
    for (const { line, values } of rows) {
      const staffId = staff.get(values.rep.toLowerCase());
      if (staffId === undefined) {
        refused.push({ line, field: "rep", code: "targets.staff-not-found" });
        continue;
      }
      const grid = { year: Number(values.month.slice(0, 4)), metric: values.metric };
      const key = `${grid.metric} ${grid.year}`;
      const of = grids.get(key) ?? { grid, rows: [] };
      of.rows.push({ class: values.class, staffId, month: Number(values.month.slice(5)), amount: values.amount });
      grids.set(key, of);
    }
    const total = { created: 0, updated: 0, unchanged: 0 };
    for (const each of grids.values()) {
      const { created, updated, unchanged } = await applyGrid(trx, each, context);
      total.created += created;
      total.updated += updated;
      total.unchanged += unchanged;
    }
    return { ...total, refused };
  };
}

export const targetsImporter = importer({
  shape: targetShape,
  act: "targets.import",
  tables: [importedTargets],
  open: importTargets,
});
