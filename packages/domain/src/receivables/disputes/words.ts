import { phrase, type Words } from "../../kernel/words.ts";

export const disputesRefusals = {
  "dispute-of-credit": phrase("只能对应收提出争议", "只能對應收提出爭議", "Only what is owed is disputed"),
  "dispute-before-posting": phrase(
    "争议不能早于入账日",
    "爭議不能早於入帳日",
    "A dispute cannot begin before its item is posted",
  ),
  "dispute-exceeds-open": phrase(
    "争议金额超过未结清金额",
    "爭議金額超過未結清金額",
    "More would be disputed than is open",
  ),
  "dispute-ended": phrase("争议已经结束", "爭議已經結束", "The dispute is over already"),
  "dispute-ends-first": phrase("结束日不能早于开始日", "結束日不能早於開始日", "A dispute cannot end before it began"),
  "dispute-not-found": phrase("没有这项争议", "沒有這項爭議", "There is no such dispute"),
} satisfies Words;
