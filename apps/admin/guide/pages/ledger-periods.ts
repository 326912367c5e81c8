import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerPeriodsPage = {
  purpose: phrase(
    "哪些月份还能入账，哪些已经关账。",
    "哪些月份還能入帳，哪些已經關帳。",
    "Which months can still be posted to, and which are closed.",
  ),
  jobs: [
    {
      title: phrase("关一个月", "關一個月", "Close a month"),
      steps: [
        phrase(
          "月份结束后点[[receivables.periods.closeSoftly]]：此后只有财务能入账。",
          "月份結束後點[[receivables.periods.closeSoftly]]：此後只有財務能入帳。",
          "Once the month is over, press [[receivables.periods.closeSoftly]]: from then on only finance posts to it.",
        ),
        phrase(
          "对完账点[[receivables.periods.closeForGood]]：谁都不能再入账，也不能重开。",
          "對完帳點[[receivables.periods.closeForGood]]：誰都不能再入帳，也不能重開。",
          "When its books are done, press [[receivables.periods.closeForGood]]: nobody posts to it again, and it is never reopened.",
        ),
      ],
    },
    {
      title: phrase("重开一个月", "重開一個月", "Reopen a month"),
      steps: [
        phrase(
          "软关账的月份点[[receivables.periods.reopen]]，写明原因，由另一人审批。",
          "軟關帳的月份點[[receivables.periods.reopen]]，寫明原因，由另一人簽核。",
          "For a softly closed month press [[receivables.periods.reopen]] and say why; another person decides.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("入账日与生效日", "入帳日與生效日", "Posting and effective dates"),
      meaning: phrase("两者都要落在开放的月份里。", "兩者都要落在開放的月份裡。", "Both have to lie in an open month."),
      clauses: ["A7.6"],
    },
  ],
  see: ["ledger", "approvals"],
} satisfies GuidePage;
