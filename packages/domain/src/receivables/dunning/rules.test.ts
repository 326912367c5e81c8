import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, CalendarDate, daysBetween, TimeZone } from "../../kernel/time.ts";
import { calendarDaysOf, workingCalendar } from "../../properties/rules.ts";
import { defaultLadder, isLetter, placed } from "./ladder/rules.ts";
import type { LadderStep } from "./ladder/schema.ts";
import {
  amountDays,
  bankFileTooOld,
  dueCall,
  dueLetter,
  dueReminder,
  gapKept,
  nextStep,
  type Progress,
  promiseHoldsUntil,
} from "./rules.ts";

const day = (text: string) => CalendarDate.parse(text);
const due = day("2026-01-31");
const ladder = placed(defaultLadder);
const at = (daysLate: number, more: Partial<Progress> = {}): Progress => ({
  daysLate,
  reminded: false,
  letters: 0,
  calls: 0,
  ...more,
});
const letter = (days: number): LadderStep => ({
  days,
  kind: "letter",
  by: ["finance"],
  hold: null,
  ownerCopy: false,
  charge: false,
});

describe("the house's ladder, day by day", () => {
  test.each([
    [-6, undefined],
    [-5, -5],
    [-1, -5],
    [0, undefined],
    [1, undefined],
  ])("a reminder %i days past due: step %s", (days, step) => {
    expect(dueReminder(ladder, at(days))?.days).toBe(step);
    expect(dueReminder(ladder, at(days, { reminded: true }))).toBeUndefined();
  });

  test.each([
    [0, 0, undefined],
    [4, 0, undefined],
    [5, 0, 5],
    [14, 1, undefined],
    [15, 1, 15],
    [29, 2, undefined],
    [30, 2, 30],
    [44, 3, undefined],
    [45, 3, 45],
    [400, 4, undefined],
    [400, 0, 5],
    [400, 2, 30],
  ])("%i days past due after letter %i: step %s", (days, letters, step) => {
    expect(dueLetter(ladder, at(days, { letters }))?.days).toBe(step);
  });

  test.each([
    [9, 1, 0, undefined],
    [10, 1, 0, 10],
    // its letter comes first
    [10, 0, 0, undefined],
    [19, 2, 1, undefined],
    [20, 2, 1, 20],
    [20, 1, 0, 10],
    // the first call never became a task: it holds nothing up
    [20, 2, 0, 20],
    [20, 2, 2, undefined],
  ])("%i days past due after letter %i and call %i: step %s", (days, letters, calls, step) => {
    expect(dueCall(ladder, at(days, { letters, calls }))?.days).toBe(step);
  });
});

/** The number of the letter an item is at, letter by letter as the ladder asks for. */
describe("steps 5, 20, 40", () => {
  const steps = placed([letter(5), letter(20), letter(40)]);
  const on = (days: number) => addDays(due, days);
  const takes = (days: number, letters: number, last: number | null, gapDays: number) =>
    gapKept({ today: on(days), lastLetterOn: last === null ? null : on(last), gapDays })
      ? dueLetter(steps, at(days, { letters }))?.number
      : undefined;

  test("gap 0: nothing on day 4, letter 1 on day 5, still letter 1 while it is a draft, letter 2 once it is released", () => {
    expect(takes(4, 0, null, 0)).toBeUndefined();
    expect(takes(5, 0, null, 0)).toBe(1);
    // a draft is no letter taken: on day 30 it is drawn up again as the first
    expect(takes(30, 0, null, 0)).toBe(1);
    expect(takes(30, 1, 30, 0)).toBe(2);
  });

  test("gap 5: released on day 30, letter 2 comes on day 35", () => {
    expect([30, 31, 34].map((days) => takes(days, 1, 30, 5))).toEqual([undefined, undefined, undefined]);
    expect(takes(35, 1, 30, 5)).toBe(2);
  });
});

test("run daily, letters come in order, none is left out, and none within the gap of another: law", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 120 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
      (days, gapDays, first, working) => {
        const steps = placed(days.map(letter));
        const taken: { number: number; on: CalendarDate }[] = [];
        for (let late = first; late <= 300; late += 1) {
          // the house may not run on some days
          if (!working[late % working.length] && working.includes(true)) continue;
          const today = addDays(due, late);
          const lastLetterOn = taken.at(-1)?.on ?? null;
          const step = dueLetter(steps, at(late, { letters: taken.length }));
          if (!step || !gapKept({ today, lastLetterOn, gapDays })) continue;
          expect(late).toBeGreaterThanOrEqual(step.days);
          taken.push({ number: step.number, on: today });
        }
        expect(taken.map(({ number }) => number)).toEqual(steps.map(({ number }) => number));
        taken.slice(1).forEach(({ on }, index) => {
          expect(daysBetween(taken[index]?.on ?? on, on)).toBeGreaterThanOrEqual(gapDays);
        });
      },
    ),
  );
});

describe("what comes next", () => {
  const pace = (today: CalendarDate, lastLetterOn: CalendarDate | null = null) => ({ today, lastLetterOn, gapDays: 5 });
  const next = (late: number, more: Partial<Progress> = {}, last: number | null = null) => {
    const today = addDays(due, late);
    const found = nextStep(ladder, at(late, more), pace(today, last === null ? null : addDays(due, last)));
    return found && [found.step.days, daysBetween(due, found.on)];
  };
  test.each([
    [-20, {}, null, [-5, -5]],
    [-3, {}, null, [-5, -3]],
    [-3, { reminded: true }, null, [5, 5]],
    [7, { letters: 1 }, 5, [10, 10]],
    [12, { letters: 1, calls: 1 }, 5, [15, 15]],
    [40, { letters: 1, calls: 1 }, 38, [15, 43]],
    [60, { letters: 4, calls: 2 }, 50, undefined],
  ])("%i days past due, %o, last letter %s: %s", (late, more, last, expected) => {
    expect(next(late, more, last)).toEqual(expected);
  });
});

const china = workingCalendar(TimeZone.parse("Asia/Shanghai"), calendarDaysOf("CN", 2026).days);

test.each([
  // Friday, Saturday worked
  ["2026-03-13", "2026-03-14"],
  ["2026-03-14", "2026-03-16"],
  // the whole of National Day's week
  ["2026-09-30", "2026-10-08"],
])("a promise for %s keeps letters back until %s", (promisedFor, until) => {
  expect(promiseHoldsUntil(day(promisedFor), china)).toBe(until);
});

test.each([
  ["2026-03-13", "2026-03-13", false],
  ["2026-03-13", "2026-03-14", false],
  ["2026-03-13", "2026-03-16", false],
  ["2026-03-13", "2026-03-17", true],
  ["2026-09-30", "2026-10-08", false],
  ["2026-09-30", "2026-10-10", true],
  ["2020-01-01", "2026-03-13", true],
])("a bank file up to %s is too old on %s: %s", (latest, today, old) => {
  expect(bankFileTooOld(day(latest), { today: day(today), mostDays: 2 }, china)).toBe(old);
});

test("what is not late is not urgent", () => {
  expect(amountDays({ askedMinor: 100, daysLate: -5 })).toBe(0);
  expect(amountDays({ askedMinor: 100, daysLate: 0 })).toBe(0);
  expect(amountDays({ askedMinor: 100, daysLate: 7 })).toBe(700);
  expect(ladder.filter(isLetter)).toHaveLength(4);
});
