import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldName, gramsOf, initialsOf } from "./rules.ts";

describe("foldName", () => {
  test.each([
    ["阿里巴巴（中国）有限公司", "阿里巴巴"],
    ["台灣積體電路製造股份有限公司", "台湾积体电路制造"],
    ["臺灣積體電路製造", "台湾积体电路制造"],
    ["ＩＢＭ（中国）有限公司", "ibm"],
    ["上海市第１２中学", "上海市第 12 中学"],
    ["中国平安保险（集团）股份有限公司", "中国平安保险"],
    ["海尔集团公司", "海尔"],
    ["中粮集团(控股)有限公司", "中粮"],
    ["株式会社日立製作所", "日立制作所"],
    ["日立製作所株式会社", "日立制作所"],
    ["普华永道中天会计师事务所（特殊普通合伙）", "普华永道中天会计师事务所"],
    ["华为技术有限公司上海分公司", "华为技术上海分公司"],
    ["广东省建筑设计与研究院", "广东省建筑设计研究院"],
    ["北京和睦家医院", "北京和睦家医院"],
    ["The Coca-Cola Company", "coca cola"],
    ["Procter & Gamble Co., Ltd.", "procter gamble"],
    ["Procter and Gamble", "procter gamble"],
    ["McDonald’s Corp.", "mcdonalds"],
    ["Société Générale S.A.", "societe generale"],
    ["Müller GmbH & Co. KG", "muller"],
    ["A.P. Møller – Mærsk A/S", "ap moller maersk"],
    ["I.B.M.", "ibm"],
    ["PKN Orlen Sp. z o.o.", "pkn orlen"],
    ["Acme Pty Ltd", "acme"],
  ])("%s is %s", (name, folded) => expect(foldName(name)).toBe(folded));

  test.each(["有限公司", "Group Inc", "The", "集团", "!!!"])("keeps %s, which is nothing but form", (name) =>
    expect(foldName(name)).toBe(name === "!!!" ? "" : name.toLowerCase()),
  );

  test("folding again changes nothing, and case and width never matter", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."阿里巴巴中國工商銀行有限公司（）Acme Co.,&'é １ -"),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (name) => {
        expect(foldName(name.toUpperCase())).toBe(foldName(name.toLowerCase()));
        expect(foldName(` ${name}  `)).toBe(foldName(name));
      }),
    );
  });

  test("5,000 characters are folded like few", { timeout: 1_000 }, () => {
    expect(foldName("有限公司（".repeat(1_000)).length).toBeLessThanOrEqual(5_000);
    expect(foldName("a.".repeat(2_500))).toBe("a".repeat(2_500));
  });
});

test.each([
  ["星河贸易", "xhmy"],
  ["重庆银行", "cqyh"],
  ["IBM 中国", "ibmzg"],
  ["Acme Trading", "at"],
  ["臺灣積體電路", "twjtdl"],
])("the initials of %s are %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

test("pieces: pairs of characters, ends of words, initials", () => {
  expect(gramsOf("星河贸易")).toEqual(["星河", "河贸", "贸易"]);
  expect(gramsOf("international business machines")).toEqual([
    "inte-",
    "-onal",
    "busi-",
    "-ness",
    "mach-",
    "-ines",
    "ibm",
  ]);
  expect(gramsOf("ibm 中")).toEqual(["ibm", "中"]);
  expect(gramsOf("")).toEqual([]);
});
