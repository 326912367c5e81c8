import { phrase, type Phrase, type Words } from "../../kernel/words.ts";
import type { PromiseState } from "./schema.ts";

export const promisesWords = {
  title: phrase("付款承诺", "付款承諾", "Promises to pay"),
  note: phrase("登记承诺", "登記承諾", "Note a promise"),
  promisedFor: phrase("承诺付款日", "承諾付款日", "Promised for"),
  paid: phrase("已付", "已付", "Paid"),
  withdraw: phrase("撤销承诺", "撤銷承諾", "Withdraw"),
  said: phrase("对方怎么说", "對方怎麼說", "What was said"),
  states: {
    open: phrase("未到期", "未到期", "Open"),
    kept: phrase("已兑现", "已兌現", "Kept"),
    partly: phrase("部分兑现", "部分兌現", "Kept in part"),
    broken: phrase("未兑现", "未兌現", "Broken"),
    withdrawn: phrase("已撤销", "已撤銷", "Withdrawn"),
  } satisfies Record<PromiseState, Phrase>,
} satisfies Words;

export const promisesRefusals = {
  "promise-not-found": phrase("没有这项承诺", "沒有這項承諾", "There is no such promise"),
  "promise-too-long": phrase(
    "承诺的日期在 {{days}} 天之后，请由财务登记",
    "承諾的日期在 {{days}} 天之後，請由財務登記",
    "The promise is for more than {{days}} days ahead: finance notes it",
  ),
  "promise-of-the-past": phrase(
    "承诺的日期不能早于作出承诺的日期",
    "承諾的日期不能早於作出承諾的日期",
    "A promise cannot be for a day before it was made",
  ),
} satisfies Words;
