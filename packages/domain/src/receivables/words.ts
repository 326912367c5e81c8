import { phrase, type Phrase, type Words } from "../kernel/words.ts";
import type { AgingColumn, AgingGroup, AgingRule, AgingSort } from "./aging/schema.ts";
import type { ItemKind, Side } from "./schema.ts";

const kinds = {
  invoice: phrase("账单", "帳單", "Invoice"),
  instalment: phrase("分期", "分期", "Instalment"),
  "debit-note": phrase("借项通知", "借項通知", "Debit note"),
  "finance-charge": phrase("滞纳金", "滯納金", "Finance charge"),
  refund: phrase("退款", "退款", "Refund"),
  payment: phrase("收款", "收款", "Payment"),
  "credit-note": phrase("贷项通知", "貸項通知", "Credit note"),
  "write-off": phrase("核销", "沖銷", "Write-off"),
  adjustment: phrase("调整", "調整", "Adjustment"),
  opening: phrase("期初余额", "期初餘額", "Opening balance"),
  deposit: phrase("订金", "訂金", "Deposit"),
  "deposit-applied": phrase("订金抵用", "訂金抵用", "Deposit applied"),
} satisfies Record<ItemKind, Phrase>;

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

export const receivablesWords = {
  title: phrase("应收账款", "應收帳款", "Receivables"),
  kinds,
  sides: {
    debit: phrase("应收", "應收", "Debit"),
    credit: phrase("贷项", "貸項", "Credit"),
  } satisfies Record<Side, Phrase>,
  aging: {
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
  },
  items: {
    title: phrase("账目", "帳目", "Ledger"),
    lead: phrase(
      "每一笔账单和收款，以及它们还有多少未结清。",
      "每一筆帳單和收款，以及它們還有多少未結清。",
      "Every invoice and payment, and what is still open of it.",
    ),
    reference: phrase("单号", "單號", "Reference"),
    kind: phrase("种类", "種類", "Kind"),
    client: phrase("客户", "客戶", "Client"),
    documentDate: phrase("单据日", "單據日", "Document date"),
    postingDate: phrase("入账日", "入帳日", "Posted"),
    dueDate: phrase("到期日", "到期日", "Due"),
    daysPastDue: phrase("逾期天数", "逾期天數", "Days late"),
    daysLate_one: phrase("逾期 {{count}} 天", "逾期 {{count}} 天", "{{count}} day late"),
    daysLate_other: phrase("逾期 {{count}} 天", "逾期 {{count}} 天", "{{count}} days late"),
    amount: phrase("金额", "金額", "Amount"),
    open: phrase("未结清", "未結清", "Open"),
    openOnly: phrase("只看未结清", "只看未結清", "Open only"),
    count_one: phrase("{{count}} 笔账目", "{{count}} 筆帳目", "{{count}} item"),
    count_other: phrase("{{count}} 笔账目", "{{count}} 筆帳目", "{{count}} items"),
    none: phrase("没有账目。", "沒有帳目。", "No items."),
    allocations: phrase("核销记录", "沖帳記錄", "Settled by"),
    noAllocations: phrase("尚未核销。", "尚未沖帳。", "Nothing has been settled yet."),
    effectiveDate: phrase("生效日", "生效日", "Takes effect"),
    takenBack: phrase("已撤回", "已撤回", "Taken back"),
    settles: phrase("用于", "用於", "Settles"),
    backToItems: phrase("返回账目", "返回帳目", "Back to the items"),
  },
  account: {
    title: phrase("应收", "應收", "Receivable"),
    none: phrase("这位客户没有欠款。", "這位客戶沒有欠款。", "This client owes nothing."),
  },
  refusals: {
    "settled-since": phrase("之后已被冲抵", "之後已被沖抵", "has been settled since"),
    "number-reversed": phrase(
      "这个编号已冲回，不能再用",
      "這個編號已沖回，不能再用",
      "this number was reversed and cannot be used again",
    ),
    "over-allocated": phrase(
      "核销金额超过了未结清的金额",
      "沖帳金額超過了未結清的金額",
      "More would be settled than is open, on that day or a later one",
    ),
    "before-posting": phrase(
      "核销日期不能早于任何一方的入账日",
      "沖帳日期不能早於任何一方的入帳日",
      "An allocation cannot take effect before both items are posted",
    ),
    "other-account": phrase(
      "只能在同一客户、同一币种内用贷项核销应收",
      "只能在同一客戶、同一幣別內用貸項沖銷應收",
      "A credit settles debits of the same client and currency only",
    ),
    "amount-not-positive": phrase("金额必须大于零", "金額必須大於零", "The amount must be greater than zero"),
    "period-closed": phrase("{{month}} 已关账", "{{month}} 已關帳", "{{month}} is closed"),
    "month-closed": phrase("这个月已关账", "這個月已關帳", "That month is closed"),
    "key-reused": phrase(
      "同一请求编号已用于其他内容",
      "同一請求編號已用於其他內容",
      "Something else was posted under this key",
    ),
    "source-taken": phrase("这张单据已经入账", "這張單據已經入帳", "This document is in the ledger already"),
    "amount-differs": phrase(
      "同一单号已按另一内容入账",
      "同一單號已按另一內容入帳",
      "This number is in the ledger with another amount, date or client",
    ),
    "already-reversed": phrase("这笔账目已经冲销", "這筆帳目已經沖回", "The item has been reversed already"),
    "already-taken-back": phrase("这笔核销已经撤回", "這筆沖帳已經撤回", "The allocation has been taken back already"),
    "item-not-found": phrase("没有这笔账目", "沒有這筆帳目", "There is no such item"),
    "allocation-not-found": phrase("没有这笔核销", "沒有這筆沖帳", "There is no such allocation"),
    "client-not-found": phrase("没有这个客户", "沒有這個客戶", "There is no such client"),
    "invoice-not-found": phrase("没有这张账单", "沒有這張帳單", "There is no such invoice"),
    "invoice-of-another-client": phrase(
      "账单属于另一客户",
      "帳單屬於另一客戶",
      "The invoice belongs to another client",
    ),
    "ledger-faulty": phrase(
      "{{count}} 处与账目不符",
      "{{count}} 處與帳目不符",
      "{{count}} figures do not follow from the ledger's rows",
    ),
    "control-differs": phrase(
      "{{date}} 的账龄合计与总账不符",
      "{{date}} 的帳齡合計與總帳不符",
      "The aging of {{date}} does not equal the control balance",
    ),
  },
} satisfies Words;
