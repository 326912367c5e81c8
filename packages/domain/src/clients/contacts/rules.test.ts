import { describe, expect, test } from "vitest";
import { PropertyId, StaffId } from "../../kernel/ids.ts";
import { roles } from "../../kernel/permissions.ts";
import { contactCell, seesBirthday, seesBirthYear } from "./rules.ts";

describe("a contact's field", () => {
  test.each([
    ["name", " 王芳 ", { value: "王芳" }],
    ["name", "", { refused: "clients.field-required" }],
    ["name", "长".repeat(5_000), { refused: "clients.value-too-long" }],
    ["title", "", { value: null }],
    ["decisionMaker", true, { value: true }],
    ["decisionMaker", "true", { refused: "clients.value-not-valid" }],
    ["language", "en", { value: "en" }],
    ["language", "fr", { refused: "clients.value-not-valid" }],
    ["preferredChannel", "wechat", { value: "wechat" }],
    ["preferredChannel", "pigeon", { refused: "clients.value-not-valid" }],
    ["mobile", "138 0013 8000", { value: "+8613800138000" }],
    ["mobile", 13_800_138_000, { value: "+8613800138000" }],
    ["mobile", "138****8000", { refused: "clients.value-masked" }],
    ["mobile", "1380013", { refused: "clients.mobile-not-valid" }],
    ["phone", "021-62881234", { value: "+862162881234" }],
    ["mail", "w***@c.com", { refused: "clients.value-masked" }],
    ["mail", "a@hotel.cn(x)evil.com", { refused: "clients.mail-not-valid" }],
    ["mail", "", { value: null }],
    ["birthday", "农历八月十五", { value: "lunar 08-15" }],
    ["birthday", "1980-05-20", { value: "05-20", birthYear: "1980" }],
    ["birthday", "1780-05-20", { refused: "clients.birthYear-not-valid" }],
    ["birthday", "2-30", { refused: "clients.birthday-not-valid" }],
    ["birthYear", "1980", { value: "1980" }],
    ["birthYear", 1980, { value: "1980" }],
    ["birthYear", "****", { refused: "clients.value-masked" }],
    ["clientId", 4, { refused: "clients.field-locked" }],
    ["salt", "x", { refused: "clients.field-locked" }],
    ["toString", "x", { refused: "clients.field-locked" }],
  ] as const)("%s ← %s", (field, value, result) => {
    expect(contactCell(field, value)).toEqual(result);
  });
});

test("who sees a birthday, and who its year", () => {
  const seen = roles.map((role) => {
    const actor = { kind: "staff", staffId: StaffId.parse(1), role, propertyId: PropertyId.parse(1) } as const;
    return [role, seesBirthday(actor), seesBirthYear(actor)];
  });
  expect(seen.filter(([, day]) => day === false).map(([role]) => role)).toEqual(["finance", "auditor"]);
  expect(seen.filter(([, , year]) => year === false).map(([role]) => role)).toEqual(["finance", "desk", "auditor"]);
});
