import { phrase, type Words } from "../kernel/words.ts";

export const changesWords = {
  title: phrase("变更记录", "變更紀錄", "History of changes"),
  when: phrase("时间", "時間", "When"),
  who: phrase("操作人", "操作人", "Who"),
  field: phrase("字段", "欄位", "Field"),
  before: phrase("之前", "之前", "Before"),
  after: phrase("之后", "之後", "After"),
  reason: phrase("原因", "原因", "Reason"),
  system: phrase("系统", "系統", "System"),
  created: phrase("建立", "建立", "Created"),
  empty: phrase("还没有变更。", "還沒有變更。", "Nothing has changed yet."),
  protected: phrase("受保护", "受保護", "Protected"),
  refusals: {
    "not-found": phrase("没有这次变更。", "沒有這次變更。", "There is no such change."),
    "already-undone": phrase("这次变更已经撤销。", "這次變更已經復原。", "That change was undone already."),
    "not-undone": phrase("这次变更没有被撤销过。", "這次變更沒有被復原過。", "That change has not been undone."),
    "another-persons": phrase("只能撤销自己的变更。", "只能復原自己的變更。", "You can only undo your own changes."),
  },
} satisfies Words;
