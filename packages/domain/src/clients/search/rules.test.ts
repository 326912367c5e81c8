import { describe, expect, test } from "vitest";
import { canBeSpelled, searchEntries, searchForm } from "./rules.ts";

/** Where a typed text finds names: at a beginning, inside, or not at all. */
function finds(typed: string, ...names: string[]): "begins" | "inside" | undefined {
  const form = searchForm(typed);
  const keys = canBeSpelled(form) ? (["written", "initials", "sound"] as const) : (["written"] as const);
  const found = searchEntries(names).filter((entry) => keys.some((key) => entry[key]?.startsWith(form)));
  return found.some(({ inside }) => !inside) ? "begins" : found.length > 0 ? "inside" : undefined;
}

describe("a name is found", () => {
  test.each([
    ["星河", "星河贸易有限公司", "begins"],
    ["贸易", "星河贸易有限公司", "inside"],
    ["星河贸易有限", "星河贸易有限公司", "begins"],
    ["臺灣", "台湾积体电路", "begins"],
    ["台湾", "臺灣積體電路", "begins"],
    ["ＡＣＭＥ", "Acme Trading Co., Ltd", "begins"],
    ["trading", "Acme Trading Co., Ltd", "inside"],
    ["acme tr", "Acme Trading Co., Ltd", "begins"],
    ["at", "Acme Trading", "begins"],
    ["albb", "阿里巴巴", "begins"],
    ["albb", "杭州阿里巴巴网络", "inside"],
    ["alibaba", "阿里巴巴", "begins"],
    ["Ali Ba", "杭州阿里巴巴网络", "inside"],
    ["alibab", "阿里巴巴", "begins"],
    ["cq", "重庆银行", "begins"],
    ["chongqing", "重庆银行", "begins"],
    ["ibmzg", "IBM 中国", "begins"],
    ["ibmzhong", "IBM 中国", "begins"],
    ["中国", "IBM 中国", "inside"],
    ["o'reilly", "O’Reilly Media", "begins"],
    ["cafe", "Café Müller", "begins"],
    ["00017", "C-00017", "inside"],
    ["c00017", "C-00017", "begins"],
    ["ymx", "欧阳明秀", "inside"],
    ["oymx", "欧阳明秀", "begins"],
  ] as const)("%s in %s: %s", (typed, name, where) => expect(finds(typed, name)).toBe(where));

  test("by a short or former name as by its own", () => {
    expect(finds("星河", "上海星河贸易有限公司", "星河")).toBe("begins");
    expect(finds("老字号", "新名称", "老字号茶楼")).toBe("begins");
  });
});

test.each([
  ["有限公司", "星河贸易有限公司"],
  ["xhm", "湖畔酒店"],
  ["ab", "阿里巴巴"],
  ["河星", "星河"],
])("%s does not find %s", (typed, name) => expect(finds(typed, name)).toBeUndefined());

test("a number is found as it is written, not by its first letters", () => {
  expect(searchEntries([], ["AB-CD-7"]).map(({ written, initials, sound }) => [written, initials, sound])).toEqual([
    ["abcd7", null, null],
    ["cd7", null, null],
    ["7", null, null],
  ]);
});

test("each place is kept once, and no more of it than anybody types", () => {
  const entries = searchEntries(["上海星河贸易有限公司", "星河贸易", "Shanghai Xinghe Trading"]);
  expect(entries.map(({ written }) => written)).toEqual([
    "上海星河贸易有限公司",
    "星河贸易",
    "shanghaixinghetrading",
    "海星河贸易有限公司",
    "星河贸易有限公司",
    "河贸易有限公司",
    "贸易有限公司",
    "易有限公司",
    "xinghetrading",
    "trading",
  ]);
  expect(searchEntries(["字".repeat(5_000)]).length).toBeLessThanOrEqual(100);
  for (const { written, sound } of searchEntries([`${"张".repeat(200)}`]))
    expect([written.length <= 24, (sound ?? "").length <= 24]).toEqual([true, true]);
  expect(searchEntries(["！！！", "", "  "])).toEqual([]);
});
