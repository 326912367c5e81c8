import { describe, expect, test } from "vitest";
import { inEnglish, partsOf } from "./rules.ts";

const read = (name: string) => {
  const { tokens, site, branch } = partsOf(name);
  return [tokens.map(({ text, kind }) => `${text}:${kind}`).join(" "), site.join(), branch ?? ""];
};

describe("a name is cut into what each word is there for", () => {
  test.each([
    ["上海星河贸易有限公司", "shanghai:place 星河:brand 贸易:trade", "", ""],
    ["星河贸易（上海）有限公司", "星河:brand 贸易:trade", "shanghai", ""],
    ["中国工商银行股份有限公司上海市分行", "china:place 工商:brand 银行:head", "shanghai", "分行"],
    ["华为技术有限公司北京分公司", "华为:brand 科技:trade", "beijing", "分公司"],
    ["中国移动通信集团浙江有限公司", "china:place 移动:trade 通信:trade", "zhejiang", ""],
    ["上海联通", "联通:trade", "shanghai", "分公司"],
    ["上海市第六人民医院", "shanghai:place 6:number 人民医院:head", "", ""],
    ["北京市第十二中学", "beijing:place 12:number 中学:head", "", ""],
    ["ABB（中国）有限公司", "abb:brand", "", ""],
    ["University of California, Berkeley", "university:head california:place", "berkeley", ""],
    ["Bank of China (Hong Kong) Limited", "bank:head china:place", "hong kong", ""],
    ["Intl. Business Machines Corp.", "international:trade business:trade machine:brand", "", ""],
    ["Mayo Clinic, Rochester, MN", "mayo:brand clinic:head", "mn,rochester", ""],
    ["Smith, Jones & Co.", "smith:brand jone:brand", "", ""],
  ])("%s", (name, tokens, site, branch) => expect(read(name)).toEqual([tokens, site, branch]));
});

test.each([
  ["工行", "中国工商银行"],
  ["ICBC", "中国工商银行"],
  ["阿裡巴巴集團", "阿里巴巴"],
  ["星河贸易", undefined],
])("who is known by the name %s", (name, known) => expect(partsOf(name).known).toBe(known));

test("a Chinese name as it would be spoken of in English", () => {
  expect(inEnglish(partsOf("上海银行")).map(({ text }) => text)).toEqual(["shanghai", "bank"]);
  expect(inEnglish(partsOf("华为技术有限公司")).map(({ text }) => text)).toEqual(["huawei", "technology"]);
});
