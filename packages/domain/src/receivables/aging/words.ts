import { type Language, phrase, type Phrase, say, type Words } from "../../kernel/words.ts";
import type { Bucket } from "./buckets/rules.ts";
import type { AgingGroup, AgingRule, AgingSort } from "./schema.ts";

/** A bucket is called after its days. */
const columns = {
  "not-due": phrase("未到期", "未到期", "Not due"),
  bucket: phrase("{{from}}–{{to}} 天", "{{from}}–{{to}} 天", "{{from}}–{{to}} days"),
  over: phrase("{{days}} 天以上", "{{days}} 天以上", "Over {{days}} days"),
  unapplied: phrase("未核销收款", "未沖帳收款", "Unapplied"),
  disputed: phrase("其中有争议", "其中有爭議", "Of which disputed"),
} satisfies Words;

const groups = {
  client: phrase("客户", "客戶", "Client"),
  owner: phrase("负责人", "負責人", "Owner"),
  class: phrase("类别", "類別", "Class"),
  tier: phrase("等级", "等級", "Tier"),
  grade: phrase("信用等级", "信用等級", "Credit grade"),
  currency: phrase("币种", "幣別", "Currency"),
  property: phrase("酒店", "飯店", "Property"),
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
  ownBalance: phrase("原币余额", "原幣餘額", "Balance in its own currency"),
  overdue: phrase("逾期", "逾期", "Overdue"),
  overdueShare: phrase(
    "逾期占未结清账单 {{share}}",
    "逾期占未結清帳單 {{share}}",
    "{{share}} of open invoices is overdue",
  ),
  noneOf: {
    client: phrase("无客户", "無客戶", "No client"),
    owner: phrase("无负责人", "無負責人", "No owner"),
    class: phrase("无类别", "無類別", "No class"),
    tier: phrase("无等级", "無等級", "No tier"),
    grade: phrase("未评级", "未評級", "Not graded"),
    currency: phrase("无币种", "無幣別", "No currency"),
    property: phrase("无酒店", "無飯店", "No hotel"),
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
  knownOn: phrase("按某天所知", "按某天所知", "As known on"),
  knownOnNone: phrase("按现在所知", "按現在所知", "As known now"),
  knownOnHint: phrase(
    "只算到那一天结束时已经录入的内容；只能选已经过去的日子。",
    "只算到那一天結束時已經輸入的內容；只能選已經過去的日子。",
    "Only what was recorded by the end of that day. Days that are over can be chosen.",
  ),
  knownOnDay: phrase(
    "只含 {{date}} 结束前录入的内容；之后补录的单据、核销和争议都不算。",
    "只含 {{date}} 結束前輸入的內容；之後補登的單據、沖帳和爭議都不算。",
    "Only what was recorded by the end of {{date}}: documents, allocations and disputes noted later do not count.",
  ),
  set: phrase("账龄分段", "帳齡分段", "Buckets"),
  standardSet: phrase("标准", "標準", "Standard"),
  editSets: phrase("修改分段", "修改分段", "Edit the buckets"),
  allCurrencies: phrase("全部币种", "全部幣別", "All currencies"),
  atBookedRate: phrase(
    "所有币种，按入账时的汇率折成 {{currency}}。",
    "所有幣別，按入帳時的匯率折成 {{currency}}。",
    "All currencies, in {{currency}} at the rates at which they were booked.",
  ),
  leftOut: phrase(
    "以其他币种记账、未计入：{{names}}",
    "以其他幣別記帳、未計入：{{names}}",
    "Kept in another currency and not added up: {{names}}",
  ),
  counted: phrase("计入（{{currency}}）", "計入（{{currency}}）", "Counted ({{currency}})"),
  disputed: phrase("有争议", "有爭議", "Disputed"),
  otherHotel: phrase(
    "{{name}} 的账目要切换到那家酒店才能打开。",
    "{{name}} 的帳目要切換到那家飯店才能打開。",
    "Switch to {{name}} to open its items.",
  ),
  source: {
    title: phrase("来源", "來源", "Where it comes from"),
    system: phrase("来自系统", "來自系統", "System"),
    recorded: phrase("录入", "輸入", "Recorded"),
    byHouse: phrase("系统", "系統", "The system"),
    stays: phrase("账单所含住宿", "帳單所含住宿", "Stays that it bills"),
    confirmation: phrase("确认号", "確認號", "Confirmation"),
    noStays: phrase("这笔账目没有列出住宿。", "這筆帳目沒有列出住宿。", "It names no stays."),
  },
  sets: {
    title: phrase("账龄分段", "帳齡分段", "Age buckets"),
    lead: phrase(
      "每组分段从某一天起生效；过去日期的报表仍按当时生效的分段计算。",
      "每組分段從某一天起生效；過去日期的報表仍按當時生效的分段計算。",
      "Each set is in force from a day on. A report of a past day is cut by the version that was in force then.",
    ),
    name: phrase("名称", "名稱", "Name"),
    newSet: phrase("新的一组", "新的一組", "A new set"),
    from: phrase("生效日", "生效日", "In force from"),
    always: phrase("一直", "一直", "Always"),
    edges: phrase("每段最后一天", "每段最後一天", "Last day of each bucket"),
    edgesHint: phrase(
      "逾期天数，从小到大，用逗号隔开；最后一段没有上限。",
      "逾期天數，由小到大，用逗號隔開；最後一段沒有上限。",
      "Days past due, rising, with commas between. The bucket after the last one has no end.",
    ),
    buckets: phrase("分段", "分段", "Buckets"),
    by: phrase("设定人", "設定人", "Set by"),
    change: phrase("更改或新增", "更改或新增", "Change or add"),
    saved: phrase("分段已保存", "分段已儲存", "Buckets saved"),
    default: phrase("系统默认", "系統預設", "By default"),
  },
  report: phrase("账龄表", "帳齡表", "Aging"),
  paper: {
    inOne: phrase("所有币种，折合 {{currency}}", "所有幣別，折合 {{currency}}", "All, in {{currency}} as booked"),
    buckets: phrase("账龄分段", "帳齡分段", "Buckets"),
    knownOn: phrase("按当日所知", "按當日所知", "As known on"),
    madeBy: phrase("{{name}}，{{at}}", "{{name}}，{{at}}", "{{name}}, {{at}}"),
  },
  reference: phrase("编号", "編號", "Reference"),
  name: phrase("名称", "名稱", "Name"),
} satisfies Words;

/** What a bucket is called where no translation library is at hand. */
export const bucketTitle = ({ from, to }: Bucket, language: Language): string =>
  to === null ? say(columns.over, language, { days: from - 1 }) : say(columns.bucket, language, { from, to });

export const agingRefusals = {
  "edges-do-not-rise": phrase(
    "每一档的天数须大于前一档",
    "每一檔的天數須大於前一檔",
    "Each bucket has to end later than the one before it",
  ),
  "buckets-of-the-past": phrase(
    "新版本从今天或以后的日期开始；过去的日子保持原样",
    "新版本從今天或以後的日期開始；過去的日子保持原樣",
    "A version begins today or later: the days that are over stay cut as they were",
  ),
  "bucket-set-not-found": phrase("没有这组账龄分段", "沒有這組帳齡分段", "There is no such set of buckets"),
  "bucket-not-found": phrase("这组分段中没有这一段", "這組分段中沒有這一段", "The set has no such bucket on that day"),
  "known-later": phrase("只能问已经过去的日子", "只能問已經過去的日子", "Only a day that is over can be asked for"),
} satisfies Words;
