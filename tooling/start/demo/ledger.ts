import { minor, type Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { ItemKind } from "@foyer/domain/receivables/schema";
import { type Bill, billsOf } from "./bills.ts";
import type { DemoClient, Payer } from "./clients.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import type { Hotel, Span } from "./hotels.ts";
import type { DemoStay } from "./stays.ts";

export interface DemoItem {
  readonly client: DemoClient;
  readonly side: "debit" | "credit";
  readonly kind: ItemKind;
  readonly amount: Minor;
  readonly posting: CalendarDate;
  readonly due: CalendarDate;
  readonly checkout: CalendarDate | null;
  readonly reference: string;
  readonly line: number;
  readonly reason: string | null;
  /** Which stays a debit bills, and how much of each. */
  readonly bills: readonly { readonly stay: DemoStay; readonly amount: Minor }[];
  /** Which debits a credit settles, and how much of each. */
  readonly settles: readonly { readonly debit: DemoItem; readonly amount: Minor }[];
}

/** The day on which the client pays; never, for some. */
function paidOn(due: CalendarDate, payer: Payer, dice: Dice): CalendarDate | null {
  switch (payer) {
    case "prompt":
      return addDays(due, dice.whole(-7, 2));
    case "steady":
      return addDays(due, dice.whole(2, 21));
    case "slow":
      return addDays(due, dice.whole(16, 64));
    case "bad":
      return dice.chance(0.3) ? null : addDays(due, dice.whole(55, 200));
  }
}

/** How a bill's stays fall to its parts: one after the other, as far as each reaches. */
function sharedOut({ stays }: Bill, parts: readonly number[]): DemoItem["bills"][] {
  const left = stays.map(({ stay, amount }) => ({ stay, amount }));
  return parts.map((part) => {
    let room = part;
    return left.flatMap((each) => {
      const share = Math.min(Math.max(each.amount, 0), room);
      each.amount -= share;
      room -= share;
      return share > 0 ? [{ stay: each.stay, amount: minor(share) }] : [];
    });
  });
}

const units = (amount: number): Minor => minor(Math.round(amount / 100) * 100);

/** Every document and payment of the hotel's account clients up to today, in the order of posting. */
export function demoLedger(
  hotel: Hotel,
  stays: readonly DemoStay[],
  { span, seed }: { span: Span; seed: string },
): DemoItem[] {
  const dice = diceOf(`${seed}/${hotel.code}/ledger`);
  const items: DemoItem[] = [];
  let payments = 0;

  function credit(
    debits: readonly DemoItem[],
    given: { kind: "payment" | "credit-note" | "write-off"; posting: CalendarDate; amount: number; reason?: string },
  ): number {
    const first = debits[0];
    const posting = first && given.posting < first.posting ? first.posting : given.posting;
    if (!first || posting > span.today || given.amount <= 0) return 0;
    payments += 1;
    let left = given.amount;
    const settles = debits.flatMap((debit) => {
      const amount = minor(Math.min(left, debit.amount));
      left -= amount;
      return amount > 0 ? [{ debit, amount }] : [];
    });
    const { client } = first;
    const prefix = given.kind === "payment" ? "R" : given.kind === "credit-note" ? "CN" : "WO";
    items.push({
      client,
      side: "credit",
      kind: given.kind,
      amount: minor(given.amount),
      posting,
      due: posting,
      checkout: null,
      reference: `${prefix}${hotel.code.slice(0, 1)}-${String(payments).padStart(5, "0")}`,
      line: 1,
      reason: given.reason ?? null,
      bills: [],
      settles,
    });
    return given.amount - left;
  }

  /** Most pay whole; some in parts, some too much, some without saying for what. */
  function pay(debit: DemoItem, open: number): void {
    const posting = paidOn(debit.due, debit.client.payer, dice);
    const how = dice.unit();
    if (posting === null) {
      if (debit.due < addDays(span.today, -330))
        credit([debit], {
          kind: "write-off",
          posting: addDays(debit.due, 300),
          amount: open,
          reason: "经批准核销 Written off with approval",
        });
    } else if (how < 0.07) {
      const part = units(open * (0.4 + 0.4 * dice.unit()));
      credit([debit], { kind: "payment", posting, amount: part });
      if (dice.chance(0.8))
        credit([debit], { kind: "payment", posting: addDays(posting, dice.whole(18, 50)), amount: open - part });
    } else if (how < 0.095) {
      overpay(debit, { posting, open });
    } else {
      credit([debit], { kind: "payment", posting, amount: open });
    }
  }

  /** What is too much stays as unapplied credit. */
  function overpay(debit: DemoItem, { posting, open }: { posting: CalendarDate; open: number }): void {
    const whole = Math.ceil(open / 100_000) * 100_000;
    const day = posting < debit.posting ? debit.posting : posting;
    if (day > span.today) return;
    payments += 1;
    items.push({
      client: debit.client,
      side: "credit",
      kind: "payment",
      amount: minor(whole),
      posting: day,
      due: day,
      checkout: null,
      reference: `R${hotel.code.slice(0, 1)}-${String(payments).padStart(5, "0")}`,
      line: 1,
      reason: "整数汇款，余额待抵 Rounded transfer",
      bills: [],
      settles: [{ debit, amount: minor(open) }],
    });
  }

  for (const [index, bill] of billsOf(stays, span.today).entries()) {
    const reference = `${hotel.code.slice(0, 1)}INV-${String(index + 1).padStart(5, "0")}`;
    const parts =
      bill.amount > 9_000_000 * hotel.priceLevel
        ? [units(bill.amount / 2), bill.amount - units(bill.amount / 2)]
        : [bill.amount];
    const billed = sharedOut(bill, parts);
    for (const [part, amount] of parts.entries()) {
      const debit: DemoItem = {
        client: bill.client,
        side: "debit",
        kind: parts.length > 1 ? "instalment" : "invoice",
        amount: minor(amount),
        posting: bill.posting,
        due: addDays(bill.posting, bill.terms + 30 * part),
        checkout: bill.checkout,
        reference,
        line: part + 1,
        reason: null,
        bills: billed[part] ?? [],
        settles: [],
      };
      items.push(debit);
      const noted =
        part === 0 && dice.chance(0.025)
          ? credit([debit], {
              kind: "credit-note",
              posting: addDays(bill.posting, dice.whole(4, 20)),
              amount: units(amount * (0.03 + 0.1 * dice.unit())),
              reason: dice.pick([
                "早餐重复计费 Breakfast charged twice",
                "少住一晚 One night less",
                "会场升级未兑现 Room upgrade not given",
              ]),
            })
          : 0;
      pay(debit, amount - noted);
    }
    if (dice.chance(0.006)) items.push(unexplained(bill, { dice, hotel, number: ++payments, today: span.today }));
  }
  return items
    .filter((item) => item.posting <= span.today)
    .toSorted((a, b) => a.posting.localeCompare(b.posting) || (a.side === b.side ? 0 : a.side === "debit" ? -1 : 1));
}

/** Money whose purpose nobody has said yet: it waits as unapplied credit. */
function unexplained(
  bill: Bill,
  { dice, hotel, number, today }: { dice: Dice; hotel: Hotel; number: number; today: CalendarDate },
): DemoItem {
  const day = addDays(bill.posting, dice.whole(1, 40));
  const posting = day > today ? today : day;
  return {
    client: bill.client,
    side: "credit",
    kind: "payment",
    amount: minor(dice.whole(8, 60) * 50_000),
    posting,
    due: posting,
    checkout: null,
    reference: `R${hotel.code.slice(0, 1)}-${String(number).padStart(5, "0")}`,
    line: 1,
    reason: "汇款未注明账单号 Transfer without a reference",
    bills: [],
    settles: [],
  };
}
