import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const creditScorecardPage = {
  purpose: phrase(
    "信用评估各项的满分和两端，以及每个等级的分数线、额度比例和账期。",
    "信用評估各項的滿分和兩端，以及每個等級的分數線、額度比例和帳期。",
    "What each factor of a credit assessment weighs between which ends, and what score, share of sales and term each grade means.",
  ),
  jobs: [
    {
      title: phrase("修改评分卡", "修改評分卡", "Change the scorecard"),
      steps: [
        phrase(
          "总监点[[credit.assessment.scorecard.change]]，选生效日，改满分、得满分和得零分的数值；各项合计须为 100。",
          "總監點[[credit.assessment.scorecard.change]]，選生效日，改滿分、得滿分和得零分的數值；各項合計須為 100。",
          "A director presses [[credit.assessment.scorecard.change]], chooses the day it holds from, and changes points and ends. The points add up to 100.",
        ),
        phrase(
          "写明原因，点[[credit.assessment.scorecard.save]]。以前的评估不变。",
          "寫明原因，點[[credit.assessment.scorecard.save]]。以前的評估不變。",
          "Say why and press [[credit.assessment.scorecard.save]]. What was assessed before stays as it is.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("得满分与得零分", "得滿分與得零分", "Full at and none at"),
      meaning: phrase(
        "到“得满分”的数值得全部分数，到“得零分”的数值不得分，之间按比例。哪一端较大都可以。",
        "到「得滿分」的數值得全部分數，到「得零分」的數值不得分，之間按比例。哪一端較大都可以。",
        "From the first value on all points are earned, from the second on none, and in between the share. Either end may be the higher one.",
      ),
      clauses: ["A7.2", "A7.3"],
    },
  ],
  see: ["credit-client", "settings"],
} satisfies GuidePage;
