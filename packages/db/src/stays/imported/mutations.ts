import { sql } from "kysely";
import {
  type ImportedTable,
  keptBecause,
  putColumnsBack,
  putPartsBack,
  rowImages,
  takeRowsAway,
} from "../../imports/kept/mutations.ts";

/** Stays with their days. A stay that was edited since is kept as a whole: its dates, rooms and amounts hang together. */
export const importedStays: ImportedTable = {
  subject: "stay",
  together: true,
  async names(trx, ids) {
    const rows = await trx
      .selectFrom("stay")
      .select(["id", "confirmation"])
      .where("propertyId", "=", trx.propertyId)
      .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
      .execute();
    return new Map(rows.map((row) => [row.id, row.confirmation]));
  },
  images: (trx, ids) =>
    rowImages(trx, {
      table: "stay",
      ids,
      parts: sql`jsonb_build_object('stay_day', coalesce((select jsonb_agg(to_jsonb(day)) from stay_day as day
        where day.property_id = ${trx.propertyId} and day.stay_id = whole.id), '[]'))`,
    }),
  async putBack(trx, { number, whole }) {
    await putColumnsBack(trx, { table: "stay", number, ids: whole });
    await putPartsBack(trx, {
      table: "stay_day",
      owner: "stay_id",
      key: "stay_day",
      number,
      ids: whole,
      subject: "stay",
    });
  },
  async takeAway(trx, { ids }) {
    const parts = [{ table: "stay_day", owner: "stay_id" }];
    const { taken, named } = await takeRowsAway(trx, { table: "stay", ids, parts });
    return { taken, kept: keptBecause("imports.in-use", named) };
  },
};
