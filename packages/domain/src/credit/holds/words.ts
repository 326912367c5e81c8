import { phrase, type Words } from "../../kernel/words.ts";

/** Holds, what may go beyond a limit, and the finance screen that lists both. */
export const holdsWords = {
  title: phrase("信用", "信用", "Credit"),
  lead: phrase(
    "谁被冻结、谁超额、还剩多少额度；点任何一个数字都能看到组成它的明细。",
    "誰被凍結、誰超額、還剩多少額度；點任何一個數字都能看到組成它的明細。",
    "Who is on hold, who is over the limit, and what is left. Click a figure to see the rows behind it.",
  ),
  views: {
    holds: phrase("冻结", "凍結", "On hold"),
    "over-limit": phrase("超额", "超額", "Over the limit"),
    headroom: phrase("可用额度", "可用額度", "Headroom"),
    reviews: phrase("待复评", "待複評", "Reviews due"),
    overrides: phrase("临时放行", "臨時放行", "Overrides"),
  },
  reasons: {
    "over-limit": phrase("超出信用额度", "超出信用額度", "Over the limit"),
    "no-limit": phrase("未授信，只能现付", "未授信，只能現付", "No limit granted, cash only"),
    "overdue-hard": phrase("逾期已久", "逾期已久", "Long overdue"),
    "overdue-soft": phrase("有逾期", "有逾期", "Overdue"),
  },
  hold: phrase("信用冻结", "信用凍結", "Credit hold"),
  soft: phrase("软冻结", "軟凍結", "Soft hold"),
  hard: phrase("硬冻结", "硬凍結", "Hard hold"),
  softMeans: phrase(
    "新的挂账业务须经财务同意。",
    "新的掛帳業務須經財務同意。",
    "New business on credit needs finance's approval.",
  ),
  hardMeans: phrase(
    "不能再挂账：先收款，或由财务申请临时放行。",
    "不能再掛帳：先收款，或由財務申請臨時放行。",
    "Nothing more on credit: collect first, or finance asks for an override.",
  ),
  mine: phrase("我的客户被冻结", "我的客戶被凍結", "My clients on hold"),
  sinceDay: phrase("{{date}} 起", "{{date}} 起", "since {{date}}"),
  columns: {
    client: phrase("客户", "客戶", "Client"),
    owner: phrase("负责人", "負責人", "Owner"),
    reasons: phrase("原因", "原因", "Why"),
    since: phrase("起始日", "起始日", "Since"),
    overdueDays: phrase("最长逾期天数", "最長逾期天數", "Days past due"),
  },
  empty: {
    holds: phrase("没有客户被冻结。", "沒有客戶被凍結。", "No client is on hold."),
    "over-limit": phrase("没有客户超额。", "沒有客戶超額。", "No client is over its limit."),
    headroom: phrase("还没有授信的客户。", "還沒有授信的客戶。", "No limit has been granted yet."),
    reviews: phrase("没有到期的复评。", "沒有到期的複評。", "No review is due."),
    overrides: phrase("没有生效的临时放行。", "沒有生效的臨時放行。", "No override is in force."),
  },
  override: phrase("临时放行", "臨時放行", "Override"),
  askOverride: phrase("申请临时放行", "申請臨時放行", "Ask for an override"),
  endOverride: phrase("提前结束", "提前結束", "End it now"),
  upTo: phrase("最多可占用", "最多可占用", "May use up to"),
  until: phrase("截止日", "截止日", "Until"),
  reason: phrase("原因", "原因", "Reason"),
  by: phrase(
    "{{by}} 申请，{{approvedBy}} 批准",
    "{{by}} 申請，{{approvedBy}} 核准",
    "Asked by {{by}}, approved by {{approvedBy}}",
  ),
  asked: phrase("已提交审批", "已送簽核", "Put before another person"),
  ended: phrase("已结束", "已結束", "Ended"),
  days_one: phrase("逾期 {{count}} 天", "逾期 {{count}} 天", "{{count}} day late"),
  days_other: phrase("逾期 {{count}} 天", "逾期 {{count}} 天", "{{count}} days late"),
  acts: {
    override: phrase("信用临时放行", "信用臨時放行", "Going beyond a credit limit"),
  },
} satisfies Words;

export const holdsRefusals = {
  "override-over": phrase("截止日已过", "截止日已過", "The last day is over already"),
  "override-too-long": phrase(
    "临时放行最多 {{days}} 天",
    "臨時放行最多 {{days}} 天",
    "An override lasts {{days}} days at most",
  ),
  "override-not-found": phrase("没有这项放行", "沒有這項放行", "There is no such override"),
  "override-ended": phrase("这项放行已经结束", "這項放行已經結束", "The override is over already"),
} satisfies Words;
