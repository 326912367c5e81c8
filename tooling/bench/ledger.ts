import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { type NewAllocation, type NewItem, postLedger } from "@foyer/db/receivables/posting/mutations";
import { clientIds } from "./clients.ts";
import { type BenchDatabase, begun } from "./house.ts";

const firstDay = CalendarDate.parse("2024-01-01");
/** In the middle of what is posted, so that the past has to be found again. */
export const asOf = CalendarDate.parse("2025-03-31");
const days = 720;
const block = 5_000;

/** The nth item: of each five, three invoices due after 30 days, and two payments of the first two 10 to 69 days later. */
function item(n: number, client: ClientId): NewItem {
  const place = n % 5;
  const isPayment = place > 2;
  const invoice = isPayment ? n - 3 : n;
  const document = addDays(firstDay, (invoice * 7) % days);
  const posting = isPayment ? addDays(document, 10 + (invoice % 60)) : document;
  return {
    client,
    currency: "EUR",
    side: isPayment ? "credit" : "debit",
    kind: isPayment ? "payment" : "invoice",
    amount: minor(10_000 + ((invoice * 37) % 90_000)),
    document: posting,
    posting,
    due: isPayment ? posting : addDays(posting, 30),
    checkout: null,
    system: "bench",
    reference: `${isPayment ? "P" : "I"}-${n}`,
    line: 1,
    reason: null,
  };
}

function allocations(items: readonly NewItem[]): NewAllocation[] {
  return items.flatMap((credit, index) =>
    credit.side === "credit"
      ? [{ debitNew: index - 2, creditNew: index + 1, amount: credit.amount, effective: credit.posting }]
      : [],
  );
}

/** Fills the ledger up to so many items through its one door, spread over all clients of the property. */
export async function fillLedger(database: BenchDatabase, count: number): Promise<void> {
  const clients = await clientIds(database);
  const there = await database.asOwner(async (client) => {
    const { rows } = await client.query<{ there: number }>("select count(*)::int as there from ledger_item");
    return rows[0]?.there ?? 0;
  });
  const clientOf = (n: number): ClientId => {
    const found = clients[Math.floor(n / 5) % clients.length];
    if (found === undefined) throw new Error("the property has no clients");
    return found;
  };
  for (let first = there; first < count; first += block) {
    const items = Array.from({ length: Math.min(block, count - first) }, (_, index) =>
      item(first + index, clientOf(first + index)),
    );
    await database.inProperty((trx) => postLedger(trx, { items, allocations: allocations(items) }, begun));
  }
  await database.asOwner((client) => client.query("vacuum analyze"));
}
