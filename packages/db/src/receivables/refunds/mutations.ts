import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { ownSystem, settledFrom, sourceSystem } from "@foyer/domain/receivables/rules";
import type { PostRefund } from "@foyer/domain/receivables/schema";
import type { Trx } from "../../kernel/fence.ts";
import { type Posted, postOnce } from "../posting/mutations.ts";
import { bookedLike, ledgerItem } from "../queries.ts";

/** Gives back of a credit or a deposit what is not applied yet; the refund settles it. */
export const postRefund = (trx: Trx, input: PostRefund, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.refund", input, now }, async () => {
    const credit = await ledgerItem(trx, input.creditItemId);
    if (credit.side !== "credit") throw new Refusal("invalid", "receivables.refund-of-debt", { id: credit.id });
    return {
      items: [
        {
          client: credit.clientId,
          currency: credit.currency,
          purpose: credit.purpose,
          side: "debit",
          kind: "refund",
          amount: input.amountMinor,
          ...bookedLike(credit, input.amountMinor),
          document: input.postingDate,
          posting: input.postingDate,
          due: input.postingDate,
          checkout: null,
          system: sourceSystem(ownSystem, "refunds"),
          reference: input.reference,
          line: 1,
          reason: input.reason,
        },
      ],
      allocations: [
        {
          debitNew: 1,
          credit: credit.id,
          amount: input.amountMinor,
          effective: settledFrom(input.postingDate, credit.postingDate),
        },
      ],
    };
  });
