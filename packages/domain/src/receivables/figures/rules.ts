import type { ClientId } from "../../clients/schema.ts";
import { type Minor, minor } from "../../kernel/money.ts";
import { addDays, type CalendarDate, calendarDate, daysBetween } from "../../kernel/time.ts";
import type { ItemKind, Side } from "../schema.ts";
import { type Ratio, windowDays } from "./schema.ts";

/** Sold on credit. An opening balance was sold before the books began; a finance charge is no sale. */
export const saleKinds: readonly ItemKind[] = ["invoice", "instalment", "debit-note"];
/** What takes a sale back. */
export const saleCreditKinds: readonly ItemKind[] = ["credit-note"];
/** What a client is expected to pay. */
export const debtKinds: readonly ItemKind[] = [...saleKinds, "finance-charge", "opening"];
/** What settles a debt because the client paid. A credit note or an adjustment says that it was never owed. */
export const moneyKinds: readonly ItemKind[] = ["payment", "deposit-applied", "opening"];
/** What settles a debt because nobody will pay it: it counts as late until then, and never as paid in time. */
export const lossKinds: readonly ItemKind[] = ["write-off"];

/** A quotient to so many decimals, half away from zero; null where there is nothing to divide by. */
export function ratio(numerator: bigint, denominator: bigint, places: number): Ratio {
  if (denominator === 0n) return null;
  const negative = numerator < 0n !== denominator < 0n;
  const [over, under] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const scaled = (2n * over * 10n ** BigInt(places) + under) / (2n * under);
  const digits = String(scaled).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return negative && scaled !== 0n ? `-${text}` : text;
}

/** The first day of a window that ends on a day. */
export const windowFrom = (to: CalendarDate): CalendarDate => addDays(to, 1 - windowDays);

/** Days of sales that are still owed: balance ÷ credit sales of the window × its days. No sales: n/a. (A7.6) */
export const daysOutstanding = (balance: Minor, sales: Minor, days: number = windowDays): Ratio =>
  sales <= 0 ? null : ratio(BigInt(balance) * BigInt(days), BigInt(sales), 2);

/** No document is older, and none is due later. */
const everBefore = calendarDate(1900, 1, 1);
const everAfter = calendarDate(2999, 12, 31);

/** The dates from which so many days and no more than so many had passed on a day: a column of the aging, seen by its dates. */
export function datesOfDays(
  asOf: CalendarDate,
  { from, to }: { readonly from: number | null; readonly to: number | null },
): { from: CalendarDate; to: CalendarDate } {
  return {
    from: to === null ? (everBefore ?? asOf) : addDays(asOf, -to),
    to: from === null ? (everAfter ?? asOf) : addDays(asOf, -from),
  };
}

/** So many days of the books with what was sold in them. */
export interface SoldMonth {
  readonly days: number;
  readonly salesMinor: Minor;
}

/**
 * Days back to the day on which everything sold since is what is owed now: whole months, the latest first, then a share of
 * the last one. A month's credit notes may be more than its sales; they take from the months before. Nothing where all the
 * sales given are less than the balance. (A7.6)
 */
export function countBack(balance: Minor, months: readonly SoldMonth[]): Ratio {
  if (balance <= 0) return "0.00";
  let left = BigInt(balance);
  let days = 0n;
  for (const { days: length, salesMinor } of months) {
    const sold = BigInt(salesMinor);
    if (sold >= left && sold > 0n) return ratio(days * sold + left * BigInt(length), sold, 2);
    left -= sold;
    days += BigInt(length);
  }
  return null;
}

/** How much of what could be collected was: (begin + sales − end) ÷ (begin + sales − end not due) × 100. (A7.6) */
export const collected = (of: {
  readonly beginMinor: Minor;
  readonly salesMinor: Minor;
  readonly balanceMinor: Minor;
  readonly notDueMinor: Minor;
}): Ratio => {
  const whole = BigInt(of.beginMinor) + BigInt(of.salesMinor);
  return ratio((whole - BigInt(of.balanceMinor)) * 100n, whole - BigInt(of.notDueMinor), 2);
};

/** Days weighted by amount: 10 in 5 days and 100 in 10 days are 9.55. */
export function weightedDays(debts: readonly { readonly amountMinor: Minor; readonly days: number }[]): Ratio {
  let [days, amount] = [0n, 0n];
  for (const debt of debts) {
    days += BigInt(debt.amountMinor) * BigInt(debt.days);
    amount += BigInt(debt.amountMinor);
  }
  return ratio(days, amount, 2);
}

