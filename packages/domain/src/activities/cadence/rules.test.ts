import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Tier } from "../../clients/schema.ts";
import { addDays, CalendarDate, dateOfDayNumber, daysBetween, weekday } from "../../kernel/time.ts";
import { StaffId } from "../../staff/schema.ts";
import { ActivityId, type ActivityKind, type ActivityOutcome } from "../schema.ts";
import {
  assessClient,
  assessWindow,
  type DoneActivity,
  type Spell,
  windowBefore,
  windowOf,
  windowsEnding,
} from "./rules.ts";

const date = (text: string) => CalendarDate.parse(text);
const [wang, li] = [StaffId.parse(1), StaffId.parse(2)];
const spell = <Value>(value: Value, fromDate: string, toDate = "infinity"): Spell<Value> => ({
  value,
  fromDate: date(fromDate),
  toDate: toDate === "infinity" ? "infinity" : date(toDate),
});
let nextId = 0;
function did(doneOn: string, outcome: ActivityOutcome | null = "reached", kind: ActivityKind = "call"): DoneActivity {
  nextId += 1;
  return { id: ActivityId.parse(nextId), kind, outcome, doneOn: date(doneOn) };
}

describe("windows", () => {
  test.each([
    ["A", "2026-05-06", "2026-05-04", "2026-05-10"],
    ["A", "2026-01-01", "2025-12-29", "2026-01-04"],
    ["B", "2024-01-01", "2024-01-01", "2024-01-14"],
    ["B", "2023-12-31", "2023-12-18", "2023-12-31"],
    ["B", "2026-05-06", "2026-05-04", "2026-05-17"],
    ["B", "2021-01-01", "2020-12-21", "2021-01-03"],
    ["C", "2024-02-29", "2024-02-01", "2024-02-29"],
    ["potential", "2026-12-31", "2026-11-01", "2026-12-31"],
    ["potential", "2026-02-01", "2026-01-01", "2026-02-28"],
  ] as const)("%s on %s: %s to %s", (tier, day, from, to) =>
    expect(windowOf(tier, date(day))).toEqual({ tier, from, to }),
  );

  const anyDay = fc.integer({ min: 0, max: 60_000 }).map(dateOfDayNumber);
  test("a day lies in one window, all days of it in the same, and windows follow without a gap", () =>
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...Tier.options), fc.nat(), (day, tier, offset) => {
        const window = windowOf(tier, day);
        expect(window.from <= day && day <= window.to).toBe(true);
        const length = daysBetween(window.from, window.to) + 1;
        expect(windowOf(tier, addDays(window.from, offset % length))).toEqual(window);
        expect(addDays(windowBefore(window).to, 1)).toBe(window.from);
        if (tier === "A" || tier === "B") expect([weekday(window.from), length]).toEqual([1, tier === "A" ? 7 : 14]);
      }),
    ));
  test("every window ends in one month, and only those that begin with the hotel or later", () => {
    const may = windowsEnding({ from: date("2026-05-01"), to: date("2026-05-31") }, date("2026-04-27"));
    expect(may.map((window) => `${window.tier} ${window.from}`)).toEqual([
      "A 2026-04-27",
      "A 2026-05-04",
      "A 2026-05-11",
      "A 2026-05-18",
      "A 2026-05-25",
      "B 2026-05-04",
      "B 2026-05-18",
      "C 2026-05-01",
    ]);
    fc.assert(
      fc.property(anyDay, fc.nat(90), (from, days) => {
        const to = addDays(from, days);
        const whole = windowsEnding({ from, to }, date("1900-01-01"));
        const day = addDays(from, Math.floor(days / 2));
        const halves = [
          { from, to: day },
          { from: addDays(day, 1), to },
        ].flatMap((half) => windowsEnding(half, date("1900-01-01")));
        const names = (windows: typeof whole) => windows.map((window) => `${window.tier} ${window.to}`).toSorted();
        expect(names(halves)).toEqual(names(whole));
      }),
    );
  });
});

