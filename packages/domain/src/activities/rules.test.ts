import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Tier } from "../clients/schema.ts";
import { addDays, CalendarDate } from "../kernel/time.ts";
import { contactDueOn, isAttempt, isContact, lateness, mayBeLogged } from "./rules.ts";
import { activityKinds, activityOutcomes, isTalk, LogActivity } from "./schema.ts";

const date = (text: string) => CalendarDate.parse(text);

describe("what counts", () => {
  test.each([
    ["call", "reached", "A", true, false],
    ["visit", "reached", "B", true, false],
    ["online-meeting", "reached", "C", true, false],
    ["interview", "reached", "C", true, false],
    ["social-message", "reached", "A", true, false],
    ["call", "no-answer", "A", false, true],
    ["call", "left-message", "A", false, true],
    ["visit", "refused", "A", false, true],
    ["mail", null, "A", false, false],
    ["greeting", null, "A", false, false],
    ["material", null, "C", false, false],
    ["material", null, "potential", true, false],
  ] as const)("%s, %s, %s", (kind, outcome, tier, contact, attempt) => {
    expect(isContact({ kind, outcome }, tier)).toBe(contact);
    expect(isAttempt({ kind, outcome })).toBe(attempt);
  });
  test("nothing is contact and attempt at once; what is only sent is never an attempt", () => {
    for (const kind of activityKinds)
      for (const outcome of [...activityOutcomes, null])
        for (const tier of Tier.options) {
          expect(isContact({ kind, outcome }, tier) && isAttempt({ kind, outcome })).toBe(false);
          if (!isTalk(kind)) expect(isAttempt({ kind, outcome })).toBe(false);
        }
  });
});

describe("logging", () => {
  const input = { id: "00000000-0000-4000-8000-000000000001", clientId: 1 };
  test.each([
    [{ kind: "call", outcome: "reached" }, true],
    [{ kind: "call" }, false],
    [{ kind: "material" }, true],
    [{ kind: "material", outcome: "reached" }, false],
    [{ kind: "call", outcome: "reached", mood: "good" }, false],
    [{ kind: "call", outcome: "reached", note: "x".repeat(4001) }, false],
  ])("%j", (rest, expected) => expect(LogActivity.safeParse({ ...input, ...rest }).success).toBe(expected));

  const client = { status: "active", house: false } as const;
  const today = date("2026-05-10");
  test.each([
    ["2026-05-10", null, {}, undefined],
    ["2026-05-10", "2026-05-10", {}, undefined],
    ["2026-05-11", null, {}, "activities.not-yet"],
    ["2026-05-09", "2026-05-08", {}, "activities.next-in-the-past"],
    ["2026-05-09", null, { house: true }, "activities.house-account"],
    ["2026-05-09", null, { status: "archived" as const }, "activities.client-archived"],
  ])("done on %s, next on %s, %j", (doneOn, nextOn, file, code) => {
    const log = () =>
      mayBeLogged(
        { doneOn: date(doneOn), nextOn: nextOn === null ? null : date(nextOn) },
        { ...client, ...file },
        today,
      );
    if (code) expect(log).toThrow(expect.objectContaining({ code }));
    else expect(log).not.toThrow();
  });
});

describe("the reminder clock", () => {
  const intervals = { A: 7, B: 14, C: 30, potential: 60 };
  test.each([
    ["A", "2026-05-04", "2026-01-01", "2026-01-01", "2026-05-11"],
    ["A", "2026-05-04", "2026-05-06", "2026-01-01", "2026-05-13"],
    ["A", "2026-05-04", "2026-01-01", "2026-05-08", "2026-05-15"],
    ["B", null, "2026-01-01", "2026-03-01", "2026-03-15"],
    ["potential", null, "2026-01-01", "2026-01-01", "2026-03-02"],
  ] as const)("%s, last %s, tier since %s, owner since %s: due %s", (tier, last, tierFrom, ownerFrom, due) =>
    expect(
      contactDueOn(
        { tier, lastContactOn: last && date(last), tierFrom: date(tierFrom), ownerFrom: date(ownerFrom) },
        intervals,
      ),
    ).toBe(due),
  );
  test.each([
    ["2026-05-10", "ahead", "none"],
    ["2026-05-11", "due", "none"],
    ["2026-05-12", "overdue", "none"],
    ["2026-05-13", "overdue", "none"],
    ["2026-05-14", "overdue", "rep"],
    ["2026-05-16", "overdue", "manager"],
    ["2026-05-18", "overdue", "at-risk"],
  ])("due on 2026-05-11, today %s: %s, %s", (today, state, escalation) =>
    expect(lateness(date("2026-05-11"), date(today))).toMatchObject({ state, escalation }),
  );
  test("a later contact, tier or owner never makes it due earlier", () =>
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400)),
        fc.nat(400),
        fc.constantFrom(...Tier.options),
        ([a, b, c], more, tier) => {
          const day = (count: number) => addDays(date("2025-01-01"), count);
          const due = contactDueOn({ tier, lastContactOn: day(a), tierFrom: day(b), ownerFrom: day(c) }, intervals);
          expect(due >= addDays(day(Math.max(a, b, c)), intervals[tier])).toBe(true);
          expect(
            contactDueOn({ tier, lastContactOn: day(a + more), tierFrom: day(b), ownerFrom: day(c) }, intervals) >= due,
          ).toBe(true);
        },
      ),
    ));
});
