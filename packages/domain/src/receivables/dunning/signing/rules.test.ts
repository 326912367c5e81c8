import { describe, expect, test } from "vitest";
import { PropertyId, StaffId } from "../../../kernel/ids.ts";
import { type Role, roles } from "../../../kernel/permissions.ts";
import { DunningLetterId, type Signature } from "../schema.ts";
import { refuseSignature, signatureOf } from "./rules.ts";

const [one, two] = [StaffId.parse(1), StaffId.parse(2)];
const actor = (role: Role) => ({ kind: "staff", staffId: one, role, propertyId: PropertyId.parse(1) }) as const;
const draft = (id: number, signatures: readonly Signature[], financeBy: StaffId | null = null) => ({
  id: DunningLetterId.parse(id),
  signatures,
  financeBy,
  directorBy: null,
});

test.each(roles.map((role) => [role, role === "finance" || role === "director"] as const))(
  "%s signs: %s",
  (role, may) => {
    if (may) expect(signatureOf(actor(role))).toEqual({ staffId: one, signature: role });
    else expect(() => signatureOf(actor(role))).toThrow("permission.missing");
  },
);

test("the system signs nothing", () =>
  expect(() => signatureOf({ kind: "system", propertyId: PropertyId.parse(1) })).toThrow("permission.missing"));

describe("of several drafts", () => {
  const drafts = [draft(1, ["finance"]), draft(2, ["director"]), draft(3, ["finance", "director"])];
  test("one's own are signed", () => {
    expect(refuseSignature(drafts, { staffId: one, signature: "finance" })).toEqual([1, 3]);
    expect(refuseSignature(drafts, { staffId: one, signature: "director" })).toEqual([2, 3]);
  });
  test("none is refused, and so is signing as both", () => {
    expect(() => refuseSignature([], { staffId: one, signature: "finance" })).toThrow("receivables.nothing-to-sign");
    const signed = [draft(3, ["finance", "director"], one)];
    expect(() => refuseSignature(signed, { staffId: one, signature: "finance" })).toThrow(
      "receivables.nothing-to-sign",
    );
    expect(() => refuseSignature(signed, { staffId: one, signature: "director" })).toThrow("receivables.signs-as-both");
    expect(refuseSignature(signed, { staffId: two, signature: "director" })).toEqual([3]);
  });
});
