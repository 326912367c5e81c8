import { phrase, type Words } from "../../kernel/words.ts";

export const provisionWords = {
  title: phrase("坏账准备", "備抵呆帳", "Provision"),
  lead: phrase(
    "按账龄分段预计收不回的部分。费率按日期生效，旧版本保留。",
    "按帳齡分段預計收不回的部分。費率按日期生效，舊版本保留。",
    "What is expected to be lost of each bucket. Rates are in force from a date; earlier ones stay.",
  ),
  column: phrase("账龄", "帳齡", "Bucket"),
  owed: phrase("应收", "應收", "Owed"),
  rate: phrase("费率 %", "費率 %", "Rate %"),
  provided: phrase("准备", "準備", "Provided"),
  noMatrix: phrase(
    "这一天还没有费率表，准备无法计算。",
    "這一天還沒有費率表，準備無法計算。",
    "No matrix is in force on this day, so there is no provision.",
  ),
  inForce: phrase("{{date}} 起生效：{{reason}}", "{{date}} 起生效：{{reason}}", "In force from {{date}}: {{reason}}"),
  edit: phrase("新的费率表", "新的費率表", "New rates"),
  versions: phrase("各版本", "各版本", "Versions"),
  version: phrase("{{date}} 起", "{{date}} 起", "From {{date}}"),
  by: phrase("设定人", "設定人", "Set by"),
  from: phrase("生效日", "生效日", "In force from"),
  reason: phrase("理由", "理由", "Reason"),
  rateOf: phrase("{{column}}的费率", "{{column}}的費率", "Rate for {{column}}"),
  saved: phrase("费率表已保存", "費率表已儲存", "The rates are saved"),
  proposal: phrase("按自家月末数据建议", "按自家月末資料建議", "Proposed from own month ends"),
  proposalOf: phrase(
    "{{from}} 至 {{to}} 的 {{count}} 个月：每一段有多少一个月后滚入下一段",
    "{{from}} 至 {{to}} 的 {{count}} 個月：每一段有多少一個月後滾入下一段",
    "{{count}} months from {{from}} to {{to}}: how much of each bucket stood one further a month later",
  ),
  tooFew: phrase(
    "至少留存四个连续的月末才能建议。",
    "至少留存四個連續的月末才能建議。",
    "Four month ends in a row have to be kept before rates can be proposed.",
  ),
  use: phrase("采用", "採用", "Use these"),
  stood: phrase("月初", "月初", "Stood there"),
  rolled: phrase("滚入下一段", "滾入下一段", "Rolled on"),
  share: phrase("滚动率", "滾動率", "Roll rate"),
  proposed: phrase("建议费率", "建議費率", "Proposed rate"),
} satisfies Words;

export const provisionRefusals = {
  "matrix-of-other-buckets": phrase(
    "那一天的账龄分段是 {{edges}} 天，请按它填费率",
    "那一天的帳齡分段是 {{edges}} 天，請按它填費率",
    "On that day the buckets end with {{edges}} days: the rates are for those",
  ),
  "matrix-without-rate": phrase(
    "每一段都要有费率，一共 {{count}} 个",
    "每一段都要有費率，一共 {{count}} 個",
    "Each bucket has a rate, {{count}} in all",
  ),
  "matrix-of-the-past": phrase(
    "新费率从今天或以后开始；过去的准备保持原样",
    "新費率從今天或以後開始；過去的準備保持原樣",
    "Rates begin today or later: what was provided before stays",
  ),
} satisfies Words;
