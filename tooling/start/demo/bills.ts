import { type CalendarDate, lastDay, monthOf } from "@foyer/domain/kernel/time";
import type { DemoClient } from "./clients.ts";
import { revenueOf } from "./prices.ts";
import type { DemoStay } from "./stays.ts";

export interface Bill {
  readonly client: DemoClient;
  readonly terms: number;
  readonly posting: CalendarDate;
  readonly checkout: CalendarDate;
  readonly amount: number;
  /** The stays that it is for, and how much each earned. */
  readonly stays: readonly { readonly stay: DemoStay; readonly amount: number }[];
}

/** Events and long stays are billed at departure, everything else together at the end of the month. */
export function billsOf(stays: readonly DemoStay[], today: CalendarDate): Bill[] {
  const monthly = new Map<string, Bill>();
  const single: Bill[] = [];
  for (const stay of stays) {
    const { client, departure } = stay;
    if (stay.status !== "completed" || !client || client.terms === null) continue;
    const amount = stay.days.reduce((sum, day) => sum + revenueOf(day), 0);
    const bill = { client, terms: client.terms, checkout: departure, amount, stays: [{ stay, amount }] };
    if (["conference", "association", "leisure-group", "long-stay"].includes(client.class)) {
      single.push({ ...bill, posting: departure });
      continue;
    }
    const month = monthOf(departure);
    const known = monthly.get(`${client.reference} ${month}`);
    monthly.set(`${client.reference} ${month}`, {
      ...bill,
      posting: lastDay(month),
      amount: amount + (known?.amount ?? 0),
      stays: [...(known?.stays ?? []), ...bill.stays],
      checkout: known && known.checkout > departure ? known.checkout : departure,
    });
  }
  return [...single, ...monthly.values()]
    .filter((bill) => bill.posting <= today && bill.amount > 0)
    .toSorted(
      (a, b) =>
        a.posting.localeCompare(b.posting) ||
        a.client.reference.localeCompare(b.client.reference) ||
        a.checkout.localeCompare(b.checkout),
    );
}
