import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const homePage = {
  purpose: phrase(
    "一天从这里开始：今天该联系谁、业绩和账款到哪一步、名次如何。每个数字点开都是它背后的明细。",
    "一天從這裡開始：今天該聯繫誰、業績和帳款到哪一步、名次如何。每個數字點開都是它背後的明細。",
    "A day starts here: whom to contact today, how revenue and receivables stand, where one ranks. Every figure opens the rows it was counted from.",
  ),
  jobs: [
    {
      title: phrase("安排今天的联系", "安排今天的聯繫", "Plan today's contacts"),
      steps: [
        phrase(
          "看[[overview.due]]：红色表示已经逾期，先联系它们。",
          "看[[overview.due]]：紅色表示已經逾期，先聯繫它們。",
          "Look at [[overview.due]]: red means overdue, so start there.",
        ),
        phrase(
          "点一位客户打开档案，或点[[activities.log]]直接记录结果。",
          "點一位客戶開啟檔案，或點[[activities.log]]直接記錄結果。",
          "Open a client's file, or use [[activities.log]] to write down what came of it.",
        ),
        phrase(
          "[[activities.promised]]里是您答应过的事，做完记录后自动消失。",
          "[[activities.promised]]裡是您答應過的事，做完記錄後自動消失。",
          "[[activities.promised]] lists what you promised; it goes away once the next activity is logged.",
        ),
      ],
    },
    {
      title: phrase("从数字找到明细", "從數字找到明細", "Go from a figure to its rows"),
      steps: [
        phrase("点任意一块数字。", "點任意一塊數字。", "Press any figure."),
        phrase(
          "打开的页面已经按同样的范围筛选，合计与首页相同。",
          "開啟的頁面已經按同樣的範圍篩選，合計與首頁相同。",
          "The page that opens is filtered to the same range; its total is the figure you came from.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[overview.due]]", "[[overview.due]]", "[[overview.due]]"),
      meaning: phrase(
        "按等级规定的间隔，到今天应该联系的客户数：A 级 7 天，B 级 14 天，C 级 30 天，潜在客户 60 天，可在设置中更改。",
        "按等級規定的間隔，到今天應該聯繫的客戶數：A 級 7 天，B 級 14 天，C 級 30 天，潛在客戶 60 天，可在設定中更改。",
        "Clients whose contact falls due by today, by their tier's interval: A 7 days, B 14, C 30, potential 60; settings may say otherwise.",
      ),
      clauses: ["A4.4", "B1.1"],
    },
    {
      name: phrase("[[overview.production]]", "[[overview.production]]", "[[overview.production]]"),
      meaning: phrase(
        "本月到今天为止在住和已离店的住宿收入，按消费日计。",
        "本月到今天為止在住和已離店的住宿收入，按消費日計。",
        "Revenue of stays in house and completed, from the first of the month to today, by the day of consumption.",
      ),
      clauses: ["A5.10"],
    },
    {
      name: phrase("[[overview.receivable]]", "[[overview.receivable]]", "[[overview.receivable]]"),
      meaning: phrase(
        "到今天为止未结清的应收，减去未核销的收款。",
        "到今天為止未結清的應收，減去未沖帳的收款。",
        "What is open as of today, less payments that settle nothing yet.",
      ),
      clauses: ["A7.6"],
    },
    {
      name: phrase("[[overview.overdue]]", "[[overview.overdue]]", "[[overview.overdue]]"),
      meaning: phrase(
        "到期已超过 60 天的应收。",
        "到期已超過 60 天的應收。",
        "What has been due for more than 60 days.",
      ),
      clauses: ["A7.7"],
    },
  ],
  see: ["activities", "inbox", "search"],
} satisfies GuidePage;
