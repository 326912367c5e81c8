import { describe, expect, test } from "vitest";
import type { PropertyId, StaffId } from "../../kernel/ids.ts";
import type { Actor, Role } from "../../kernel/permissions.ts";
import { decides, fieldAfterTip, mayBeDecided, readHello, readTip, sourceOfTip } from "./rules.ts";
import { SendTip, type TipStatus } from "./schema.ts";

const me = 1 as StaffId;
const other = 2 as StaffId;
const actor = (role: Role): Actor => ({ kind: "staff", staffId: me, role, propertyId: 1 as PropertyId });
const filled = { name: "陈女士", mail: "chen@example.com", wish: "十月的会议，五十人", consent: "yes" };

describe("who decides", () => {
  test.each<[Role, StaffId | null | "no file", boolean]>([
    ["rep", me, true],
    ["rep", other, false],
    ["rep", null, false],
    ["rep", "no file", false],
    ["manager", me, true],
    ["manager", other, false],
    ["manager", null, true],
    ["manager", "no file", true],
  ])("%s, of a client of %s: %s", (role, owner, expected) => {
    const client = owner === "no file" ? null : { ownerId: owner };
    expect(decides(actor(role), { client, staffIds: [me] })).toBe(expected);
  });

  test("whoever reaches all of the property decides everything", () =>
    expect(decides(actor("manager"), { client: { ownerId: other }, staffIds: undefined })).toBe(true));

  test.each<[TipStatus, boolean]>([
    ["open", true],
    ["accepted", false],
    ["rejected", false],
  ])("a tip that is %s: %s", (status, may) => {
    const decide = () => mayBeDecided({ status });
    if (may) expect(decide).not.toThrow();
    else expect(decide).toThrow(expect.objectContaining({ kind: "conflict", code: "clients.tip-decided" }));
  });
});

describe("what goes into the file", () => {
  test.each([
    ["notes", null, "喜欢安静", "喜欢安静"],
    ["notes", "老客户", "喜欢安静", "老客户\n喜欢安静"],
    ["preferences", "高层", "无烟", "高层\n无烟"],
    ["city", "杭州", "上海", "上海"],
    ["industry", null, "会展", "会展"],
  ] as const)("%s %j + %j = %j", (field, before, text, after) =>
    expect(fieldAfterTip(field, before, text)).toBe(after),
  );

  test("what the file's own field would refuse is refused", () => {
    const refused = expect.objectContaining({ code: "clients.tip-does-not-fit" }) as Error;
    expect(() => fieldAfterTip("city", null, "x".repeat(81))).toThrow(refused);
    expect(() => fieldAfterTip("notes", "x".repeat(3_999), "y")).toThrow(refused);
    expect(fieldAfterTip("notes", "x".repeat(3_998), "y")).toHaveLength(4_000);
  });

  test("phones and mails are struck out", () =>
    expect(readTip("王总 138 0013 8000 wang@example.com 喜欢靠湖")).toBe("王总 ••• ••• 喜欢靠湖"));

  test.each([
    ["own-site", undefined, "own-site"],
    ["staff", "desk", "front-desk"],
    ["staff", "rep", "sales"],
    ["staff", undefined, "sales"],
  ] as const)("a client made of a tip from %s (%s) comes from %s", (source, role, expected) =>
    expect(sourceOfTip(source, role)).toBe(expected),
  );
});

test("a tip is about a client or about a name, never both, never neither", () => {
  const key = "0b8c6f60-0000-4000-8000-000000000001";
  const fits = (more: object) => SendTip.safeParse({ key, text: "x", ...more }).success;
  expect([fits({}), fits({ clientId: 1 }), fits({ about: "星河" }), fits({ clientId: 1, about: "星河" })]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe("the contact form", () => {
  test("reads a name, one way to answer, and the wish", () =>
    expect(readHello({ ...filled, company: " 星河贸易 ", mobile: "138 0013 8000" })).toEqual({
      hello: {
        name: "陈女士",
        company: "星河贸易",
        mobile: "+8613800138000",
        mail: "chen@example.com",
        wish: "十月的会议，五十人",
        suspect: false,
      },
    }));

  test.each<[string, Record<string, string>, string[]]>([
    ["nothing", {}, ["name", "wish", "mobile", "consent"]],
    ["no name", { ...filled, name: "  " }, ["name"]],
    ["a name of 121", { ...filled, name: "x".repeat(121) }, ["name"]],
    ["a company of 201", { ...filled, company: "x".repeat(201) }, ["company"]],
    ["no way to answer", { ...filled, mail: "" }, ["mobile"]],
    ["half a phone", { ...filled, mobile: "1380013" }, ["mobile"]],
    ["half a mail", { ...filled, mail: "chen@" }, ["mail"]],
    ["a mail that writes a header", { ...filled, mail: "chen@example.com\r\nBcc: all@example.com" }, ["mail"]],
    ["a mail with a comment", { ...filled, mail: "a@hotel.cn(x)evil.com" }, ["mail"]],
    ["a wish of 2,001", { ...filled, wish: "x".repeat(2_001) }, ["wish"]],
    ["no consent", { ...filled, consent: "" }, ["consent"]],
    ["another consent", { ...filled, consent: "no" }, ["consent"]],
  ])("%s", (_, form, expected) =>
    expect([...(readHello(form).problems ?? [])].toSorted()).toEqual(expected.toSorted()),
  );

  test("control characters are blanks, half characters are no reason to fail", () =>
    expect(
      readHello({ ...filled, name: "陈\u0000女\r\n士", wish: "a\u0007\ue000\u202eb\r\nc\ud800" }).hello,
    ).toMatchObject({
      name: "陈 女 士",
      wish: "a b\nc\ufffd",
    }));

  test("a filled trap keeps nobody out: it is only noted", () =>
    expect(readHello({ ...filled, website: "https://x.example" }).hello?.suspect).toBe(true));

  test("a wish keeps no phone and no mail in clear", () =>
    expect(readHello({ ...filled, wish: "请回电 13800138000" }).hello?.wish).toBe("请回电 •••"));
});
