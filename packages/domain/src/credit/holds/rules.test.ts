import { expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { holdByOverdue, refuseOverride, type Standing, standingHold } from "./rules.ts";

const ladder = { soft: 15, hard: 30 };

test.each([
  [0, null],
  [14, null],
  [15, "soft"],
  [29, "soft"],
  [30, "hard"],
  [400, "hard"],
])("%i days past due", (days, hold) => expect(holdByOverdue(days, ladder)).toBe(hold));

test("a ladder without such steps holds nobody", () => {
  expect(holdByOverdue(500, { soft: null, hard: null })).toBeNull();
  expect(holdByOverdue(500, { soft: 15, hard: null })).toBe("soft");
  expect(holdByOverdue(0, { soft: 0, hard: 0 })).toBeNull();
});

interface Case extends Partial<Omit<Standing, "limit" | "exposure" | "upTo">> {
  readonly limit: number | null;
  readonly exposure: number;
  readonly upTo?: number;
}
const stood = ({ limit, exposure, upTo, ...rest }: Case) =>
  standingHold({
    limit: limit === null ? null : minor(limit),
    exposure: minor(exposure),
    upTo: upTo === undefined ? null : minor(upTo),
    noneMeansCash: false,
    overdue: null,
    ...rest,
  });

test.each<[string, Case, ReturnType<typeof standingHold>]>([
  ["at the limit is not over it", { limit: 100, exposure: 100 }, null],
  ["over the limit", { limit: 100, exposure: 101 }, { hold: "hard", reasons: ["over-limit"] }],
  ["cash only and nothing used", { limit: 0, exposure: 0 }, null],
  ["cash only and something used", { limit: 0, exposure: 1 }, { hold: "hard", reasons: ["over-limit"] }],
  ["none granted", { limit: null, exposure: 500 }, null],
  ["none means cash", { limit: null, exposure: 1, noneMeansCash: true }, { hold: "hard", reasons: ["no-limit"] }],
  ["softly overdue", { limit: 100, exposure: 50, overdue: "soft" }, { hold: "soft", reasons: ["overdue-soft"] }],
  ["long overdue", { limit: 100, exposure: 50, overdue: "hard" }, { hold: "hard", reasons: ["overdue-hard"] }],
  [
    "over the limit and softly overdue is hard",
    { limit: 100, exposure: 101, overdue: "soft" },
    { hold: "hard", reasons: ["over-limit", "overdue-soft"] },
  ],
  ["an override covers both", { limit: 100, exposure: 150, overdue: "hard", upTo: 150 }, null],
  [
    "and nothing beyond it",
    { limit: 100, exposure: 151, overdue: "hard", upTo: 150 },
    { hold: "hard", reasons: ["over-limit", "overdue-hard"] },
  ],
])("%s", (_, given, hold) => expect(stood(given)).toEqual(hold));

const day = (text: string) => text as CalendarDate;

test("an override ends on a day that is not over and not a year away", () => {
  const until = (text: string) => () => refuseOverride({ upToMinor: minor(1), until: day(text) }, day("2026-05-10"));
  expect(until("2026-05-09")).toThrow("credit.override-over");
  expect(until("2026-05-10")).not.toThrow();
  expect(until("2027-05-11")).not.toThrow();
  expect(until("2027-05-12")).toThrow("credit.override-too-long");
});
