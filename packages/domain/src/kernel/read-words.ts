import { phrase } from "./words.ts";

/** Why a typed, pasted or imported value was not taken. The hint stands beside it. */
export const readRefusals = {
  empty: phrase("不能为空", "不能為空", "must not be empty"),
  "control-character": phrase("含有不可见的控制字符", "含有不可見的控制字元", "contains invisible control characters"),
  "too-long": phrase("太长", "太長", "too long"),
  "not-a-number": phrase("不是数字", "不是數字", "not a number"),
  "not-whole": phrase("必须是整数", "必須是整數", "must be a whole number"),
  "too-small": phrase("太小", "太小", "too small"),
  "too-large": phrase("太大", "太大", "too large"),
  "too-many-decimals": phrase("小数位过多", "小數位過多", "too many decimals"),
  "other-currency": phrase("币种不符", "幣別不符", "in another currency"),
  "not-a-date": phrase("不是日期", "不是日期", "not a date"),
  "no-such-day": phrase("没有这一天", "沒有這一天", "there is no such day"),
  "ambiguous-date": phrase("日期有歧义，请先写年份", "日期有歧義，請先寫年份", "ambiguous date: write the year first"),
  "not-a-month": phrase("不是月份", "不是月份", "not a month"),
  "not-yes-or-no": phrase("请填“是”或“否”", "請填「是」或「否」", "must be yes or no"),
  "unknown-option": phrase("没有这个选项", "沒有這個選項", "there is no such option"),
};
