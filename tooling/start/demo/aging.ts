import type { Trx } from "@foyer/db/kernel/fence";
import { setBuckets } from "@foyer/db/receivables/aging/buckets/mutations";
import { openDispute } from "@foyer/db/receivables/disputes/mutations";
import { postInvoice } from "@foyer/db/receivables/mutations";
import { ledgerItems } from "@foyer/db/receivables/queries";
import type { Currency } from "@foyer/domain/kernel/money";
import { addDays } from "@foyer/domain/kernel/time";
import { OpenDispute } from "@foyer/domain/receivables/disputes/schema";
import { ItemsFilter, PostInvoice } from "@foyer/domain/receivables/schema";
import type { Hotel, Span } from "./hotels.ts";

/** One dollar in the hotel's own currency. */
const dollar: Partial<Record<Currency, string>> = { CNY: "7.1235", HKD: "7.8102" };

/** What makes an aging more than one column of one money: a contested bill, one in dollars, and buckets by the week. */
export async function ageApart(trx: Trx, { hotel, span }: { hotel: Hotel; span: Span }): Promise<void> {
  const ago = (days: number) => addDays(span.today, -days);
  await setBuckets(trx, { name: "按周 Weekly", fromDate: ago(0), edges: [7, 14, 21, 28] }, span.now);
  const { rows } = await ledgerItems(trx, ItemsFilter.parse({ asOf: span.today, limit: 500 }), span.today);
  const late = rows.filter((row) => row.side === "debit" && row.dueDate < ago(20) && row.openMinor > 200_000);
  const [contested] = late.toSorted((one, other) => other.openMinor - one.openMinor);
  if (!contested) return;
  await openDispute(
    trx,
    OpenDispute.parse({
      key: "00000000-0000-4000-8000-00000000d001",
      itemId: contested.id,
      amountMinor: Math.floor(contested.openMinor / 300) * 100,
      fromDate: ago(10),
      reason: "客户称会议室加时未经确认 Says the extra meeting hours were not agreed",
    }),
    span.now,
  );
  await postInvoice(
    trx,
    PostInvoice.parse({
      key: "00000000-0000-4000-8000-00000000d002",
      clientId: contested.clientId,
      reference: `${hotel.code}-USD-0001`,
      currency: "USD",
      rate: dollar[hotel.currency],
      documentDate: ago(12),
      postingDate: ago(12),
      instalments: [{ dueDate: addDays(span.today, 18), amountMinor: 1_860_00 }],
      reason: "海外总部直接付款 Paid by the head office abroad",
    }),
    span.now,
  );
}
