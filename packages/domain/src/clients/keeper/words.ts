import { phrase, type Words } from "../../kernel/words.ts";

/** The words of the list that the file keeper works. (A2.5) */
export const clientKeeperWords = {
  title: phrase("档案维护", "檔案維護", "File keeping"),
  lead: phrase(
    "档案员逐个补全和核实这些客户档案。",
    "檔案員逐一補全和核實這些客戶檔案。",
    "What the file keeper completes and verifies, one file at a time.",
  ),
  keeper: phrase("档案员：{{name}}", "檔案員：{{name}}", "File keeper: {{name}}"),
  noKeeper: phrase("还没有指定档案员", "還沒有指定檔案員", "No file keeper is named yet"),
  name: phrase("指定档案员", "指定檔案員", "Name the file keeper"),
  change: phrase("更换档案员", "更換檔案員", "Change the file keeper"),
  nobody: phrase("无", "無", "Nobody"),
  since: phrase("自 {{date}}", "自 {{date}}", "since {{date}}"),
  named: phrase("档案员已更新", "檔案員已更新", "The file keeper is named"),
  kinds: {
    incomplete: phrase("不完整", "不完整", "Incomplete"),
    stale: phrase("已过期", "已過期", "Stale"),
    duplicates: phrase("疑似重复", "疑似重複", "Possible duplicates"),
  },
  hints: {
    incomplete: phrase("完整度低于 {{percent}}%", "完整度低於 {{percent}}%", "Below {{percent}}% complete"),
    stale: phrase("太久没有核实", "太久沒有核實", "Not verified for too long"),
    duplicates: phrase("到查重页面处理", "到查重頁面處理", "Worked on their own page"),
  },
  none: {
    incomplete: phrase("没有不完整的档案。", "沒有不完整的檔案。", "No file is incomplete."),
    stale: phrase("没有过期的档案。", "沒有過期的檔案。", "No file is stale."),
  },
  missing: phrase("还缺", "還缺", "Missing"),
  verifiedOn: phrase("上次核实", "上次核實", "Last verified"),
  staleOn: phrase("过期日", "過期日", "Stale since"),
  reachedOn: phrase("最近联系到", "最近聯絡到", "Last reached"),
  verify: phrase("确认“{{name}}”无变化", "確認「{{name}}」無變動", "Confirm {{name}} unchanged"),
  list: phrase("要维护的档案", "要維護的檔案", "Files to work on"),
} satisfies Words;
