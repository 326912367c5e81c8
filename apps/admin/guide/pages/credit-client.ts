import { phrase } from "@foyer/domain/kernel/words";
import type { GuidePage } from "../page.ts";

export const creditClientPage = {
  purpose: phrase(
    "一个客户的信用：现行授信、评分和每个数字的来源、信用资料、历次评估。",
    "一個客戶的信用：現行授信、評分和每個數字的來源、信用資料、歷次評估。",
    "One client's credit: what holds, the score and what each number is made of, what is known, and what was decided.",
  ),
  jobs: [
    {
      title: phrase("评估一个客户", "評估一個客戶", "Assess a client"),
      steps: [
        phrase(
          "点[[credit.information.addYear]]录入年度数据，登记所有权与经营情况，添加资信证明和文件。",
          "點[[credit.information.addYear]]登錄年度資料，登錄所有權與經營情況，新增徵信和文件。",
          "Enter its figures with [[credit.information.addYear]], who owns and runs it, references and documents.",
        ),
        phrase(
          "点[[credit.assessment.assess]]，再在“分析员评价”各项点[[credit.assessment.rate]]，写明依据；每次评价后自动重算。",
          "點[[credit.assessment.assess]]，再在「分析員評價」各項點[[credit.assessment.rate]]，寫明依據；每次評價後自動重算。",
          "Press [[credit.assessment.assess]], then [[credit.assessment.rate]] beside each factor that an analyst judges, with the evidence. The score is made anew each time.",
        ),
        phrase(
          "点任何一项的名称，查看它由哪些账目、承诺或月份算出。",
          "點任何一項的名稱，查看它由哪些帳目、承諾或月份算出。",
          "Click a factor's name for the items, promises or months that it was made of.",
        ),
      ],
    },
    {
      title: phrase("授信", "授信", "Grant credit"),
      steps: [
        phrase(
          "点[[credit.granting.propose]]：等级、额度、期限已按评分填好；改等级须写明原因。",
          "點[[credit.granting.propose]]：等級、額度、期限已按評分填好；改等級須寫明原因。",
          "Press [[credit.granting.propose]]: grade, limit and term are those of the score. Another grade needs its reason.",
        ),
        phrase(
          "总监在审批里批准后，从当天起生效。",
          "總監在簽核裡核准後，從當天起生效。",
          "The director decides among the approvals; it holds from that day.",
        ),
      ],
    },
    {
      title: phrase("停止授信", "停止授信", "Take credit back"),
      steps: [
        phrase(
          "[[credit.granting.proposeCash]]让客户全额预付；[[credit.information.block]]则不再授信，直到移出。",
          "[[credit.granting.proposeCash]]讓客戶全額預付；[[credit.information.block]]則不再授信，直到移出。",
          "[[credit.granting.proposeCash]] has the client pay ahead; [[credit.information.block]] refuses all credit until it is taken off.",
        ),
      ],
    },
  ],
  meanings: [
    {
      name: phrase("得分", "得分", "Score"),
      meaning: phrase(
        "100 分：往来历史 60 分，分析员评价 40 分；各项在满分与零分之间按比例，合计后四舍五入到一位小数。",
        "100 分：往來歷史 60 分，分析員評價 40 分；各項在滿分與零分之間按比例，合計後四捨五入到一位小數。",
        "100 points: 60 from history with us, 40 judged by an analyst. Each is in proportion between its two ends; the sum is rounded once, to one decimal.",
      ),
      clauses: ["A7.2", "A7.3"],
    },
    {
      name: phrase("新客户", "新客戶", "New client"),
      meaning: phrase(
        "不足 3 笔已结清账目或 90 天挂账往来：历史不计，其余按 100 分折算；最高 BBB，90 天后复评。",
        "不足 3 筆已結清帳目或 90 天掛帳往來：歷史不計，其餘按 100 分折算；最高 BBB，90 天後複評。",
        "Fewer than 3 settled items or 90 days of credit business: history is left out and the rest scaled to 100. BBB at most, looked at again in 90 days.",
      ),
      clauses: ["A7.3"],
    },
    {
      name: phrase("额度", "額度", "Limit"),
      meaning: phrase(
        "12 个月平均月挂账销售额 × 账期月数 × 等级比例，向下取整。未授信与额度为 0（仅限现付）不同。",
        "12 個月平均月掛帳銷售額 × 帳期月數 × 等級比例，向下取整。未授信與額度為 0（僅限現付）不同。",
        "Average monthly credit sales of 12 months × months of the term × the grade's share, rounded down. None granted is not the same as 0, cash only.",
      ),
      clauses: ["A7.4", "A7.5"],
    },
    {
      name: phrase("资料", "資料", "Information"),
      meaning: phrase(
        "年度数据、所有权与管理、经营、资信证明、文件；更正另录一条，原来的保留。",
        "年度資料、所有權與管理、經營、徵信、文件；更正另錄一條，原來的保留。",
        "Figures by year, ownership and management, operations, references, documents. A correction is a further entry; the old one stays.",
      ),
      clauses: ["A7.1"],
    },
  ],
  troubles: [
    {
      says: phrase("无依据，不得分", "無依據，不得分", "No evidence, no points"),
      means: phrase(
        "这一项还没有数据：补录资料或评价，再评估一次。",
        "這一項還沒有資料：補登資料或評價，再評估一次。",
        "Nothing is known of this factor yet: enter or rate it, then assess again.",
      ),
    },
  ],
  see: ["credit-scorecard", "approvals", "ledger-aging"],
} satisfies GuidePage;
