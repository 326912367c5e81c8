import type { Instant } from "@foyer/domain/kernel/time";
import { ownSystem, refuseWriteOff, settledFrom, sourceSystem } from "@foyer/domain/receivables/rules";
import type { WriteOff } from "@foyer/domain/receivables/schema";
import type { Trx } from "../../kernel/fence.ts";
import { type Posted, postOnce } from "../posting/mutations.ts";
import { bookedLike, ledgerItem } from "../queries.ts";

/** Gives a debt up: a credit of its own kind settles so much of it. Only an approval comes here. (A7.7) */
export const writeOff = (trx: Trx, input: WriteOff, now: Instant): Promise<Posted> =>
  postOnce(trx, { act: "receivables.write-off", input, now }, async () => {
    const debt = await ledgerItem(trx, input.itemId);
    refuseWriteOff(debt, input);
    return {
      items: [
        {
          client: debt.clientId,
          currency: debt.currency,
          side: "credit",
          kind: "write-off",
          amount: input.amountMinor,
          ...bookedLike(debt, input.amountMinor),
          document: input.postingDate,
          posting: input.postingDate,
          due: input.postingDate,
          checkout: null,
          system: sourceSystem(ownSystem, `write-off-of-${debt.id}`),
          reference: input.key,
          line: 1,
          reason: input.reason,
        },
      ],
      allocations: [
        {
          debit: debt.id,
          creditNew: 1,
          amount: input.amountMinor,
          effective: settledFrom(debt.postingDate, input.postingDate),
        },
      ],
    };
  });
