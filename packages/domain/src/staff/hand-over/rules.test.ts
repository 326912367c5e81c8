import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PropertyId } from "../../kernel/ids.ts";
import type { Actor, Role } from "../../kernel/permissions.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import type { StaffId } from "../schema.ts";
import { deal, dealOther, mayBeUndone, mayHandOver } from "./rules.ts";
import { HandOverPlan } from "./schema.ts";

const id = (number: number) => number as StaffId;
const today = "2026-03-10" as CalendarDate;
const actor: Actor = { kind: "staff", staffId: id(9), role: "manager", propertyId: 1 as PropertyId };
const roles = new Map<StaffId, Role>([
  [id(1), "rep"],
  [id(2), "rep"],
  [id(3), "manager"],
  [id(4), "finance"],
  [id(9), "manager"],
]);
const plan = (more: object = {}) =>
  HandOverPlan.parse({ leaverId: 1, effectiveOn: "2026-03-10", successors: [2], ...more });

describe("what may be handed over", () => {
  test.each([
    ["today, to a rep", {}, null],
    ["to a manager, in 90 days", { successors: [3], effectiveOn: "2026-06-08" }, null],
    ["in 91 days", { effectiveOn: "2026-06-09" }, "staff.hand-over-too-far"],
    ["since yesterday", { effectiveOn: "2026-03-09" }, "staff.hand-over-past"],
    ["one's own", { leaverId: 9 }, "staff.own-hand-over"],
    ["to the leaver", { successors: [1] }, "staff.successor-not-here"],
    ["to finance", { successors: [4] }, "staff.successor-not-here"],
    ["to somebody who has left", { successors: [5] }, "staff.successor-not-here"],
    ["one client to finance", { assigned: [{ clientId: 7, to: 4 }] }, "staff.successor-not-here"],
  ])("%s", (_, more, code) => {
    const hand = () => mayHandOver(plan(more), { actor, today, roles });
    if (code === null) expect(hand).not.toThrow();
    else expect(hand).toThrow(expect.objectContaining({ code }));
  });
});

describe("dealing", () => {
  const clients = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1 }));

  test("in turn, and whom one chose for a client gets it", () =>
    expect(deal(clients(5), { successors: [id(2), id(3)], assigned: [{ clientId: 2, to: id(9) }] })).toEqual([
      { clientId: 1, to: 2 },
      { clientId: 2, to: 9 },
      { clientId: 3, to: 3 },
      { clientId: 4, to: 2 },
      { clientId: 5, to: 3 },
    ]));

  test("everything goes to somebody once, and nobody gets two more than another", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 20 }), (count, many) => {
        const successors = Array.from({ length: many }, (_, index) => id(index + 1));
        const dealt = deal(clients(count), { successors, assigned: [] });
        expect(dealt.map(({ clientId }) => clientId)).toEqual(clients(count).map((client) => client.id));
        const shares = successors.map((to) => dealt.filter((each) => each.to === to).length);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    ));

  test("what belongs to no client of the leaver's goes by its number", () =>
    expect([4, 5, 6].map((number) => dealOther(number, [id(2), id(3)]))).toEqual([2, 3, 2]));
});

test.each([
  ["2026-03-10T02:00:00.000Z", null, "2026-03-17T02:00:00.000Z", null],
  ["2026-03-10T02:00:00.000Z", null, "2026-03-17T02:00:00.001Z", "staff.hand-over-too-old"],
  ["2026-03-10T02:00:00.000Z", "2026-03-10T03:00:00.000Z", "2026-03-10T04:00:00.000Z", "staff.hand-over-undone"],
])("made %s, undone %s, asked %s: %s", (at, undoneAt, now, code) => {
  const undo = () => mayBeUndone({ at: at as Instant, undoneAt: undoneAt as Instant | null }, now as Instant);
  if (code === null) expect(undo).not.toThrow();
  else expect(undo).toThrow(expect.objectContaining({ code }));
});
