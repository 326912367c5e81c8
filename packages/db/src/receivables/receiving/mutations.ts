import { madeRow } from "../../changes/mutations.ts";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { booked } from "@foyer/domain/receivables/rates/rules";
import {
  type PaymentPlan,
  refuseBounce,
  refuseDeductions,
  refuseOtherThanSeen,
  refusePostedEarly,
  refuseProblems,
  type Settled,
} from "@foyer/domain/receivables/receiving/rules";
import type {
  BouncePayment,
  Deduction,
  ReceivePayment,
  SettleCredit,
} from "@foyer/domain/receivables/receiving/schema";
import { ownSystem, sourceSystem } from "@foyer/domain/receivables/rules";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { Trx } from "../../kernel/fence.ts";
import { openDispute } from "../disputes/mutations.ts";
import { refuseForeignClient } from "../mutations.ts";
import { type Posted, postOnce } from "../posting/mutations.ts";
import { proposeWriteOff } from "../proposals/mutations.ts";
import { ledgerItem } from "../queries.ts";
import { reversal } from "../reversals/mutations.ts";
import { knownItems, sourceKey } from "../sources/queries.ts";
import { moneyOf, planOf } from "./queries.ts";

/** A payment's number is given once: the same one with other money is another payment, or a mistake. */
async function refuseKnownNumber(trx: Trx, { reference, clientId, amountMinor, postingDate }: ReceivePayment) {
  const source = { system: sourceSystem(ownSystem, "payments"), reference, line: 1 };
  const known = (await knownItems(trx, [source])).get(sourceKey(source));
  if (!known) return;
  const same = known.clientId === clientId && known.amountMinor === amountMinor && known.postingDate === postingDate;
  throw new Refusal("conflict", same ? "receivables.source-taken" : "receivables.amount-differs", { reference });
}

/** What the client left out on purpose is contested, or goes before a second person. */
async function deduct(trx: Trx, { as, ...given }: Deduction, { plan, now }: { plan: PaymentPlan; now: Instant }) {
  const share = plan.settled.find((each) => each.id === given.itemId);
  if (!share) return;
  if (as === "dispute") await openDispute(trx, { ...given, fromDate: share.effectiveDate }, now);
  else await proposeWriteOff(trx, { ...given, postingDate: share.effectiveDate }, now);
}

const allocationsOf = (settled: readonly Settled[], credit: { credit: LedgerItemId } | { creditNew: number }) =>
  settled.map((share) => ({
    debit: share.id,
    ...credit,
    amount: share.amountMinor,
    effective: share.effectiveDate,
  }));

/** Posts a payment as it was previewed. What would settle otherwise by now is a conflict, and nothing is posted. (A7.6) */
export async function receivePayment(trx: Trx, input: ReceivePayment, now: Instant): Promise<Posted> {
  let made: PaymentPlan | undefined;
  const posted = await postOnce(trx, { act: "receivables.receive-payment", input, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    refusePostedEarly(input);
    await refuseKnownNumber(trx, input);
    const currency = input.currency ?? trx.property.currency;
    const plan = await planOf(trx, { ...input, currency }, input.settle);
    refuseProblems(plan);
    refuseOtherThanSeen(plan, input.expected);
    refuseDeductions(plan, input.deductions);
    made = plan;
    return {
      items: [
        {
          client: input.clientId,
          currency,
          side: "credit",
          kind: "payment",
          amount: input.amountMinor,
          ...booked(input.amountMinor, { currency, own: trx.property.currency, rate: input.rate }),
          document: input.receivedOn,
          posting: input.postingDate,
          due: input.postingDate,
          checkout: null,
          system: sourceSystem(ownSystem, "payments"),
          reference: input.reference,
          line: 1,
          reason: input.reason,
        },
      ],
      allocations: allocationsOf(plan.settled, { creditNew: 1 }),
    };
  });
  // a retry was answered with what was posted first, and deducts nothing again
  if (made) for (const deduction of input.deductions) await deduct(trx, deduction, { plan: made, now });
  return posted;
}

/** Settles debts with what is left of a credit, as it was previewed. */
export const settleCredit = (trx: Trx, input: SettleCredit, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.settle-credit", input, now }, async () => {
    const { credit, ...money } = await moneyOf(trx, input);
    const plan = await planOf(trx, money, input.settle);
    refuseProblems(plan);
    refuseOtherThanSeen(plan, input.expected);
    return { items: [], allocations: allocationsOf(plan.settled, { credit: credit.id }) };
  });

/**
 * Reverses a payment that the bank gave back. What it had settled is open again, the promise that it kept is judged again, and
 * it counts against the client, which a mistake that is reversed does not. (A7.2)
 */
export async function bounce(
  trx: Trx,
  { act, input, now }: { act: string; input: BouncePayment; now: Instant },
): Promise<Posted> {
  let fresh = false;
  const posted = await postOnce(trx, { act, input, now }, async () => {
    const item = await ledgerItem(trx, input.itemId);
    refuseBounce(item, input);
    fresh = true;
    return { ...(await reversal(trx, input)), fields: [madeRow("ledger_bounce", item.id)] };
  });
  const [reversalId] = posted.items;
  if (fresh && reversalId !== undefined)
    await trx
      .insertInto("ledgerBounce")
      .values({
        propertyId: trx.propertyId,
        itemId: input.itemId,
        reversalId,
        staffId: trx.actor.kind === "staff" ? trx.actor.staffId : null,
        recordedAt: now,
      })
      .execute();
  return posted;
}

export const bouncePayment = (trx: Trx, input: BouncePayment, now: Instant): Promise<Posted> =>
  bounce(trx, { act: "receivables.bounce-payment", input, now });
