import { monthOfField } from "@foyer/domain/targets/schema";
import { sql } from "kysely";
import { type ImportedTable, keptBecause, rowImages, takeRowsAway } from "../../imports/kept/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

/** Months of lines as they were; a month that was not there goes. */
async function putMonthsBack(
  trx: Trx,
  number: number,
  months: readonly { row: number; month: number }[],
): Promise<void> {
  if (months.length === 0) return;
  const given = sql`unnest(${months.map((each) => each.row)}::bigint[], ${months.map((each) => each.month)}::int[]) as given (row_id, month)`;
  await sql`
    delete from target_month using ${given}
    where target_month.property_id = ${trx.propertyId} and target_month.target_id = given.row_id and target_month.month = given.month`.execute(
    trx,
  );
  await sql`
    insert into target_month
    select was.* from ${given}
    join import_before on import_before.property_id = ${trx.propertyId} and import_before.number = ${number}
      and import_before.subject = 'target' and import_before.row_id = given.row_id
    cross join lateral jsonb_populate_recordset(null::target_month, import_before.image -> 'target_month') as was
    where was.month = given.month`.execute(trx);
}

const everyMonth = Array.from({ length: 12 }, (_, index) => index + 1);

/** Lines of targets with their months. */
export const importedTargets: ImportedTable = {
  subject: "target",
  together: false,
  async names(trx, ids) {
    const rows = await trx
      .selectFrom("target")
      .leftJoin("staff", "staff.id", "target.staffId")
      .select(["target.id", "target.year", "target.metric", "target.class", "staff.name"])
      .where("target.propertyId", "=", trx.propertyId)
      .where(sql<boolean>`target.id = any(${[...ids]}::bigint[])`)
      .execute();
    return new Map(rows.map((row) => [row.id, [row.year, row.metric, row.class, row.name ?? ""].join(" · ")]));
  },
  images: (trx, ids) =>
    rowImages(trx, {
      table: "target",
      ids,
      parts: sql`jsonb_build_object('target_month', coalesce((select jsonb_agg(to_jsonb(held)) from target_month as held
        where held.property_id = ${trx.propertyId} and held.target_id = whole.id), '[]'))`,
    }),
  putBack: (trx, { number, whole, fields }) =>
    putMonthsBack(trx, number, [
      ...whole.flatMap((row) => everyMonth.map((month) => ({ row, month }))),
      ...[...fields].flatMap(([field, rows]) => rows.map((row) => ({ row, month: monthOfField(field) }))),
    ]),
  async takeAway(trx, { ids }) {
    const { taken, named } = await takeRowsAway(trx, {
      table: "target",
      ids,
      parts: [{ table: "target_month", owner: "target_id" }],
    });
    return { taken, kept: keptBecause("imports.in-use", named) };
  },
};
