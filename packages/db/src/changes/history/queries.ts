import type { Trx } from "../../kernel/fence.ts";
import { changesOfRow, type RowRef } from "../queries.ts";
import { isPastClosed } from "../registered/queries.ts";

/** A row's history for whoever looks: that a closed field changed is told, not from what to what. (A2.9) */
export async function historyOfRow(trx: Trx, asked: RowRef) {
  const rows = await changesOfRow(trx, asked);
  return rows.map((row) =>
    isPastClosed(trx.actor, asked.subject, row.field) ? { ...row, before: null, after: null } : row,
  );
}
