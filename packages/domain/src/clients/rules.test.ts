import { describe, expect, test } from "vitest";
import { PropertyId, StaffId } from "../kernel/ids.ts";
import { roles } from "../kernel/permissions.ts";
import { asReadBy, assessmentType, clientCell, isClosedTo, mask, normalProtected } from "./rules.ts";

describe("assessment type", () => {
  test.each([
    [{ vip: false, class: "business" }, "business"],
    [{ vip: false, class: "government" }, "business"],
    [{ vip: false, class: "casual" }, "individual"],
    [{ vip: false, class: "travel-agency" }, "group"],
    [{ vip: true, class: "travel-agency" }, "vip"],
    [{ vip: true, class: "casual", override: "business" }, "business"],
  ] as const)("%o is %s", (client, type) => {
    expect(assessmentType(client)).toBe(type);
  });
});

describe("protected values", () => {
  test.each([
    ["mobile", "138 0013-8000", "+8613800138000"],
    ["mobile", "１３８００１３８０００", "+8613800138000"],
    ["mobile", "+852 6123 4567", "+85261234567"],
    ["mobile", "0044 20 7946 0000", "+442079460000"],
    ["mobile", "138****8000", undefined],
    ["mobile", "12345", undefined],
    ["mail", " Wang@Hotel.CN ", "wang@hotel.cn"],
    ["mail", "a@hotel.cn(x)evil.com", undefined],
    ["mail", "a@hotel.cn\r\nBcc: b@c.com", undefined],
    ["mail", "group: a@b.cn;", undefined],
    ["mail", "a@localhost", undefined],
    ["wechat", "Wang_min-88", "wang_min-88"],
    ["wechat", "w", undefined],
    ["phone", "021-6288 1234", "+862162881234"],
    ["phone", "(0512) 6288 1234 转 801", "+8651262881234;ext=801"],
    ["phone", "+86-021-62881234", "+862162881234"],
    ["phone", "400-820-1234", "+864008201234"],
    ["phone", "13800138000", "+8613800138000"],
    ["phone", "62881234", undefined],
    ["mobile", "021-6288 1234", undefined],
    ["mobile", "13800138000 转 2", undefined],
    ["birthYear", "1980", "1980"],
    ["birthYear", "１９８０年", "1980"],
    ["birthYear", "80", undefined],
  ] as const)("%s %s is kept as %s", (field, typed, normal) => {
    expect(normalProtected(field, typed)).toBe(normal);
  });

  test.each([
    ["mobile", "+8613800138000", "138****8000"],
    ["mobile", "+85261234567", "+85****4567"],
    ["mail", "wang@c.com", "w***@c.com"],
    ["wechat", "wmin8", "w****"],
    ["wechat", "wang1234", "wa****34"],
    ["wechat", "wang_min-888", "wan****888"],
    ["wechat", "wang_min-88_hangzhou", "wan****zhou"],
    ["phone", "+862162881234;ext=801", "216****1234"],
    ["birthYear", "1980", "****"],
  ] as const)("%s %s is shown as %s", (field, value, shown) => {
    expect(mask(field, value)).toBe(shown);
    expect(normalProtected(field, shown)).toBeUndefined();
  });
});

describe("a grid's cell", () => {
  test.each([
    ["name", " 星河 ", { value: "星河" }],
    ["name", "", { refused: "clients.field-required" }],
    ["name", "x".repeat(201), { refused: "clients.value-too-long" }],
    ["name", "长".repeat(5_000), { refused: "clients.value-too-long" }],
    ["name", "   ", { refused: "clients.field-required" }],
    ["formerName", "旧名", { value: "旧名" }],
    ["parentId", 4, { value: 4 }],
    ["parentId", null, { value: null }],
    ["parentId", "4", { refused: "clients.value-not-valid" }],
    ["assessmentType", "vip", { value: "vip" }],
    ["assessmentType", "", { value: null }],
    ["tags", " #MICE，长期协议; mice ", { value: "MICE, 长期协议" }],
    ["tags", "、", { value: null }],
    ["tags", "", { value: null }],
    ["tags", "字".repeat(41), { refused: "clients.tag-not-valid" }],
    ["tags", Array.from({ length: 21 }, (_, index) => `t${index}`).join(","), { refused: "clients.too-many-tags" }],
    ["verifiedOn", "2026-05-01", { refused: "clients.verified-one-by-one" }],
    ["city", "", { value: null }],
    ["class", "conference", { value: "conference" }],
    ["class", "spaceship", { refused: "clients.value-not-valid" }],
    ["vip", true, { value: true }],
    ["vip", "yes", { refused: "clients.value-not-valid" }],
    ["ownerId", 7, { value: 7 }],
    ["ownerId", -1, { refused: "clients.value-not-valid" }],
    ["reference", "X", { refused: "clients.field-locked" }],
    ["toString", "X", { refused: "clients.field-locked" }],
  ] as const)("%s ← %s", (field, value, result) => {
    expect(clientCell(field, value)).toEqual(result);
  });
});

test("each role reads of a file what its work needs", () => {
  const file = { name: "甲公司", notes: "n", preferences: "p", city: "c", ownerId: 3, vip: true, tags: ["t"] };
  const read = Object.fromEntries(
    roles.map((role) => {
      const actor = { kind: "staff", staffId: StaffId.parse(1), role, propertyId: PropertyId.parse(1) } as const;
      expect(isClosedTo(actor, "ownerId")).toBe(asReadBy(file, actor).ownerId === null);
      return [role, asReadBy(file, actor)];
    }),
  );
  for (const role of ["director", "manager", "rep", "admin"]) expect(read[role]).toEqual(file);
  for (const role of ["finance", "auditor"]) expect(read[role]).toEqual({ ...file, preferences: null });
  expect(read["desk"]).toEqual({ ...file, notes: null, city: null, ownerId: null, tags: [] });
  expect(asReadBy(file, { kind: "system", propertyId: PropertyId.parse(1) })).toBe(file);
});