export interface FiguredItem {
  readonly id: number;
  readonly clientId: ClientId;
  readonly side: Side;
  readonly kind: ItemKind;
  readonly amountMinor: Minor;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly reverses: number | null;
}

export interface FiguredAllocation {
  readonly debitItemId: number;
  readonly creditItemId: number;
  /** Negative where an allocation was taken back. */
  readonly amountMinor: Minor;
  readonly effectiveDate: CalendarDate;
}

export interface FiguredLedger {
  readonly items: readonly FiguredItem[];
  readonly allocations: readonly FiguredAllocation[];
}

export interface Window {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What an item was before it was taken back, and that taken back again. */
function rootOf(item: FiguredItem, items: readonly FiguredItem[]): FiguredItem {
  const reversed = items.find((each) => each.id === item.reverses);
  return reversed ? rootOf(reversed, items) : item;
}

/**
 * Credit sales of a window by posting date: invoices, their instalments and debit notes, less credit notes, each reversal
 * on the day of the reversal. Plain and slow: the question itself is SQL, and a test holds the two together.
 */
export function creditSalesOf({ items }: FiguredLedger, { from, to }: Window): Minor {
  const counted = items.filter(
    (item) =>
      from <= item.postingDate &&
      item.postingDate <= to &&
      [...saleKinds, ...saleCreditKinds].includes(rootOf(item, items).kind),
  );
  return minor(
    counted.reduce((sum, item) => sum + (item.side === "debit" ? item.amountMinor : 0 - item.amountMinor), 0),
  );
}

/** What was paid of a debt by a day, credit by credit: a payment that bounced since is none. */
function settledBy(
  item: FiguredItem,
  { items, allocations }: FiguredLedger,
  days: Window & { readonly due: CalendarDate },
) {
  const mine = allocations.filter((each) => each.debitItemId === item.id && each.effectiveDate <= days.to);
  const settled = { paid: 0, lost: 0, onTime: 0, forgiven: 0 };
  for (const [creditId, parts] of Map.groupBy(mine, (each) => each.creditItemId)) {
    const kind = items.find((each) => each.id === creditId)?.kind ?? "adjustment";
    const net = parts.reduce((sum, each) => sum + each.amountMinor, 0);
    const byDue = parts
      .filter((each) => each.effectiveDate <= days.due)
      .reduce((sum, each) => sum + each.amountMinor, 0);
    if (moneyKinds.includes(kind)) {
      settled.paid += net;
      settled.onTime += Math.min(net, byDue);
    } else if (lossKinds.includes(kind)) settled.lost += net;
    else settled.forgiven += net;
  }
  return { ...settled, whole: settled.paid + settled.lost + settled.forgiven };
}

/** The last day of a window on which a debt became settled and stayed so until its end; null where it was open then. */
function closedOn(item: FiguredItem, { allocations }: FiguredLedger, to: CalendarDate): CalendarDate | null {
  const mine = allocations.filter((each) => each.debitItemId === item.id && each.effectiveDate <= to);
  const dates = [...new Set(mine.map((each) => each.effectiveDate))].toSorted();
  let closed: CalendarDate | null = null;
  for (const date of dates) {
    const settled = mine.filter((each) => each.effectiveDate <= date).reduce((sum, each) => sum + each.amountMinor, 0);
    if (settled < item.amountMinor) closed = null;
    else closed ??= date;
  }
  return closed;
}

/** The debts settled in a window by money or written off, with their days late. Early is negative; what was credited is left out. */
export const closedDebtsOf = (ledger: FiguredLedger, { from, to }: Window) =>
  ledger.items.flatMap((item) => {
    if (item.side !== "debit" || !debtKinds.includes(item.kind)) return [];
    const closed = closedOn(item, ledger, to);
    if (closed === null || closed < from) return [];
    const { paid, lost } = settledBy(item, ledger, { from, to, due: item.dueDate });
    if (paid + lost === 0) return [];
    return [{ clientId: item.clientId, amountMinor: minor(paid + lost), days: daysBetween(item.dueDate, closed) }];
  });

/** Of the debts that fell due in a window, what was owed and what of it was paid by its due date. */
export const dueDebtsOf = (ledger: FiguredLedger, { from, to }: Window) =>
  ledger.items.flatMap((item) => {
    if (item.side !== "debit" || !debtKinds.includes(item.kind) || item.postingDate > to) return [];
    if (item.dueDate < from || item.dueDate > to) return [];
    const { forgiven, onTime } = settledBy(item, ledger, { from, to, due: item.dueDate });
    const owed = item.amountMinor - forgiven;
    return owed <= 0 ? [] : [{ clientId: item.clientId, dueMinor: minor(owed), onTimeMinor: minor(onTime) }];
  });
