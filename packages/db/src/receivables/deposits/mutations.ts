import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import type { ApplyDeposit, PostDeposit } from "@foyer/domain/receivables/deposits/schema";
import { booked } from "@foyer/domain/receivables/rates/rules";
import { ownSystem, settledFrom, sourceSystem } from "@foyer/domain/receivables/rules";
import type { Trx } from "../../kernel/fence.ts";
import { refuseForeignClient } from "../mutations.ts";
import { type NewItem, type Posted, postOnce } from "../posting/mutations.ts";
import { bookedLike, ledgerItem } from "../queries.ts";
import { sharesOf } from "../spread/queries.ts";

/** Money paid ahead: a liability in the client's deposit account, of which no aging knows until it is applied. */
export const postDeposit = (trx: Trx, input: PostDeposit, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.post-deposit", input, now }, async () => {
    await refuseForeignClient(trx, input.clientId);
    const currency = input.currency ?? trx.property.currency;
    const item: NewItem = {
      client: input.clientId,
      currency,
      purpose: "deposit",
      side: "credit",
      kind: "deposit",
      amount: input.amountMinor,
      ...booked(input.amountMinor, { currency, own: trx.property.currency, rate: input.rate }),
      document: input.documentDate,
      posting: input.postingDate,
      due: input.postingDate,
      checkout: null,
      system: sourceSystem(ownSystem, "deposits"),
      reference: input.reference,
      line: 1,
      reason: input.reason,
    };
    return { items: [item], allocations: [] };
  });

/** A pair of items on one day: so much less deposit, so much more credit, which then settles what is owed. */
export const applyDeposit = (trx: Trx, input: ApplyDeposit, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.apply-deposit", input, now }, async () => {
    const deposit = await ledgerItem(trx, input.depositItemId);
    if (deposit.kind !== "deposit") throw new Refusal("invalid", "receivables.not-a-deposit", { id: deposit.id });
    const shared = {
      client: deposit.clientId,
      currency: deposit.currency,
      kind: "deposit-applied",
      amount: input.amountMinor,
      ...bookedLike(deposit, input.amountMinor),
      document: input.postingDate,
      posting: input.postingDate,
      due: input.postingDate,
      checkout: null,
      system: sourceSystem(ownSystem, "deposits"),
      reference: input.reference,
      reason: input.reason,
    } as const;
    const shares = await sharesOf(trx, { ...input, clientId: deposit.clientId, currency: deposit.currency });
    return {
      // lines 1 and 2 of the document: a deposit's own line is the first of its own
      items: [
        { ...shared, purpose: "deposit", side: "debit", line: 2 },
        { ...shared, purpose: "receivable", side: "credit", line: 3 },
      ],
      allocations: [
        {
          debitNew: 1,
          credit: deposit.id,
          amount: input.amountMinor,
          effective: settledFrom(input.postingDate, deposit.postingDate),
        },
        ...shares.map((share) => ({
          debit: share.itemId,
          creditNew: 2,
          amount: share.amountMinor,
          effective: share.effectiveDate,
        })),
      ],
    };
  });