describe("whose it is", () => {
  const week = windowOf("A", date("2026-05-04"));
  test.each([
    ["all of it", [spell(wang, "2026-01-01")], { ownerId: wang, dropped: null }],
    [
      "four of seven days",
      [spell(li, "2026-01-01", "2026-05-07"), spell(wang, "2026-05-07")],
      { ownerId: wang, dropped: null },
    ],
    [
      "three of seven days",
      [spell(li, "2026-01-01", "2026-05-08"), spell(wang, "2026-05-08")],
      { ownerId: wang, dropped: "held-too-short" },
    ],
    ["left on the last day", [spell(wang, "2026-01-01", "2026-05-10")], { ownerId: null, dropped: "no-owner" }],
    ["left the day after", [spell(wang, "2026-01-01", "2026-05-11")], { ownerId: wang, dropped: null }],
    [
      "away in between",
      [spell(wang, "2026-05-04", "2026-05-06"), spell(li, "2026-05-06", "2026-05-09"), spell(wang, "2026-05-09")],
      { ownerId: wang, dropped: null },
    ],
    ["nobody", [], { ownerId: null, dropped: "no-owner" }],
  ] as const)("%s", (_, owners, expected) =>
    expect(assessWindow(week, { owners, activities: [] })).toMatchObject(expected),
  );
  test("half of a fortnight is enough", () => {
    const owners = [spell(li, "2026-01-01", "2026-05-11"), spell(wang, "2026-05-11")];
    expect(assessWindow(windowOf("B", date("2026-05-04")), { owners, activities: [] }).dropped).toBeNull();
  });
});

describe("met", () => {
  const owners = [spell(wang, "2026-01-01")];
  const week = windowOf("A", date("2026-05-18"));
  const attempts = (...days: string[]) => days.map((day) => did(day, "no-answer"));
  const tries = (monday: string) => attempts(monday, addDays(date(monday), 1), addDays(date(monday), 2));
  test.each([
    ["a contact on the first day", [did("2026-05-18")], "contact"],
    ["a contact on the last day", [did("2026-05-24")], "contact"],
    ["the day before", [did("2026-05-17")], null],
    ["the day after", [did("2026-05-25")], null],
    ["two attempts", attempts("2026-05-18", "2026-05-19"), null],
    ["three attempts on two days", attempts("2026-05-18", "2026-05-19", "2026-05-19"), null],
    ["three attempts on three days", attempts("2026-05-18", "2026-05-19", "2026-05-24"), "attempts"],
    ["a second window running", [...tries("2026-05-11"), ...tries("2026-05-18")], "attempts"],
    ["a third window running", [...tries("2026-05-04"), ...tries("2026-05-11"), ...tries("2026-05-18")], null],
    [
      "a contact in between",
      [...tries("2026-05-04"), ...tries("2026-05-11"), did("2026-05-12"), ...tries("2026-05-18")],
      "attempts",
    ],
    [
      "a third, but reached",
      [...tries("2026-05-04"), ...tries("2026-05-11"), ...tries("2026-05-18"), did("2026-05-20")],
      "contact",
    ],
    ["material", [did("2026-05-18", null, "material")], null],
    ["mail", [did("2026-05-18", null, "mail")], null],
  ] as const)("%s", (_, activities, by) =>
    expect(assessWindow(week, { owners, activities })).toMatchObject({ by, met: by !== null }),
  );
  test("material is a contact for a potential client", () => {
    const activities = [did("2026-05-18", null, "material")];
    expect(assessWindow(windowOf("potential", date("2026-05-18")), { owners, activities }).by).toBe("contact");
  });
  test("the rows behind are the contacts, or the attempts where nobody was reached", () => {
    const [tried, reached] = [did("2026-05-18", "no-answer"), did("2026-05-19")];
    expect(assessWindow(week, { owners, activities: [tried, reached] }).activityIds).toEqual([reached.id]);
    expect(assessWindow(week, { owners, activities: [tried] }).activityIds).toEqual([tried.id]);
  });
});

test("a window counts by the tier of its first day, so a change of tier begins with the next", () => {
  const tiers = [spell<Tier>("C", "2026-05-01", "2026-05-13"), spell<Tier>("A", "2026-05-13")];
  const windows = assessClient(
    { tiers, owners: [], activities: [] },
    { from: date("2026-05-01"), to: date("2026-05-31") },
    date("2026-01-01"),
  );
  expect(windows.map((window) => `${window.tier} ${window.from}`)).toEqual([
    "A 2026-05-18",
    "A 2026-05-25",
    "C 2026-05-01",
  ]);
});
