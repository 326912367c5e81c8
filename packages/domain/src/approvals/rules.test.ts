import { describe, expect, test } from "vitest";
import { PropertyId, StaffId } from "../kernel/ids.ts";
import { type Role, roles } from "../kernel/permissions.ts";
import { addMilliseconds, days, Instant } from "../kernel/time.ts";
import { needsApproval } from "../staff/rules.ts";
import { decides, expiryOf, mayDecide, mayWithdraw, statusNow } from "./rules.ts";

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const [me, other] = [StaffId.parse(1), StaffId.parse(2)];
const as = (role: Role) => ({ kind: "staff", staffId: me, role, propertyId: PropertyId.parse(1) }) as const;
const asked = { act: "clients.merge", proposedBy: other, concerns: null, othersLeft: true } as const;

describe("who decides", () => {
  test("those with the right; a director too where nobody else has it", () => {
    expect(roles.filter((role) => decides(as(role), asked))).toEqual(["director", "manager"]);
    const writeOff = { ...asked, act: "receivables.write-off", othersLeft: false } as const;
    expect(decides(as("director"), writeOff)).toBe(true);
    expect(decides(as("rep"), writeOff)).toBe(false);
  });

  test("never one's own, nor about oneself, and never the house itself", () => {
    expect(decides(as("director"), { ...asked, proposedBy: me })).toBe(false);
    expect(decides(as("director"), { ...asked, concerns: me })).toBe(false);
    expect(decides({ kind: "system", propertyId: PropertyId.parse(1) }, asked)).toBe(false);
  });

  test("in time, and once", () => {
    const waiting = { ...asked, status: "open", expiresAt: expiryOf(now, 14) } as const;
    const last = addMilliseconds(now, days(14));
    expect(() => mayDecide(as("manager"), waiting, addMilliseconds(last, -1))).not.toThrow();
    expect(() => mayDecide(as("manager"), waiting, last)).toThrow("approvals.expired");
    expect(statusNow(waiting, last)).toBe("expired");
    for (const status of ["accepted", "done", "refused", "rejected", "withdrawn"] as const)
      expect(() => mayDecide(as("manager"), { ...waiting, status }, now)).toThrow("approvals.decided-already");
  });
});

test("only its maker withdraws a proposal, and only while it waits", () => {
  expect(() => mayWithdraw(as("rep"), { proposedBy: me, status: "open" })).not.toThrow();
  expect(() => mayWithdraw(as("director"), { proposedBy: other, status: "open" })).toThrow("approvals.not-own");
  expect(() => mayWithdraw(as("rep"), { proposedBy: me, status: "accepted" })).toThrow("approvals.decided-already");
});

test.each<[Role | null, Role, boolean]>([
  [null, "director", true],
  [null, "manager", true],
  [null, "rep", false],
  [null, "admin", false],
  ["rep", "manager", true],
  ["desk", "rep", true],
  ["rep", "finance", true],
  ["finance", "admin", false],
  ["manager", "rep", false],
  ["director", "manager", true],
  ["manager", "manager", false],
])("from %s to %s takes a director's word: %s", (held, given, needs) => expect(needsApproval(held, given)).toBe(needs));
