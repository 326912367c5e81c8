import { expect, test } from "vitest";
import { minor } from "../../../kernel/money.ts";
import { addDays, CalendarDate, TimeZone } from "../../../kernel/time.ts";
import { workingCalendar } from "../../../properties/rules.ts";
import { LedgerItemId } from "../../schema.ts";
import type { DunnedAccount, DunnedItem } from "../plan/rules.ts";
import { checkedItems, toneLeft } from "./rules.ts";

const today = CalendarDate.parse("2026-03-13");
const calendar = workingCalendar(TimeZone.parse("Asia/Shanghai"));
const id = (value: number) => LedgerItemId.parse(value);
const item = (value: number, daysLate: number, more: Partial<DunnedItem> = {}): DunnedItem => ({
  itemId: id(value),
  dueDate: addDays(today, -daysLate),
  openMinor: minor(100),
  disputedMinor: minor(0),
  unconfirmed: false,
  daysLate,
  reminded: false,
  letters: 0,
  calls: 0,
  ...more,
});
const account = (items: readonly DunnedItem[], more: Partial<DunnedAccount> = {}) => ({
  promises: [],
  stops: [],
  unappliedMinor: minor(0),
  lastLetterOn: null,
  underWay: true,
  outside: null,
  hasAddress: true,
  ...more,
  items,
});
const letter = { kind: "notice", number: 4 } as const;

test.each<[string, readonly DunnedItem[], Partial<DunnedAccount>, (string | null)[], number | undefined]>([
  ["nothing has happened", [item(1, 46), item(2, 6), item(3, -2)], {}, [null, null, null], 4],
  ["the worst one was paid", [item(2, 6), item(3, -2)], {}, ["paid", null, null], 1],
  ["all late ones were paid", [item(3, -2)], {}, ["paid", "paid", null], 0],
  ["it fell due meanwhile", [item(3, 0)], {}, ["paid", "paid", "due"], undefined],
  [
    "the client was put off",
    [item(1, 46)],
    { stops: [{ kind: "snooze", itemId: null }] },
    ["snoozed", "paid", "paid"],
    undefined,
  ],
  ["the client was put away", [item(1, 46)], { outside: "archived" }, ["archived", "paid", "paid"], undefined],
])("%s", (_, items, more, leftOut, number) => {
  const drawn = [
    { itemId: id(1), number: 4 },
    { itemId: id(2), number: 1 },
    { itemId: id(3), number: 0 },
  ];
  const checked = checkedItems(drawn, { account: account(items, more), today, calendar });
  expect(checked.map((each) => each.leftOut)).toEqual(leftOut);
  expect(toneLeft(letter, checked)?.number).toBe(number);
  expect(toneLeft(letter, checked)?.kind).toBe(
    number === undefined ? undefined : number === 4 ? "notice" : number === 0 ? "reminder" : "letter",
  );
});

test("a client that owes nothing any more is asked for nothing; what is contested since is taken off", () => {
  const drawn = [{ itemId: id(1), number: 2 }];
  expect(checkedItems(drawn, { account: undefined, today, calendar })).toMatchObject([{ leftOut: "paid" }]);
  const contested = account([item(1, 20, { disputedMinor: minor(30) })]);
  expect(checkedItems(drawn, { account: contested, today, calendar })).toMatchObject([
    { leftOut: null, askedMinor: 70, disputedMinor: 30, daysLate: 20 },
  ]);
});
