import { phrase, type Phrase, type Words } from "../../kernel/words.ts";
import type { ReviewReason } from "./schema.ts";

export const grantingWords = {
  act: phrase("授信", "授信", "Granting credit"),
  propose: phrase("提交授信", "送出授信", "Propose"),
  proposeCash: phrase("建议降为 C", "建議降為 C", "Propose grade C"),
  title: phrase("现行授信", "現行授信", "In force"),
  proposal: phrase("授信建议", "授信建議", "Proposal"),
  currency: phrase("币种", "幣別", "Currency"),
  score: phrase("得分", "得分", "Score"),
  computed: phrase("评分等级", "評分等級", "Grade by score"),
  computedAs: phrase(
    "评分为 {{grade}}（{{score}} 分）",
    "評分為 {{grade}}（{{score}} 分）",
    "{{grade}} by its score of {{score}}",
  ),
  computedLimit: phrase("计算额度", "計算額度", "Limit by score"),
  overridden: phrase("{{computed}} 改为 {{grade}}", "{{computed}} 改為 {{grade}}", "{{computed}} changed to {{grade}}"),
  overrideReason: phrase("调整等级的原因", "調整等級的原因", "Why another grade"),
  days: phrase("天数", "天數", "Days"),
  terms: {
    days: phrase("账期", "帳期", "Days of credit"),
    deposit: phrase("预付订金 50%", "預付訂金 50%", "Deposit 50%"),
    prepay: phrase("全额预付", "全額預付", "Prepaid"),
  },
  reason: phrase("说明", "說明", "Why"),
  asked: phrase("已提交总监审批", "已送總監簽核", "Put before the director"),
  waiting: phrase("等待总监审批", "等待總監簽核", "Waits for the director"),
  since: phrase("{{date}} 起", "{{date}} 起", "Since {{date}}"),
  signedBy: phrase(
    "{{first}} 提出，{{second}} 批准",
    "{{first}} 提出，{{second}} 核准",
    "Proposed by {{first}}, approved by {{second}}",
  ),
  states: {
    computed: phrase("未提交", "未送出", "Not proposed"),
    waiting: phrase("待审批", "待簽核", "Waiting"),
    granted: phrase("已授信", "已授信", "Granted"),
    rejected: phrase("未获批准", "未獲核准", "Not approved"),
  },
  refused: phrase("在黑名单上，不能授信。", "在黑名單上，不能授信。", "It is on the block list: no credit."),
  openScorecard: phrase("打开评估", "開啟評估", "Open the scorecard"),
  openAssessed: phrase("打开", "開啟", "Open"),
  reviews: {
    title: phrase("待复评", "待複評", "Reviews due"),
    due: phrase("应于", "應於", "Due on"),
    reasons: {
      "final-notice": phrase(
        "逾期已到最后通知：建议降为 C",
        "逾期已到最後通知：建議降為 C",
        "Late up to the final notice: grade C",
      ),
      expired: phrase("评估已过期", "評估已過期", "The assessment has expired"),
      expiring: phrase("评估即将到期", "評估即將到期", "The assessment expires soon"),
      "new-client": phrase("新客户复评", "新客戶複評", "New client to be looked at again"),
      "never-assessed": phrase("有授信但从未评估", "有授信但從未評估", "Credit without an assessment"),
    } satisfies Record<ReviewReason, Phrase>,
  },
} satisfies Words;

export const grantingRefusals = {
  "grade-above-gate": phrase(
    "最高只能是 {{best}}。",
    "最高只能是 {{best}}。",
    "{{best}} is the best grade that may be given.",
  ),
  "override-needs-reason": phrase(
    "等级与评分不同，须写明原因。",
    "等級與評分不同，須寫明原因。",
    "Another grade than the score gives needs its reason.",
  ),
  "override-without-need": phrase(
    "等级与评分相同，不需要原因。",
    "等級與評分相同，不需要原因。",
    "The grade is that of the score: there is nothing to explain.",
  ),
  blocked: phrase(
    "客户在黑名单上，不能授信。",
    "客戶在黑名單上，不能授信。",
    "The client is on the block list: no credit.",
  ),
  "cash-grade-with-limit": phrase(
    "等级 {{grade}} 没有额度。",
    "等級 {{grade}} 沒有額度。",
    "Grade {{grade}} has no limit.",
  ),
  "assessment-old": phrase(
    "这次评估不是最新的，请用最新的一次。",
    "這次評估不是最新的，請用最新的一次。",
    "There is a later assessment: propose from that one.",
  ),
  "assessment-expired": phrase("这次评估已过期。", "這次評估已過期。", "The assessment has expired."),
  "granted-already": phrase("这次评估已授信。", "這次評估已授信。", "Credit was granted by this assessment already."),
  "grant-waiting": phrase(
    "已有一份授信建议在等待审批。",
    "已有一份授信建議在等待簽核。",
    "A proposal for this client waits for the director already.",
  ),
} satisfies Words;
