import { expect, test } from "vitest";
import { minor } from "../../kernel/money.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { houseScorecard } from "../assessment/rules.ts";
import { type Assessed, refuseGrant } from "./rules.ts";

const today = "2026-05-10" as CalendarDate;
const assessed: Assessed = {
  scorecard: houseScorecard,
  gates: [],
  computedGrade: "A",
  validUntil: today,
  isGranted: false,
  isLatest: true,
  isBlocked: false,
};
const asComputed = { grade: "A", overrideReason: null, limitMinor: minor(100) } as const;

const code = (granted: Parameters<typeof refuseGrant>[0], given: Partial<Assessed> = {}): string | undefined => {
  try {
    refuseGrant(granted, { ...assessed, ...given }, today);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

test("what was computed passes on the last day of its validity", () => expect(code(asComputed)).toBeUndefined());

test.each<[string, Parameters<typeof refuseGrant>[0], Partial<Assessed>]>([
  ["credit.granted-already", asComputed, { isGranted: true }],
  ["credit.assessment-old", asComputed, { isLatest: false }],
  ["credit.assessment-expired", asComputed, { validUntil: "2026-05-09" as CalendarDate }],
  ["credit.blocked", asComputed, { isBlocked: true }],
  ["credit.blocked", asComputed, { gates: ["blocked"], computedGrade: "C" }],
  [
    "credit.grade-above-gate",
    { ...asComputed, overrideReason: "老客户" },
    { gates: ["new-client"], computedGrade: "BBB" },
  ],
  ["credit.override-needs-reason", { ...asComputed, grade: "AA" }, {}],
  ["credit.override-needs-reason", { ...asComputed, grade: "BBB" }, {}],
  ["credit.override-without-need", { ...asComputed, overrideReason: "同样" }, {}],
  ["credit.cash-grade-with-limit", { grade: "BB", overrideReason: "谨慎", limitMinor: minor(1) }, {}],
])("%s", (expected, granted, given) => expect(code(granted, given)).toBe(expected));

test("another grade with its reason passes; a blocked client is put on cash", () => {
  expect(code({ ...asComputed, grade: "AA", overrideReason: "母公司担保" })).toBeUndefined();
  expect(code({ grade: "C", overrideReason: "黑名单", limitMinor: minor(0) }, { isBlocked: true })).toBeUndefined();
});
