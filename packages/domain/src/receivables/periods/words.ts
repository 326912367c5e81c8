import { phrase, type Phrase, type Words } from "../../kernel/words.ts";
import type { PeriodStatus } from "../schema.ts";

export const periodsWords = {
  title: phrase("会计期间", "會計期間", "Months"),
  lead: phrase(
    "软关账后只有财务能入账，重开须经审批；硬关账后谁都不能再入账，也不能重开。",
    "軟關帳後只有財務能入帳，重開須經簽核；硬關帳後誰都不能再入帳，也不能重開。",
    "After a soft close only finance posts, and reopening takes an approval. After a hard close nobody posts, ever again.",
  ),
  month: phrase("月份", "月份", "Month"),
  status: phrase("状态", "狀態", "Status"),
  days: phrase("有入账的天数", "有入帳的天數", "Days with postings"),
  statuses: {
    open: phrase("开放", "開放", "Open"),
    soft: phrase("软关账", "軟關帳", "Softly closed"),
    hard: phrase("硬关账", "硬關帳", "Closed for good"),
  } satisfies Record<PeriodStatus, Phrase>,
  closeSoftly: phrase("软关账", "軟關帳", "Close softly"),
  closeForGood: phrase("硬关账", "硬關帳", "Close for good"),
  closeForGoodConfirm: phrase(
    "{{month}} 关账后不能再重开。",
    "{{month}} 關帳後不能再重開。",
    "{{month}} can never be opened again.",
  ),
  reopen: phrase("申请重开", "申請重開", "Ask to reopen"),
  closed: phrase("{{month}} 已关账", "{{month}} 已關帳", "{{month}} is closed"),
  asked: phrase("已提交审批", "已送簽核", "Put before another person"),
  none: phrase("还没有入账的月份。", "還沒有入帳的月份。", "Nothing has been posted yet."),
} satisfies Words;

export const periodsRefusals = {
  "reopen-by-approval": phrase(
    "{{month}} 须经审批才能重开",
    "{{month}} 須經簽核才能重開",
    "{{month}} is reopened by approval only",
  ),
  "period-open": phrase("{{month}} 没有关账", "{{month}} 沒有關帳", "{{month}} is not closed"),
  "month-not-over": phrase("{{month}} 还没有结束", "{{month}} 還沒有結束", "{{month}} is not over yet"),
  "period-closed": phrase("{{month}} 已关账", "{{month}} 已關帳", "{{month}} is closed"),
  "month-closed": phrase("这个月已关账", "這個月已關帳", "That month is closed"),
} satisfies Words;
