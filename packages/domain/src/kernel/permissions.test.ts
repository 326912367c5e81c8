import { describe, expect, test } from "vitest";
import { PropertyId, StaffId } from "./ids.ts";
import {
  type Act,
  type Actor,
  acts,
  actsOf,
  can,
  type Role,
  refuseUnless,
  roles,
  type Scope,
  scopeOf,
} from "./permissions.ts";
import { found, Refusal } from "./refusal.ts";

const propertyId = PropertyId.parse(1);
const actor = (role: Role): Actor => ({ kind: "staff", staffId: StaffId.parse(1), role, propertyId });
const system: Actor = { kind: "system", propertyId };

describe("who may", () => {
  test.each<[Role, Act, Scope | undefined]>([
    ["rep", "clients:read", "own"],
    ["rep", "contacts:reveal", "own"],
    ["rep", "targets:write", undefined],
    ["manager", "targets:write", "team"],
    ["manager", "receivables:export", undefined],
    ["finance", "receivables:export", "property"],
    ["finance", "clients:write", undefined],
    ["admin", "clients:read", undefined],
    ["admin", "staff:write", "property"],
    ["admin", "properties:technical", "property"],
    ["admin", "properties:write", undefined],
    ["auditor", "clients:read", "property"],
    ["auditor", "production:export", undefined],
    ["desk", "stays:read", "property"],
    ["director", "credit:approve", "property"],
    ["finance", "credit:write", "property"],
    ["finance", "credit:approve", undefined],
    ["manager", "credit:read", undefined],
    ["manager", "credit:standing", "property"],
    ["rep", "credit:standing", "own"],
    ["rep", "credit:propose", undefined],
    ["desk", "credit:hold", "property"],
    ["desk", "credit:standing", undefined],
    ["auditor", "credit:propose", undefined],
  ])("%s %s", (role, act, scope) => {
    expect(scopeOf(actor(role), act)).toBe(scope);
    expect(can(actor(role), act)).toBe(scope !== undefined);
  });
  test("an auditor changes nothing", () => {
    const changing = actsOf("auditor").filter((act) =>
      /:(write|technical|compute|reveal|cancel|sales|ledger|approve|propose)$/.test(act),
    );
    expect(changing).toEqual([]);
  });
  test("an admin sees no client data", () =>
    expect(
      actsOf("admin").filter((act) =>
        /^(clients|contacts|stays|activities|receivables|credit|surveys|scores)/.test(act),
      ),
    ).toEqual([]));
  test("the list of a role is what it may", () => {
    for (const role of roles) expect(actsOf(role)).toEqual(acts.filter((act) => can(actor(role), act)));
  });
  test("each act is somebody's", () => {
    for (const act of acts) expect(roles.some((role) => can(actor(role), act))).toBe(true);
  });
  test("the system may everything at its property", () =>
    expect(acts.every((act) => scopeOf(system, act) === "property")).toBe(true));
});

describe("refusals", () => {
  test("a refusal names the act", () => {
    expect(() => refuseUnless(actor("rep"), "clients:read")).not.toThrow();
    expect(() => refuseUnless(actor("admin"), "clients:read")).toThrow(
      expect.objectContaining({ kind: "forbidden", code: "permission.missing", details: { act: "clients:read" } }),
    );
  });
  test("found passes what is there, zero and empty included", () => {
    expect([found(0, "x.y"), found("", "x.y"), found(false, "x.y")]).toEqual([0, "", false]);
    for (const nothing of [null, undefined])
      expect(() => found(nothing, "clients.not-found", { id: 7 })).toThrow(
        expect.objectContaining({ kind: "not-found", code: "clients.not-found", details: { id: 7 } }),
      );
  });
  test("a refusal is an error, so a throw of it rolls back", () =>
    expect(new Refusal("conflict", "a.b")).toBeInstanceOf(Error));
});
