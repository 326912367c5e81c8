import { describe, expect, test } from "vitest";
import { CalendarDate } from "../../../kernel/time.ts";
import { defaultLadder, gradualSteps, placed, refuseLadderOfThePast } from "./rules.ts";
import { type LadderStep, SetLadder } from "./schema.ts";

const step = (days: number, more: Partial<LadderStep> = {}): LadderStep => ({
  days,
  kind: "letter",
  by: ["finance"],
  hold: null,
  ownerCopy: false,
  charge: false,
  ...more,
});

test("the house's ladder: -5, 5, 10, 15, 20, 30, 45", () => {
  expect(placed(defaultLadder).map(({ days, kind, number, hold }) => [days, kind, number, hold])).toEqual([
    [-5, "reminder", 0, null],
    [5, "letter", 1, null],
    [10, "call", 1, null],
    [15, "letter", 2, "soft"],
    [20, "call", 2, null],
    [30, "letter", 3, "hard"],
    [45, "notice", 4, null],
  ]);
  expect(SetLadder.safeParse({ fromDate: "2026-01-01", steps: defaultLadder }).success).toBe(true);
});

describe("a ladder goes up", () => {
  test.each<[string, readonly LadderStep[], boolean]>([
    ["in any order", [step(30), step(5)], true],
    ["two steps on a day", [step(5), step(5, { kind: "call" })], false],
    ["a letter before due", [step(-1)], false],
    ["a letter on the due day", [step(0)], false],
    ["a reminder after due", [step(1, { kind: "reminder", by: ["system"] })], false],
    ["a reminder that somebody has to sign", [step(-5, { kind: "reminder", by: ["finance"] })], false],
    [
      "two reminders",
      [step(-5, { kind: "reminder", by: ["system"] }), step(-2, { kind: "reminder", by: ["system"] })],
      false,
    ],
    ["a letter after the final notice", [step(30, { kind: "notice" }), step(45)], false],
    ["a call after the final notice", [step(30, { kind: "notice" }), step(45, { kind: "call" })], true],
    ["two final notices", [step(30, { kind: "notice" }), step(45, { kind: "notice" })], false],
    ["a letter by the salesperson", [step(5, { by: ["owner"] })], false],
    ["a call by nobody", [step(5, { kind: "call", by: ["system"] })], false],
    ["soft after hard", [step(5, { hold: "hard" }), step(15, { hold: "soft" })], false],
    ["hard alone", [step(5, { hold: "hard" })], true],
    ["soft twice", [step(5, { hold: "soft" }), step(15, { hold: "soft" })], false],
  ])("%s", (_, steps, gradual) => {
    expect(gradualSteps(steps)).toBe(gradual);
    expect(SetLadder.safeParse({ fromDate: "2026-01-01", steps }).success).toBe(gradual);
  });
});

test("a ladder holds from today on at the earliest", () => {
  const today = CalendarDate.parse("2026-03-10");
  expect(() => refuseLadderOfThePast(today, today)).not.toThrow();
  expect(() => refuseLadderOfThePast(CalendarDate.parse("2026-03-09"), today)).toThrow(
    "receivables.ladder-of-the-past",
  );
});
