import { phrase, type Phrase, type Words } from "../../kernel/words.ts";
import type { AgingColumn, AgingGroup, AgingRule, AgingSort } from "./schema.ts";

const columns = {
  "not-due": phrase("未到期", "未到期", "Not due"),
  "1-30": phrase("1–30 天", "1–30 天", "1–30 days"),
  "31-60": phrase("31–60 天", "31–60 天", "31–60 days"),
  "61-90": phrase("61–90 天", "61–90 天", "61–90 days"),
  "91-120": phrase("91–120 天", "91–120 天", "91–120 days"),
  "over-120": phrase("120 天以上", "120 天以上", "Over 120 days"),
  unapplied: phrase("未核销收款", "未沖帳收款", "Unapplied"),
} satisfies Record<AgingColumn, Phrase>;

const groups = {
  client: phrase("客户", "客戶", "Client"),
  owner: phrase("负责人", "負責人", "Owner"),
  class: phrase("类别", "類別", "Class"),
  tier: phrase("等级", "等級", "Tier"),
} satisfies Record<AgingGroup, Phrase>;

const rules = {
  due: phrase("按到期日", "按到期日", "By due date"),
  document: phrase("按单据日", "按單據日", "By document date"),
  checkout: phrase("按退房日", "按退房日", "By checkout date"),
} satisfies Record<AgingRule, Phrase>;

export const agingWords = {
  title: phrase("账龄分析", "帳齡分析", "Aging"),
  lead: phrase(
    "任意一天的应收情况，点任何一个数字都能看到组成它的账单。",
    "任意一天的應收情況，點任何一個數字都能看到組成它的帳單。",
    "What was owed on any day. Click a figure to see the items behind it.",
  ),
  asOf: phrase("截至", "截至", "As of"),
  asOfDay: phrase("截至 {{date}}", "截至 {{date}}", "As of {{date}}"),
  rule: phrase("计算依据", "計算依據", "Counted"),
  by: phrase("分组", "分組", "Group by"),
  columns,
  groups,
  rules,
  sort: phrase("排序", "排序", "Sort by"),
  sorts: {
    name: phrase("按名称", "按名稱", "By name"),
    balance: phrase("余额从高到低", "餘額由高到低", "Largest balance first"),
    overdue: phrase("逾期从高到低", "逾期由高到低", "Most overdue first"),
  } satisfies Record<AgingSort, Phrase>,
  balance: phrase("余额", "餘額", "Balance"),
  overdue: phrase("逾期", "逾期", "Overdue"),
  overdueShare: phrase("逾期占应收 {{share}}", "逾期占應收 {{share}}", "{{share}} of what is owed is overdue"),
  noneOf: {
    client: phrase("无客户", "無客戶", "No client"),
    owner: phrase("无负责人", "無負責人", "No owner"),
    class: phrase("无类别", "無類別", "No class"),
    tier: phrase("无等级", "無等級", "No tier"),
  } satisfies Record<AgingGroup, Phrase>,
  shown: phrase(
    "显示 {{shown}} / {{count}} 行，合计包含全部",
    "顯示 {{shown}} / {{count}} 列，合計包含全部",
    "{{shown}} of {{count}} rows shown; the total is of all",
  ),
  empty: phrase("这一天没有未结清的款项。", "這一天沒有未結清的款項。", "Nothing was open on this day."),
  emptyHint: phrase(
    "从文件导入账单和收款，账龄就会出现在这里。",
    "從檔案匯入帳單和收款，帳齡就會出現在這裡。",
    "Import invoices and payments from a file, and their aging appears here.",
  ),
  import: phrase("导入账单", "匯入帳單", "Import invoices"),
  report: phrase("账龄表", "帳齡表", "Aging"),
  reference: phrase("编号", "編號", "Reference"),
  name: phrase("名称", "名稱", "Name"),
} satisfies Words;

export const agingRefusals = {
  "known-later": phrase("只能问已经过去的日子", "只能問已經過去的日子", "Only a day that is over can be asked for"),
  "control-differs": phrase(
    "{{date}} 的账龄合计与总账不符",
    "{{date}} 的帳齡合計與總帳不符",
    "The aging of {{date}} does not equal the control balance",
  ),
} satisfies Words;
