import { describe, expect, test } from "vitest";
import type { PropertyId } from "../../kernel/ids.ts";
import { type Act, type Actor, acts, type Role, roles } from "../../kernel/permissions.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { StaffId } from "../schema.ts";
import { canStandIn, endedAbsence, mayBeAsked, mayDecideAbsence, reachesForOthers } from "./rules.ts";
import type { AbsenceStatus } from "./schema.ts";

const day = (text: string) => text as CalendarDate;
const today = day("2026-03-10");
const [me, other] = [1 as StaffId, 2 as StaffId];
const actor = (role: Role): Actor => ({ kind: "staff", staffId: me, role, propertyId: 1 as PropertyId });

test.each([
  ["from today on", "2026-03-10", "2026-03-10", null],
  ["from yesterday on", "2026-03-09", "2026-03-20", "staff.absence-past"],
  ["backwards", "2026-03-20", "2026-03-19", "staff.absence-order"],
  ["a year", "2026-03-10", "2027-03-10", null],
  ["a year and a day", "2026-03-10", "2027-03-11", "staff.absence-too-long"],
])("%s", (_, from, last, code) => {
  const ask = () => mayBeAsked({ staffId: me, standInId: other, fromDate: day(from), lastDate: day(last) }, today);
  if (code === null) expect(ask).not.toThrow();
  else expect(ask).toThrow(expect.objectContaining({ code }));
});

test("nobody stands in for oneself", () =>
  expect(() => mayBeAsked({ staffId: me, standInId: me, fromDate: today, lastDate: today }, today)).toThrow(
    expect.objectContaining({ code: "staff.stand-in-self" }),
  ));

describe("who decides", () => {
  test.each<[Role, StaffId, AbsenceStatus, string | null]>([
    ["manager", other, "asked", null],
    ["director", other, "asked", null],
    ["manager", me, "asked", "staff.own-absence"],
    ["rep", other, "asked", "permission.missing"],
    ["manager", other, "approved", "staff.absence-decided"],
    ["manager", other, "withdrawn", "staff.absence-decided"],
  ])("%s about %s that is %s: %s", (role, staffId, status, code) => {
    const decide = () => mayDecideAbsence(actor(role), { staffId, status });
    if (code === null) expect(decide).not.toThrow();
    else expect(decide).toThrow(expect.objectContaining({ code }));
  });
});

describe("called off", () => {
  const ended = (status: AbsenceStatus, from: string, to: string) =>
    endedAbsence({ status, fromDate: day(from), toDate: day(to) }, today);
  test("before it began, nothing is left of it", () => {
    expect(ended("asked", "2026-03-09", "2026-03-20")).toEqual({ status: "withdrawn" });
    expect(ended("approved", "2026-03-10", "2026-03-20")).toEqual({ status: "withdrawn" });
    expect(ended("approved", "2026-03-11", "2026-03-20")).toEqual({ status: "withdrawn" });
  });
  test("while it lasts, it lasted until yesterday", () =>
    expect(ended("approved", "2026-03-09", "2026-03-20")).toEqual({ toDate: today }));
  test.each<[AbsenceStatus, string]>([
    ["approved", "2026-03-10"],
    ["rejected", "2026-03-20"],
    ["withdrawn", "2026-03-20"],
  ])("over or never to be (%s until %s), it is refused", (status, to) =>
    expect(() => ended(status, "2026-03-01", to)).toThrow(expect.objectContaining({ code: "staff.absence-over" })),
  );
});

test("a stand-in looks after clients, and gets no scores, targets, money or rights", () => {
  const reached = acts.filter((act: Act) => reachesForOthers(act));
  expect(reached.every((act) => /^(activities|clients|contacts|documents|stays|tips):/.test(act))).toBe(true);
  expect(reached).toContain("activities:write");
  expect(roles.filter(canStandIn)).toEqual(["manager", "rep"]);
});
