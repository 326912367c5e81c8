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
          "选[[receivables.aging.by]]：客户、负责人、类别、等级、信用等级、币种或酒店，都按那一天的情况。",
          "選[[receivables.aging.by]]：客戶、負責人、類別、等級、信用等級、幣別或飯店，都按那一天的情況。",
          "Choose [[receivables.aging.by]]: client, owner, class, tier, credit grade, currency or hotel, as they were on that day.",
        ),
        phrase(
          "点一个格子，看到构成它的账单和收款；再点一笔，看到核销、来源、所含住宿和附件。",
          "點一個格子，看到構成它的帳單和收款；再點一筆，看到沖帳、來源、所含住宿和附件。",
          "Press a cell to see the invoices and payments in it; press one of those for what settled it, where it comes from, the stays it bills and its documents.",
        ),
        phrase(
          "导出 PDF、CSV 或 XLSX；列和每个数字都与屏幕相同。",
          "匯出 PDF、CSV 或 XLSX；欄和每個數字都與畫面相同。",
          "Export as PDF, CSV or XLSX; the columns and every figure are those of the screen.",
        ),
      ],
    },
    {
      title: phrase("看当时知道的账龄", "看當時知道的帳齡", "See what was known at the time"),
      steps: [
        phrase(
          "在[[receivables.aging.knownOn]]选一个已经过去的日子：之后才录入的单据、核销和争议都不算。",
          "在[[receivables.aging.knownOn]]選一個已經過去的日子：之後才輸入的單據、沖帳和爭議都不算。",
          "Choose a day that is over under [[receivables.aging.knownOn]]: documents, allocations and disputes recorded later do not count.",
        ),
        phrase("清空它，就按现在所知。", "清空它，就按現在所知。", "Clear it to see the day as it is known now."),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("账龄分段", "帳齡分段", "The buckets"),
      meaning: phrase(
        "从到期日算起（也可按单据日或退房日）：未到期、1–30、31–60、61–90、91–120、120 天以上，或财务另定的一组。到期当天不算逾期。",
        "從到期日算起（也可按單據日或退房日）：未到期、1–30、31–60、61–90、91–120、120 天以上，或財務另定的一組。到期當天不算逾期。",
        "Counted from the due date (or document or checkout date): not due, 1–30, 31–60, 61–90, 91–120, over 120 days, or another set that finance made. The due day itself is not late.",
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
      name: phrase(
        "[[receivables.aging.columns.disputed]]",
        "[[receivables.aging.columns.disputed]]",
        "[[receivables.aging.columns.disputed]]",
      ),
      meaning: phrase(
        "客户那一天有异议的金额，单独列出；它仍在自己的分段和余额里。",
        "客戶那一天有異議的金額，單獨列出；它仍在自己的分段和餘額裡。",
        "What the client contested on that day, shown apart. It stays in its bucket and in the balance.",
      ),
      clauses: ["A7.6", "A7.7"],
    },
    {
      name: phrase(
        "[[receivables.aging.allCurrencies]]",
        "[[receivables.aging.allCurrencies]]",
        "[[receivables.aging.allCurrencies]]",
      ),
      meaning: phrase(
        "每笔按入账时的汇率折成本酒店的币种再相加。",
        "每筆按入帳時的匯率折成本飯店的幣別再相加。",
        "Each item counts in the hotel's own currency at the rate at which it was booked.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase(
        "[[receivables.aging.groups.property]]",
        "[[receivables.aging.groups.property]]",
        "[[receivables.aging.groups.property]]",
      ),
      meaning: phrase(
        "集团里您有权查看的每家酒店一行；以其他币种记账的酒店不相加，另行列出。",
        "集團裡您有權查看的每家飯店一列；以其他幣別記帳的飯店不相加，另行列出。",
        "A row for each hotel of the group whose ledger you may read; one that keeps its books in another currency is named and not added up.",
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
  see: ["ledger", "ledger-buckets", "clients-id"],
} satisfies GuidePage;
