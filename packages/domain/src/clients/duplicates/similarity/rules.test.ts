import { describe, expect, test } from "vitest";
import { partsOf } from "../../names/parts/rules.ts";
import { proposedFrom, reviewFrom } from "../rules.ts";
import { nameLikeness } from "./rules.ts";

const likeness = (one: string, other: string) => nameLikeness(partsOf(one), partsOf(other), () => 1);

describe("one client", () => {
  test.each([
    ["阿里巴巴", "阿里巴巴（中国）有限公司", "same-name"],
    ["台灣積體電路製造", "台湾积体电路制造股份有限公司", "same-name"],
    ["浦发银行", "上海浦东发展银行股份有限公司", "known"],
    ["上海六院", "上海市第六人民医院", "short-form"],
    ["华东师大", "华东师范大学", "known"],
    ["上海星河贸易", "上海市星河贸易有限公司", "same-words"],
    ["上海星河贸易有限公司", "上海星合贸易有限公司", "like-brand"],
    ["瑞金医院", "上海交通大学医学院附属瑞金医院", "short-form"],
    ["建行广东省分行", "中国建设银行股份有限公司广东省分行", "known"],
    ["IBM", "International Business Machines Corporation", "known"],
    ["Univ. of Wisconsin, Madison", "University of Wisconsin-Madison", "same-words"],
    ["TU Delft", "Delft University of Technology", "initials"],
    ["Smith Bros Trading", "Smith Brothers Trading Co.", "same-words"],
    ["Delta Airlines", "Delta Air Lines, Inc.", "like-name"],
    ["St Mary's Hospital", "Saint Marys Hospital", "same-words"],
    ["Huawei", "华为技术有限公司", "same-brand"],
    ["Xinghe Trading", "星河贸易有限公司", "other-language"],
    ["Bank of Shanghai", "上海银行", "other-language"],
  ])("%s, %s", (one, other, reason) => {
    const found = likeness(one, other);
    expect(found.score).toBeGreaterThanOrEqual(reviewFrom);
    expect(found.reason).toBe(reason);
    expect(likeness(other, one)).toEqual(found);
  });
});

describe("two clients", () => {
  test.each([
    ["上海浦东发展银行", "上海银行"],
    ["中国银行", "中国农业银行"],
    ["上海星河贸易有限公司", "北京星河贸易有限公司"],
    ["上海星河贸易有限公司", "上海星河物流有限公司"],
    ["华为技术有限公司", "华为技术有限公司上海分公司"],
    ["华为技术有限公司北京分公司", "华为技术有限公司上海分公司"],
    ["中国建设银行广东省分行", "中国建设银行深圳市分行"],
    ["上海市第六人民医院", "上海市第十人民医院"],
    ["华东师范大学", "华南师范大学"],
    ["中信银行", "中信证券"],
    ["杭州枫澜恒文化传媒有限公司", "杭州诚澜恒文化传媒有限公司"],
    ["Bank of China", "Bank of China (Hong Kong)"],
    ["Holiday Inn Shanghai", "Holiday Inn Beijing"],
    ["University of California, Berkeley", "University of California, Los Angeles"],
    ["General Motors", "General Mills"],
    ["Boston University", "Boston College"],
    ["Apple", "Applebee's"],
    ["Northern Light Technology", "Southern Light Technology"],
    ["Samsung Electronics", "Samsung Life Insurance"],
  ])("%s, %s", (one, other) => expect(likeness(one, other).score).toBeLessThan(reviewFrom));
});

test("what is equal but for its writing is proposed", () =>
  expect(likeness("ＩＢＭ（中国）有限公司", "ibm").score).toBeGreaterThanOrEqual(proposedFrom));
