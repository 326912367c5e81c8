import { describe, expect, test } from "vitest";
import { minor } from "../../../kernel/money.ts";
import { CalendarDate, TimeZone } from "../../../kernel/time.ts";
import { workingCalendar } from "../../../properties/rules.ts";
import { LedgerItemId } from "../../schema.ts";
import { creditLeft, refuseSnooze, type OpenDebt, type StandingPromise, type Stop, stoppedItems } from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);
const id = (value: number) => LedgerItemId.parse(value);
const calendar = workingCalendar(TimeZone.parse("Asia/Shanghai"));
// a Friday; Saturdays are worked
const today = day("2026-03-13");

const debt = (item: number, more: Partial<OpenDebt> = {}): OpenDebt => ({
  itemId: id(item),
  dueDate: day(`2026-01-0${item}`),
  openMinor: minor(100),
  disputedMinor: minor(0),
  unconfirmed: false,
  ...more,
});
const promise = (amount: number, promisedFor: string, more: Partial<StandingPromise> = {}): StandingPromise => ({
  itemIds: [],
  amountMinor: minor(amount),
  paidMinor: minor(0),
  promisedFor: day(promisedFor),
  ...more,
});

interface Given {
  readonly items?: readonly OpenDebt[];
  readonly promises?: readonly StandingPromise[];
  readonly stops?: readonly Stop[];
  readonly unapplied?: number;
  readonly on?: CalendarDate;
}
const stopped = ({
  items = [debt(1), debt(2), debt(3)],
  promises = [],
  stops = [],
  unapplied = 0,
  on = today,
}: Given) =>
  Object.fromEntries(stoppedItems({ items, promises, stops, unappliedMinor: minor(unapplied) }, on, calendar));

test("what is open, not contested and promised by nobody is written about", () => {
  expect(stopped({})).toEqual({});
  expect(stopped({ items: [debt(1, { openMinor: minor(0) })] })).toEqual({ 1: "paid" });
});

test("only the amount that is contested is left out", () => {
  expect(stopped({ items: [debt(1, { disputedMinor: minor(99) }), debt(2, { disputedMinor: minor(100) })] })).toEqual({
    2: "disputed",
  });
});

describe("a promise", () => {
  test.each([
    ["2026-03-13", "promised"],
    ["2026-03-14", "promised"],
    ["2026-03-15", undefined],
  ])("for the 13th, on %s: %s", (on, reason) => {
    expect(stopped({ promises: [promise(300, "2026-03-13")], on: day(on) })[1]).toBe(reason);
  });
  test("for named items keeps them back, and no other", () => {
    expect(stopped({ promises: [promise(10, "2026-03-20", { itemIds: [id(2)] })] })).toEqual({ 2: "promised" });
  });
  test.each([
    [1, [1]],
    [100, [1]],
    [101, [1, 2]],
    [900, [1, 2, 3]],
  ])("of %i keeps back the oldest debts that it reaches: %j", (amount, items) => {
    expect(stopped({ promises: [promise(amount, "2026-03-20")] })).toEqual(
      Object.fromEntries(items.map((item) => [item, "promised"])),
    );
  });
  test("that was paid in part reaches as far as its rest; paid in full it keeps nothing back", () => {
    expect(stopped({ promises: [promise(200, "2026-03-20", { paidMinor: minor(120) })] })).toEqual({ 1: "promised" });
    expect(stopped({ promises: [promise(200, "2026-03-20", { paidMinor: minor(200) })] })).toEqual({});
  });
});

test("snoozed and in the hands of lawyers: an item, or all of the client", () => {
  expect(stopped({ stops: [{ kind: "snooze", itemId: id(2) }] })).toEqual({ 2: "snoozed" });
  expect(stopped({ stops: [{ kind: "legal", itemId: null }] })).toEqual({ 1: "legal", 2: "legal", 3: "legal" });
});

test.each([
  [99, {}, 99],
  [100, { 1: "credit" }, 0],
  [250, { 1: "credit", 2: "credit" }, 50],
])(
  "a payment of %i that is not settled yet covers the oldest debts that it pays in full",
  (unapplied, reasons, left) => {
    expect(stopped({ unapplied })).toEqual(reasons);
    expect(creditLeft([debt(1), debt(2), debt(3)], minor(unapplied))).toBe(left);
  },
);

test("what came in overdue waits for finance's word", () => {
  expect(stopped({ items: [debt(1, { unconfirmed: true }), debt(2)] })).toEqual({ 1: "unconfirmed" });
});

test.each([
  ["2026-03-12", "receivables.snooze-of-the-past"],
  ["2026-03-13", undefined],
  ["2026-06-11", undefined],
  ["2026-06-12", "receivables.snooze-too-long"],
])("a snooze until %s: %s", (until, code) => {
  const act = () => refuseSnooze(day(until), today);
  if (code === undefined) expect(act).not.toThrow();
  else expect(act).toThrow(code);
});
