import { phrase, type Words } from "../../kernel/words.ts";

/** The words of the archived files. */
export const clientTrashWords = {
  title: phrase("已归档的客户", "已封存的客戶", "Archived clients"),
  lead: phrase(
    "归档的客户留在这里，谁、何时、为什么都写着，随时可以恢复。",
    "封存的客戶留在這裡，誰、何時、為什麼都寫著，隨時可以還原。",
    "Archived clients stay here with who, when and why, and can be restored at any time.",
  ),
  none: phrase("没有归档的客户。", "沒有封存的客戶。", "Nothing is archived."),
  noneFound: phrase("没有符合条件的归档客户。", "沒有符合條件的封存客戶。", "No archived client fits."),
  searchHint: phrase("名称、编号…", "名稱、編號…", "Name or reference…"),
  archivedAt: phrase("归档时间", "封存時間", "Archived on"),
  archivedBy: phrase("归档人", "封存人", "By"),
  reason: phrase("原因", "原因", "Why"),
  restore: phrase("恢复“{{name}}”", "還原「{{name}}」", "Restore {{name}}"),
} satisfies Words;
