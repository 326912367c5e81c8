import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const scoresPage = {
  purpose: phrase(
    "每月每位业务员的得分与积分、名次，以及每个数字是怎么来的。",
    "每月每位業務員的得分與積分、名次，以及每個數字是怎麼來的。",
    "Each rep's scores, points and rank of a month, and where every number comes from.",
  ),
  jobs: [
    {
      title: phrase("看一个月", "看一個月", "Read a month"),
      steps: [
        phrase(
          "选月份；数字每晚更新。",
          "選月份；數字每晚更新。",
          "Choose the month; figures are renewed every night.",
        ),
        phrase(
          "点一个分数，右边说明它怎样算出：实际、目标、权重。",
          "點一個分數，右邊說明它怎樣算出：實際、目標、權重。",
          "Press a score to see how it is made: actual, target, weight.",
        ),
        phrase(
          "再点[[scores.evidence]]看到具体的客户和住宿。",
          "再點[[scores.evidence]]看到具體的客戶和住宿。",
          "[[scores.evidence]] lists the very clients and stays.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("分数", "分數", "A score"),
      meaning: phrase(
        "100 × 实际 ÷ 目标，最低 0、最高 100；没有可计算的内容时为“[[scores.notMeasured]]”，它的权重由其余指标分担。",
        "100 × 實際 ÷ 目標，最低 0、最高 100；沒有可計算的內容時為「[[scores.notMeasured]]」，它的權重由其餘指標分擔。",
        "100 × actual ÷ target, from 0 to 100; with nothing to measure it is “[[scores.notMeasured]]” and hands its weight to the rest.",
      ),
      clauses: ["B1.7", "B3.2"],
    },
    {
      name: phrase("[[scores.total]]", "[[scores.total]]", "[[scores.total]]"),
      meaning: phrase(
        "营收 40%、联系 20%、客户关系 40%。",
        "營收 40%、聯繫 20%、客戶關係 40%。",
        "40 % revenue, 20 % contact, 40 % relationship.",
      ),
      clauses: ["B3.2"],
    },
    {
      name: phrase("[[scores.relationship]]", "[[scores.relationship]]", "[[scores.relationship]]"),
      meaning: phrase(
        "各考核类型的得分，按其客户的等级加权：A 级 4、B 级 2、其余 1。",
        "各考核型別的得分，按其客戶的等級加權：A 級 4、B 級 2、其餘 1。",
        "The scores of the assessment types, weighted by their clients' tiers: A 4, B 2, others 1.",
      ),
      clauses: ["B2.1", "B2.2", "B2.3", "B2.4"],
    },
    {
      name: phrase("[[scores.indicators.contact]]", "[[scores.indicators.contact]]", "[[scores.indicators.contact]]"),
      meaning: phrase(
        "本月结束的考核周期中达标的比例，目标 95%。",
        "本月結束的考核週期中達標的比例，目標 95%。",
        "The share of windows ending in the month that were met; target 95 %.",
      ),
      clauses: ["B1.1"],
    },
    {
      name: phrase(
        "[[scores.indicators.repurchase]]",
        "[[scores.indicators.repurchase]]",
        "[[scores.indicators.repurchase]]",
      ),
      meaning: phrase(
        "一年前住过的客户中，最近一年又来的比例，目标 60%。",
        "一年前住過的客戶中，最近一年又來的比例，目標 60%。",
        "Of the clients who stayed the year before, the share who came again in the last twelve months; target 60 %.",
      ),
      clauses: ["B1.5"],
    },
    {
      name: phrase(
        "[[scores.indicators.satisfaction]]",
        "[[scores.indicators.satisfaction]]",
        "[[scores.indicators.satisfaction]]",
      ),
      meaning: phrase(
        "最近三个月答卷的平均分，至少 5 份才计，目标 85。",
        "最近三個月答卷的平均分，至少 5 份才計，目標 85。",
        "The mean of three months' answers, from 5 answers on; target 85.",
      ),
      clauses: ["B4.1"],
    },
    {
      name: phrase("[[scores.grade]]", "[[scores.grade]]", "[[scores.grade]]"),
      meaning: phrase(
        "90 以上优秀，75 以上良好，60 以上合格，否则不合格。",
        "90 以上優秀，75 以上良好，60 以上合格，否則不合格。",
        "90 and above excellent, 75 good, 60 pass, else fail.",
      ),
      clauses: ["B1.7"],
    },
    {
      name: phrase("[[scores.points]]", "[[scores.points]]", "[[scores.points]]"),
      meaning: phrase(
        "老客户复购一次 10 分，记给离店当天的负责人，每位客户每月一次。",
        "老客戶復購一次 10 分，記給離店當天的負責人，每位客戶每月一次。",
        "10 for a repurchase, to the owner on the day of departure, once per client and month.",
      ),
      clauses: ["B3.1"],
    },
  ],
  see: ["scores-rep-month", "targets", "activities"],
} satisfies GuidePage;
