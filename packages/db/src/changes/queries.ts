import type { Trx } from "../kernel/fence.ts";
import { shown } from "../kernel/sealed.ts";

/** The number of the property's last change: what a grid that is read now has seen. */
export async function lastChangeNumber(trx: Trx): Promise<number> {
  const counter = await trx
    .selectFrom("propertyCounter")
    .select("value")
    .where("propertyId", "=", trx.propertyId)
    .where("name", "=", "change")
    .executeTakeFirst();
  return counter?.value ?? 0;
}

export interface RowRef {
  readonly subject: string;
  readonly row: number;
  readonly limit?: number;
}

/** A row's history, latest first; protected values as their masks. */
export async function changesOfRow(trx: Trx, { subject, row, limit = 100 }: RowRef) {
  const rows = await trx
    .selectFrom("changeField")
    .innerJoin("change", (join) =>
      join.on("change.propertyId", "=", trx.propertyId).onRef("change.number", "=", "changeField.number"),
    )
    .leftJoin("staff", "staff.id", "change.staffId")
    .select([
      "change.number",
      "change.act",
      "change.at",
      "change.reason",
      "staff.name as by",
      "changeField.line",
      "changeField.field",
      "changeField.before",
      "changeField.after",
    ])
    .where("changeField.propertyId", "=", trx.propertyId)
    .where("changeField.subject", "=", subject)
    .where("changeField.rowId", "=", row)
    .orderBy("changeField.number", "desc")
    .orderBy("changeField.line")
    .limit(limit)
    .execute();
  return rows.map((each) => ({ ...each, before: shown(each.before), after: shown(each.after) }));
}
