import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const surveysPage = {
  purpose: phrase(
    "客人住后说了什么：净推荐值、平均分、留言，以及谁被邀请、谁没有、为什么。",
    "客人住後說了什麼：淨推薦值、平均分、留言，以及誰被邀請、誰沒有、為什麼。",
    "What guests say after a stay: net promoter score, means, comments, and who was asked, who was not and why.",
  ),
  jobs: [
    {
      title: phrase("读结果", "讀結果", "Read the results"),
      steps: [
        phrase(
          "选期间，需要时选负责人。",
          "選期間，需要時選負責人。",
          "Choose the period, and an owner if you need one.",
        ),
        phrase(
          "点任意数字，看到它背后的答复。",
          "點任意數字，看到它背後的答覆。",
          "Press any figure for the answers behind it.",
        ),
        phrase(
          "[[surveys.low]]的答复先处理：推荐 6 分以下或任一项 2 分以下。",
          "[[surveys.low]]的答覆先處理：推薦 6 分以下或任一項 2 分以下。",
          "Begin with what [[surveys.low]]: recommendation up to 6, or any rating up to 2.",
        ),
      ],
    },
    {
      title: phrase("看谁被邀请", "看誰被邀請", "See who was asked"),
      steps: [
        phrase(
          "[[surveys.invitations]]列出每一次住宿的结果；没有邀请的写明原因。",
          "[[surveys.invitations]]列出每一次住宿的結果；沒有邀請的寫明原因。",
          "[[surveys.invitations]] lists what became of each stay; where nobody was asked it says why.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[surveys.nps]]", "[[surveys.nps]]", "[[surveys.nps]]"),
      meaning: phrase(
        "打 9–10 分的百分比减去打 0–6 分的百分比。",
        "打 9–10 分的百分比減去打 0–6 分的百分比。",
        "The share of 9–10 less the share of 0–6.",
      ),
      clauses: ["A6.1", "B1.6"],
    },
    {
      name: phrase("[[surveys.responseRate]]", "[[surveys.responseRate]]", "[[surveys.responseRate]]"),
      meaning: phrase(
        "答复数除以发出的邀请数。",
        "答覆數除以發出的邀請數。",
        "Answers over invitations that went out.",
      ),
      clauses: ["A6.1"],
    },
    {
      name: phrase("邀请规则", "邀請規則", "Whom is asked"),
      meaning: phrase(
        "离店两天后，每位联系人 30 天内最多一次，五天后提醒一次，14 天内有效。业务员不能决定问谁。",
        "離店兩天後，每位聯絡人 30 天內最多一次，五天後提醒一次，14 天內有效。業務員不能決定問誰。",
        "Two days after departure, each contact at most once in 30 days, one reminder after five days, open for 14. Reps do not choose who is asked.",
      ),
      clauses: ["A6.1", "B4.1"],
    },
  ],
  see: ["surveys-questions", "surveys-own", "settings-mail"],
} satisfies GuidePage;
