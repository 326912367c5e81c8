import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const targetsPage = {
  purpose: phrase(
    "一年的销售目标：按客户类别和业务员分到年、季、月，永远加得起来。",
    "一年的銷售目標：按客戶類別和業務員分到年、季、月，永遠加得起來。",
    "The year's targets by client class and rep, down to quarters and months. They always add up.",
  ),
  jobs: [
    {
      title: phrase("编制年度目标", "編制年度目標", "Set the year"),
      steps: [
        phrase(
          "选年度和指标：收入、间夜、新客户、拜访或联系。",
          "選年度和指標：收入、間夜、新客戶、拜訪或聯繫。",
          "Choose the year and the metric: revenue, room nights, new clients, visits or contacts.",
        ),
        phrase(
          "在[[targets.spread]]里选按去年比例或平均。",
          "在[[targets.spread]]裡選按去年比例或平均。",
          "Under [[targets.spread]] choose last year's profile or evenly.",
        ),
        phrase(
          "在合计格里输入数字，系统按所选方式分到各月各人，一元不差。",
          "在合計格里輸入數字，系統按所選方式分到各月各人，一元不差。",
          "Type into a sum; it is spread over months and people by that choice, to the last unit.",
        ),
        phrase(
          "再改个别月份，合计自动更新。",
          "再改個別月份，合計自動更新。",
          "Then change single months; the sums follow.",
        ),
      ],
    },
    {
      title: phrase("看达成", "看達成", "See attainment"),
      steps: [
        phrase(
          "打开[[targets.attainment]]旁的实际数，点开是产生它的住宿。",
          "開啟[[targets.attainment]]旁的實際數，點開是產生它的住宿。",
          "The actual beside [[targets.attainment]] opens the production it comes from.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("[[targets.attainment]]", "[[targets.attainment]]", "[[targets.attainment]]"),
      meaning: phrase(
        "已开始的月份的实际除以目标。",
        "已開始的月份的實際除以目標。",
        "Actual over target, of the months that have begun.",
      ),
      clauses: ["A5.1", "A5.2", "B3.2"],
    },
    {
      name: phrase("[[targets.nobody]]", "[[targets.nobody]]", "[[targets.nobody]]"),
      meaning: phrase(
        "没有负责人的客户的间夜，使各类别之和等于总产量。",
        "沒有負責人的客戶的間夜，使各類別之和等於總產量。",
        "Nights of clients without an owner, so that the classes add up to production.",
      ),
      clauses: ["A5.1"],
    },
    {
      name: phrase(
        "[[targets.metrics.new-clients]]",
        "[[targets.metrics.new-clients]]",
        "[[targets.metrics.new-clients]]",
      ),
      meaning: phrase(
        "历史上第一次完成的住宿，计在离店的月份。",
        "歷史上第一次完成的住宿，計在離店的月份。",
        "A first completed stay ever, in the month of departure.",
      ),
      clauses: ["A5.1"],
    },
  ],
  troubles: [
    {
      says: phrase(
        "[[targets.refusals.do-not-add-up]]",
        "[[targets.refusals.do-not-add-up]]",
        "[[targets.refusals.do-not-add-up]]",
      ),
      means: phrase(
        "同时改了合计和它的明细，而两者对不上。只改其中之一，或改到一致。",
        "同時改了合計和它的明細，而兩者對不上。只改其中之一，或改到一致。",
        "A sum and the months below it were set together and disagree. Set one of them, or both alike.",
      ),
    },
    {
      says: phrase(
        "[[targets.refusals.not-yours]]",
        "[[targets.refusals.not-yours]]",
        "[[targets.refusals.not-yours]]",
      ),
      means: phrase(
        "经理只能改自己团队的行；与别的团队共有的合计不能低于他们已定的数。",
        "經理只能改自己團隊的列；與別的團隊共有的合計不能低於他們已定的數。",
        "A manager writes the own team's rows; a sum shared with others cannot go below what stands in theirs.",
      ),
    },
  ],
  see: ["production", "scores", "keyboard"],
} satisfies GuidePage;
