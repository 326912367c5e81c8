import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const ledgerCollectionsLadderPage = {
  purpose: phrase(
    "逾期多少天发函、打电话、冻结信用，由谁做。",
    "逾期多少天發函、打電話、凍結信用，由誰做。",
    "How many days past due a letter goes, a call is made or credit is held, and who does it.",
  ),
  jobs: [
    {
      title: phrase("更改步骤", "更改步驟", "Change the steps"),
      steps: [
        phrase(
          "改天数、动作和由谁做；[[receivables.dunning.ladder.add]]或移除一步。",
          "改天數、動作和由誰做；[[receivables.dunning.ladder.add]]或移除一步。",
          "Change days, step and who takes it; [[receivables.dunning.ladder.add]] or remove one.",
        ),
        phrase(
          "选[[receivables.dunning.ladder.from]]并保存：今天或以后的日期。之前已走的步骤不变，账单接着走下一封。",
          "選[[receivables.dunning.ladder.from]]並儲存：今天或以後的日期。之前已走的步驟不變，帳單接著走下一封。",
          "Choose [[receivables.dunning.ladder.from]], today or later, and save. Steps taken before stay as they were; an item goes on with its next letter.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("默认步骤", "預設步驟", "Default steps"),
      meaning: phrase(
        "到期前 5 天提醒；逾期 5 天第一封；10 天财务和销售打电话；15 天第二封（财务签发，软冻结）；20 天总监打电话；30 天第三封（总监签发，硬冻结，有约定的收利息或费用）；45 天最后通知（财务和总监签发）。",
        "到期前 5 天提醒；逾期 5 天第一封；10 天財務和業務打電話；15 天第二封（財務簽發，軟凍結）；20 天總監打電話；30 天第三封（總監簽發，硬凍結，有約定的收利息或費用）；45 天最後通知（財務和總監簽發）。",
        "A reminder 5 days before due; letter 1 after 5 days; a call by finance and the salesperson after 10; letter 2 after 15, signed by finance, soft hold; a call by the director after 20; letter 3 after 30, signed by the director, hard hold, interest or fee where agreed; the final notice after 45, signed by both.",
      ),
      clauses: ["A7.6", "A7.7"],
    },
    {
      name: phrase("由谁", "由誰", "By"),
      meaning: phrase(
        "“系统”的信函自动放行；“财务”“总监”的要各自签发；电话成为任务，不阻碍后面的信函。",
        "「系統」的信函自動放行；「財務」「總監」的要各自簽發；電話成為任務，不阻礙後面的信函。",
        "Letters by the system go by themselves; those by finance or the director need that signature. Calls become tasks and hold no letter up.",
      ),
    },
  ],
  see: ["ledger-collections", "settings"],
} satisfies GuidePage;
