import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { NotePromise, WithdrawPromise } from "@foyer/domain/receivables/promises/schema";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { refuseForeignClient } from "../mutations.ts";
import { postOnce } from "../posting/mutations.ts";

/** The items of a promise are debts of that client in that currency. */
async function refuseForeignItems(trx: Trx, { clientId, itemIds }: NotePromise, currency: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select item.id from ledger_item item
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
      and account.client_id = ${clientId} and account.currency = ${currency} and account.purpose = 'receivable'
    where item.property_id = ${trx.propertyId} and item.id = any(${[...itemIds]}::bigint[]) and item.side = 'debit'`.execute(
    trx,
  );
  if (rows.length < new Set(itemIds).size) throw new Refusal("not-found", "receivables.item-not-found");
}

export async function notePromise(trx: Trx, input: NotePromise, now: Instant): Promise<void> {
  await postOnce(trx, { act: "receivables.note-promise", input: { ...input, reason: input.note }, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    const currency = input.currency ?? trx.property.currency;
    await refuseForeignItems(trx, input, currency);
    const { id } = await trx
      .insertInto("ledgerPromise")
      .values({
        propertyId: trx.propertyId,
        clientId: input.clientId,
        currency,
        itemIds: [...new Set(input.itemIds)],
        amountMinor: input.amountMinor,
        madeOn: input.madeOn,
        promisedFor: input.promisedFor,
        note: input.note,
        staffId: trx.actor.kind === "staff" ? trx.actor.staffId : null,
        recordedAt: now,
        withdrawnAt: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return { items: [], allocations: [], fields: [madeRow("ledger_promise", id)] };
  });
}

/** A promise that was noted by mistake counts neither as kept nor as broken. */
export async function withdrawPromise(trx: Trx, { id, reason }: WithdrawPromise, now: Instant): Promise<void> {
  const promise = await trx
    .updateTable("ledgerPromise")
    .set({ withdrawnAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  found(promise, "receivables.promise-not-found", { id });
  await recordChange(trx, {
    act: "receivables.withdraw-promise",
    at: now,
    reason,
    fields: [{ subject: "ledger_promise", row: id, field: "withdrawnAt", before: null, after: now }],
  });
}
