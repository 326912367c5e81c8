import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerAgingPage = {
  purpose: phrase(
    "任意一天的账龄：谁欠多少、逾期多久，合计分毫不差。",
    "任意一天的帳齡：誰欠多少、逾期多久，合計分毫不差。",
    "The aging of any day: who owes how much and for how long, right to the cent.",
  ),
  jobs: [
    {
      title: phrase("看某一天的账龄", "看某一天的帳齡", "See the aging of a day"),
      steps: [
        phrase(
          "选[[receivables.aging.asOf]]的日期；过去的任何一天都可以。",
          "選[[receivables.aging.asOf]]的日期；過去的任何一天都可以。",
          "Choose the day under [[receivables.aging.asOf]]; any past day will do.",
        ),
        phrase(
          "选分组：客户、负责人、类别或等级，都按那一天的情况。",
          "選分組：客戶、負責人、類別或等級，都按那一天的情況。",
          "Group by client, owner, class or tier, as they were on that day.",
        ),
        phrase(
          "点一个格子，看到构成它的账单和收款。",
          "點一個格子，看到構成它的帳單和收款。",
          "Press a cell to see the invoices and payments in it.",
        ),
        phrase(
          "导出 CSV 或 XLSX；合计与屏幕相同。",
          "匯出 CSV 或 XLSX；合計與畫面相同。",
          "Export as CSV or XLSX; the totals are those of the screen.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("账龄分段", "帳齡分段", "The buckets"),
      meaning: phrase(
        "从到期日算起（也可按单据日或退房日）：未到期、1–30、31–60、61–90、91–120、120 天以上。到期当天不算逾期。",
        "從到期日算起（也可按單據日或退房日）：未到期、1–30、31–60、61–90、91–120、120 天以上。到期當天不算逾期。",
        "Counted from the due date (or document or checkout date): not due, 1–30, 31–60, 61–90, 91–120, over 120 days. The due day itself is not late.",
      ),
      clauses: ["A7.6", "A7.5"],
    },
    {
      name: phrase(
        "[[receivables.aging.columns.unapplied]]",
        "[[receivables.aging.columns.unapplied]]",
        "[[receivables.aging.columns.unapplied]]",
      ),
      meaning: phrase(
        "收到了但还没有用于任何账单的款项，写成正数，从余额中减去。",
        "收到了但還沒有用於任何帳單的款項，寫成正數，從餘額中減去。",
        "Money received that settles no invoice yet, written positive and taken off the balance.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase("[[receivables.aging.balance]]", "[[receivables.aging.balance]]", "[[receivables.aging.balance]]"),
      meaning: phrase(
        "未到期加各段减未核销，等于到那一天为止全部入账之和。",
        "未到期加各段減未沖帳，等於到那一天為止全部入帳之和。",
        "Not due plus the buckets less unapplied: the sum of everything posted by that day.",
      ),
      clauses: ["A7.6"],
    },
  ],
  see: ["ledger", "clients-id"],
} satisfies GuidePage;
