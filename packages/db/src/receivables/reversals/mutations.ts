import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { oppositeSide, ownSystem, settledFrom, sourceSystem } from "@foyer/domain/receivables/rules";
import type { LedgerItemId, ReverseItem } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { type NewAllocation, type NewItem, type Plan, type Posted, postOnce } from "../posting/mutations.ts";
import { activeAllocations, bookedLike, type KeptItem, ledgerItem, otherHalf } from "../queries.ts";

type Reversal = Pick<ReverseItem, "itemId" | "postingDate" | "reason">;

const oppositeOf = (item: KeptItem, { postingDate, reason }: Reversal): NewItem => ({
  client: item.clientId,
  currency: item.currency,
  purpose: item.purpose,
  side: oppositeSide(item.side),
  kind: "adjustment",
  amount: item.amountMinor,
  ...bookedLike(item, item.amountMinor),
  document: postingDate,
  posting: postingDate,
  due: postingDate,
  checkout: null,
  system: sourceSystem(ownSystem, `reversal-of-${item.id}`),
  reference: item.reference,
  line: item.line,
  reason,
  reverses: item.id,
});

/**
 * Takes back an item's allocations, posts its opposite and settles both against each other, all on one day. Of an applied
 * deposit both halves are reversed, or it would be neither the client's nor the house's.
 */
export async function reversal(trx: Trx, input: Reversal): Promise<Plan> {
  const item = await ledgerItem(trx, input.itemId);
  const halves = item.kind === "deposit-applied" ? [item, await otherHalf(trx, item)] : [item];
  for (const half of halves)
    if (half.reversed) throw new Refusal("conflict", "receivables.already-reversed", { id: half.id });
  const allocations: NewAllocation[] = [];
  for (const [index, half] of halves.entries()) {
    for (const { id, effectiveDate } of await activeAllocations(trx, half.id))
      allocations.push({ undoes: id, effective: settledFrom(effectiveDate, input.postingDate) });
    allocations.push({
      ...(half.side === "debit" ? { debit: half.id, creditNew: index + 1 } : { debitNew: index + 1, credit: half.id }),
      amount: half.amountMinor,
      effective: settledFrom(half.postingDate, input.postingDate),
    });
  }
  return { items: halves.map((half) => oppositeOf(half, input)), allocations };
}

/** The bank's line that a payment came of waits again: its money is nobody's now. */
export async function freeBankLine(trx: Trx, itemId: LedgerItemId): Promise<ChangedField[]> {
  const { rows } = await sql<{ id: number }>`
    update bank_line set status = 'waiting', item_id = null
    where property_id = ${trx.propertyId} and item_id = ${itemId} and status = 'received' returning id`.execute(trx);
  return rows.map(({ id }) => ({
    subject: "bank_line",
    row: id,
    field: "status",
    before: "received",
    after: "waiting",
  }));
}

export const reverseItem = (trx: Trx, input: ReverseItem, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.reverse", input, now }, async () => ({
    ...(await reversal(trx, input)),
    fields: await freeBankLine(trx, input.itemId),
  }));
