import type { Trx } from "@foyer/db/kernel/fence";
import { postLedger } from "@foyer/db/receivables/posting/mutations";
import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays, type Instant, mondayOf } from "@foyer/domain/kernel/time";
import { settledFrom, sourceSystem } from "@foyer/domain/receivables/rules";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import type { DemoClient } from "./clients.ts";
import { clockOf } from "./clock.ts";
import type { Hotel, Span } from "./hotels.ts";
import type { DemoItem } from "./ledger.ts";
import type { DemoStay } from "./stays.ts";

export interface Posting {
  readonly hotel: Hotel;
  readonly span: Span;
  readonly ledger: readonly DemoItem[];
  readonly clientId: (client: DemoClient) => ClientId;
  readonly stayId: (stay: DemoStay) => StayId | undefined;
}

/** Posts the ledger as finance would have: week by week, so that what was known on a past day is known. */
export async function post(trx: Trx, { hotel, span, ledger, clientId, stayId }: Posting): Promise<void> {
  const clock = clockOf(hotel.timeZone, span.today);
  const ids = new Map<DemoItem, LedgerItemId>();
  for (const [monday, week] of Map.groupBy(ledger, (item) => mondayOf(item.posting))) {
    const friday = clock(addDays(monday, 6), 1_080);
    const at: Instant = friday < span.now ? friday : span.now;
    const place = new Map(week.map((item, index) => [item, index + 1]));
    const posted = await postLedger(
      trx,
      {
        items: week.map((item) => ({
          client: clientId(item.client),
          currency: hotel.currency,
          side: item.side,
          kind: item.kind,
          amount: item.amount,
          document: item.posting,
          posting: item.posting,
          due: item.due,
          checkout: item.checkout,
          system: sourceSystem("demo", item.side === "debit" ? "invoices" : "payments"),
          reference: item.reference,
          line: item.line,
          reason: item.reason,
          stays: item.bills.flatMap(({ stay, amount }) => {
            const id = stayId(stay);
            return id === undefined ? [] : [{ stayId: id, amountMinor: amount }];
          }),
        })),
        allocations: week.flatMap((item, index) =>
          item.settles.flatMap(({ debit, amount }) => {
            const [known, fresh] = [ids.get(debit), place.get(debit)];
            const side =
              known === undefined ? (fresh === undefined ? undefined : { debitNew: fresh }) : { debit: known };
            return side
              ? [{ ...side, creditNew: index + 1, amount, effective: settledFrom(debit.posting, item.posting) }]
              : [];
          }),
        ),
      },
      at,
    );
    for (const [index, item] of week.entries()) {
      const id = posted.items[index];
      if (id !== undefined) ids.set(item, id);
    }
  }
}
