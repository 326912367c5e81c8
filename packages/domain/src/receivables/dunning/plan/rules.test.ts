import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minor } from "../../../kernel/money.ts";
import { addDays, CalendarDate, TimeZone } from "../../../kernel/time.ts";
import { workingCalendar } from "../../../properties/rules.ts";
import { LedgerItemId } from "../../schema.ts";
import { defaultLadder, placed } from "../ladder/rules.ts";
import { type DunnedAccount, type DunnedItem, planAccount, type RunRules } from "./rules.ts";

const today = CalendarDate.parse("2026-03-13");
const rules: RunRules = {
  ladder: placed(defaultLadder),
  today,
  gapDays: 5,
  calendar: workingCalendar(TimeZone.parse("Asia/Shanghai")),
};
const item = (id: number, daysLate: number, more: Partial<DunnedItem> = {}): DunnedItem => ({
  itemId: LedgerItemId.parse(id),
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
const account = (items: readonly DunnedItem[], more: Partial<DunnedAccount> = {}): DunnedAccount => ({
  items,
  promises: [],
  stops: [],
  unappliedMinor: minor(0),
  lastLetterOn: null,
  underWay: false,
  outside: null,
  hasAddress: true,
  ...more,
});
const plan = (items: readonly DunnedItem[], more: Partial<DunnedAccount> = {}, repeat = false) => {
  const { letter, call, held } = planAccount(account(items, more), { ...rules, repeat });
  return {
    kind: letter?.kind,
    step: letter?.step.days,
    repeated: letter?.repeated,
    signatures: letter?.signatures,
    letters: letter?.items.map((each) => [each.itemId, each.step.days, each.askedMinor]),
    amount: letter?.amountMinor,
    calls: call?.items.map((each) => [each.itemId, each.step.days]),
    held: Object.fromEntries(held.map(({ itemId, reason }) => [itemId, reason])),
  };
};

test("one letter in the tone of its highest step, each item keeping its own", () => {
  const planned = plan([
    item(1, 6),
    item(2, 31, { letters: 2, calls: 2, openMinor: minor(300), disputedMinor: minor(50) }),
    item(3, -4),
    item(4, 2),
    item(5, -6),
  ]);
  expect(planned).toEqual({
    kind: "letter",
    step: 30,
    repeated: false,
    signatures: ["director"],
    letters: [
      [1, 5, 100],
      [2, 30, 250],
      [3, -5, 100],
    ],
    amount: 450,
    calls: undefined,
    held: {},
  });
});

test("a reminder goes alone and by itself, whatever the last letter", () => {
  expect(plan([item(1, -5)], { lastLetterOn: today })).toMatchObject({ kind: "reminder", signatures: [] });
  expect(plan([item(1, 0)])).toMatchObject({ kind: undefined, held: {} });
});

test("the final notice needs finance and director", () => {
  expect(plan([item(1, 45, { letters: 3 })])).toMatchObject({ kind: "notice", signatures: ["finance", "director"] });
});

test("a call comes beside a letter, and waits neither for gap nor for an address", () => {
  expect(plan([item(1, 16, { letters: 1 })])).toMatchObject({ letters: [[1, 15, 100]], calls: [[1, 10]] });
  expect(plan([item(1, 16, { letters: 1 })], { lastLetterOn: today })).toMatchObject({
    letters: undefined,
    calls: [[1, 10]],
    held: { 1: "gap" },
  });
  expect(plan([item(1, 16, { letters: 1 })], { hasAddress: false })).toMatchObject({
    calls: [[1, 10]],
    held: { 1: "no-address" },
  });
});

test("while a letter of the run is under way nothing else is due: the run of a day does nothing twice", () => {
  expect(plan([item(1, 16, { letters: 1 })], { underWay: true })).toMatchObject({
    letters: undefined,
    calls: undefined,
    held: { 1: "under-way" },
  });
});

describe("held back", () => {
  const late = item(1, 16);
  test.each<[string, Partial<DunnedAccount>]>([
    ["house", { outside: "house" }],
    ["archived", { outside: "archived" }],
    ["under-way", { underWay: true }],
    ["no-address", { hasAddress: false }],
    ["gap", { lastLetterOn: addDays(today, -4) }],
    ["legal", { stops: [{ kind: "legal", itemId: null }] }],
    ["snoozed", { stops: [{ kind: "snooze", itemId: late.itemId }] }],
    ["credit", { unappliedMinor: minor(100) }],
    ["promised", { promises: [{ itemIds: [], amountMinor: minor(100), paidMinor: minor(0), promisedFor: today }] }],
  ])("%s", (reason, more) => {
    expect(plan([late], more)).toMatchObject({ letters: undefined, calls: undefined, held: { 1: reason } });
  });

  test("the gap is kept on the fifth day", () => {
    expect(plan([late], { lastLetterOn: addDays(today, -5) })).toMatchObject({ letters: [[1, 5, 100]] });
  });

  test("when the ladder is over, unless somebody says the last letter again", () => {
    const over = item(1, 70, { letters: 4, calls: 2 });
    expect(plan([over])).toMatchObject({ letters: undefined, held: { 1: "ladder-over" } });
    expect(plan([over], {}, true)).toMatchObject({ letters: [[1, 45, 100]], repeated: true });
    expect(plan([item(2, 3)], {}, true)).toMatchObject({ letters: undefined, held: {} });
    expect(plan([over], { lastLetterOn: today }, true)).toMatchObject({ letters: undefined, held: { 1: "gap" } });
  });
});

test("every late item is in the letter, gets a call, is held with a reason, or waits for its day: law", () => {
  const items = fc.array(
    fc.record({
      late: fc.integer({ min: -10, max: 120 }),
      letters: fc.integer({ min: 0, max: 4 }),
      open: fc.integer({ min: 0, max: 500 }),
      disputed: fc.integer({ min: 0, max: 500 }),
      unconfirmed: fc.boolean(),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(items, fc.integer({ min: 0, max: 900 }), fc.boolean(), (given, unapplied, repeat) => {
      const all = given.map(({ late, letters, open, disputed, unconfirmed }, index) =>
        item(index + 1, late, {
          letters,
          unconfirmed,
          openMinor: minor(open),
          disputedMinor: minor(Math.min(open, disputed)),
        }),
      );
      const { letter, held } = planAccount(account(all, { unappliedMinor: minor(unapplied) }), { ...rules, repeat });
      const inLetter = letter?.items.map(({ itemId }) => itemId) ?? [];
      const kept = held.map(({ itemId }) => itemId);
      expect(new Set([...inLetter, ...kept]).size).toBe(inLetter.length + kept.length);
      for (const each of letter?.items ?? []) {
        expect(each.askedMinor).toBeGreaterThan(0);
        expect(each.step.step).toBeLessThanOrEqual(letter?.step.step ?? 0);
        if (!repeat) expect(each.daysLate).toBeGreaterThanOrEqual(each.step.days);
      }
      expect(letter?.amountMinor ?? 0).toBe((letter?.items ?? []).reduce((total, each) => total + each.askedMinor, 0));
    }),
  );
});
