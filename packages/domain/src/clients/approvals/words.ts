import { phrase, type Words } from "../../kernel/words.ts";

export const askMergeWords = {
  open: phrase("与另一客户相同…", "與另一客戶相同…", "Same client as another…"),
  title: phrase("申请合并“{{name}}”", "申請合併「{{name}}」", "Ask to merge {{name}}"),
  lead: phrase(
    "经理批准后，两份档案自动合并；保留的一份里空着的栏由另一份补上。",
    "經理核准後，兩份檔案自動合併；保留的一份裡空著的欄由另一份補上。",
    "Once a manager accepts, both files become one; what is empty in the one that stays is filled from the other.",
  ),
  other: phrase("另一客户", "另一客戶", "The other client"),
  stays: phrase("保留哪一份", "保留哪一份", "Which one stays"),
  thisStays: phrase("保留这一份", "保留這一份", "This one stays"),
  otherStays: phrase("保留另一份", "保留另一份", "The other one stays"),
  reason: phrase("为什么是同一家？", "為什麼是同一家？", "Why are they the same?"),
  ask: phrase("申请合并", "申請合併", "Ask"),
  asked: phrase("已提请经理决定", "已提請經理決定", "A manager has been asked"),
} satisfies Words;

export const clientExportJobWords = {
  export: phrase("导出联系方式", "匯出聯絡方式", "Export of contact data"),
} satisfies Words;
