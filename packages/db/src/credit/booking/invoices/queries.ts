import type { ExposureWindow } from "@foyer/domain/credit/exposure/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import type { StayId } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import type { CreditLine } from "../../exposure/lines/queries.ts";
import { usedRows } from "../../exposure/queries.ts";

/** Whether something was posted under the key before: then the ledger answers as it did, or says that it was something else. */
export async function isPosted(trx: Trx, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from ledger_write where property_id = ${trx.propertyId} and key = ${key} limit 1`.execute(trx);
  return rows.length > 0;
}

interface Billed {
  readonly line: CreditLine;
  readonly window: ExposureWindow;
  readonly stays: readonly { readonly stayId: StayId; readonly amount: Minor }[];
}

/** How much of what a document bills uses the limit already, as stays that are not billed. */
export async function countedOfStays(trx: Trx, { line, window, stays }: Billed): Promise<Minor> {
  if (stays.length === 0) return minor(0);
  const { rows } = await sql<{ id: StayId; amount: Minor }>`
    with ${usedRows(trx, { ...window, members: line.members })}
    select id, amount from used_row
    where kind = 'stay' and id = any(${stays.map(({ stayId }) => stayId)}::bigint[])`.execute(trx);
  const left = new Map(rows.map(({ id, amount }) => [id, amount]));
  return minor(stays.reduce((sum, { stayId, amount }) => sum + Math.min(amount, left.get(stayId) ?? 0), 0));
}
