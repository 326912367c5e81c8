import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerBucketsPage = {
  purpose: phrase(
    "账龄按哪些天数分段；每组有名称，从某一天起生效。",
    "帳齡按哪些天數分段；每組有名稱，從某一天起生效。",
    "By which days the aging is cut: named sets, each in force from a day on.",
  ),
  jobs: [
    {
      title: phrase("改分段，或加一组", "改分段，或加一組", "Change a set, or add one"),
      steps: [
        phrase(
          "在[[receivables.aging.sets.name]]选一组，或写一个新名称。",
          "在[[receivables.aging.sets.name]]選一組，或寫一個新名稱。",
          "Under [[receivables.aging.sets.name]] choose a set or write a new name.",
        ),
        phrase(
          "选[[receivables.aging.sets.from]]：已有的一组只能从今天或以后改起。",
          "選[[receivables.aging.sets.from]]：已有的一組只能從今天或以後改起。",
          "Choose [[receivables.aging.sets.from]]: a set that is there changes from today or later.",
        ),
        phrase(
          "在[[receivables.aging.sets.edges]]写天数，例如 15, 45, 90；下面立刻显示分成哪几段。保存后，从那一天起的报表就按它分。",
          "在[[receivables.aging.sets.edges]]寫天數，例如 15, 45, 90；下面立刻顯示分成哪幾段。儲存後，從那一天起的報表就按它分。",
          "Write the days under [[receivables.aging.sets.edges]], such as 15, 45, 90; below you see the buckets they make. Once saved, reports of that day and later are cut by them.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase(
        "[[receivables.aging.standardSet]]",
        "[[receivables.aging.standardSet]]",
        "[[receivables.aging.standardSet]]",
      ),
      meaning: phrase(
        "报表平时用的一组：30、60、90、120 天，除非财务改过。每晚留存的账龄也按它分。",
        "報表平時用的一組：30、60、90、120 天，除非財務改過。每晚留存的帳齡也按它分。",
        "The set that reports use: 30, 60, 90 and 120 days unless finance changed it. What is kept each night is cut by it, too.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase("过去的日子", "過去的日子", "Past days"),
      meaning: phrase(
        "按当时生效的分段；一组最早的版本也用于它之前的日子。",
        "按當時生效的分段；一組最早的版本也用於它之前的日子。",
        "Cut as they were then. The first version of a set also stands for the days before it.",
      ),
      clauses: ["A7.6"],
    },
  ],
  see: ["ledger-aging"],
} satisfies GuidePage;
