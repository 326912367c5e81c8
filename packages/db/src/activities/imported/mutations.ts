import { sql } from "kysely";
import {
  type ImportedTable,
  keptBecause,
  putColumnsBack,
  rowImages,
  takeRowsAway,
} from "../../imports/kept/mutations.ts";

/** Activities, each edited as a whole. */
export const importedActivities: ImportedTable = {
  subject: "activity",
  together: true,
  async names(trx, ids) {
    const rows = await trx
      .selectFrom("activity")
      .select(["id", "reference"])
      .where("propertyId", "=", trx.propertyId)
      .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
      .execute();
    return new Map(rows.map((row) => [row.id, row.reference]));
  },
  images: (trx, ids) => rowImages(trx, { table: "activity", ids }),
  putBack: (trx, { number, whole }) => putColumnsBack(trx, { table: "activity", number, ids: whole }),
  async takeAway(trx, { ids }) {
    const { taken, named } = await takeRowsAway(trx, { table: "activity", ids, parts: [] });
    return { taken, kept: keptBecause("imports.in-use", named) };
  },
};
