import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import { oldestFirst, settledFrom, type Share } from "@foyer/domain/receivables/rules";
import type { PostPayment } from "@foyer/domain/receivables/schema";
import type { Trx } from "../../kernel/fence.ts";
import { openDebts, postingDates } from "../queries.ts";

async function advised(
  trx: Trx,
  spread: Extract<PostPayment["spread"], { how: "advice" }>,
  posted: PostPayment["postingDate"],
): Promise<Share[]> {
  const dates = await postingDates(
    trx,
    spread.items.map((item) => item.itemId),
  );
  return spread.items.map(({ itemId, amountMinor }): Share => {
    const debitPosted = found(dates.get(itemId), "receivables.item-not-found", { id: itemId });
    return { itemId, amountMinor, effectiveDate: settledFrom(debitPosted, posted) };
  });
}

interface Credit extends Pick<PostPayment, "spread" | "postingDate" | "amountMinor"> {
  readonly clientId: ClientId;
  readonly currency: Currency;
}

/** What a credit settles: as advised, the debts due first, or nothing. */
export async function sharesOf(trx: Trx, { spread, postingDate, amountMinor, ...account }: Credit): Promise<Share[]> {
  if (spread.how === "none") return [];
  if (spread.how === "advice") return advised(trx, spread, postingDate);
  return oldestFirst(await openDebts(trx, account), amountMinor, postingDate);
}
