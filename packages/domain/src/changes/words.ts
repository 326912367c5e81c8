import { phrase, type Words } from "../kernel/words.ts";
import { viewsWords } from "./views/words.ts";

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
  views: viewsWords,
  refusals: {
    "unknown-set": phrase("没有这次变更。", "沒有這次變更。", "There is no such change."),
    "unknown-grid": phrase("没有这张表格。", "沒有這張表格。", "There is no such grid."),
    "id-taken": phrase("这个变更编号已经用过。", "這個變更編號已經用過。", "That change number was used already."),
    "already-undone": phrase("这次变更已经撤销。", "這次變更已經復原。", "That change was undone already."),
    "not-undone": phrase("这次变更没有被撤销过。", "這次變更沒有被復原過。", "That change has not been undone."),
    "condition-not-valid": phrase(
      "筛选条件“{{field}}”看不懂。",
      "篩選條件「{{field}}」看不懂。",
      "The condition on “{{field}}” makes no sense here.",
    ),
    "out-of-reach": phrase(
      "这一行已不归您管，所以没有改回。",
      "這一列已不歸您管，所以沒有改回。",
      "This row is not yours any more, so it was left as it is.",
    ),
    "not-exported": phrase("这张表格不能导出。", "這張表格不能匯出。", "This grid is not exported."),
    "export-needs-approval": phrase(
      "超过{{most}}人的联系方式须由总监批准才能导出。",
      "超過{{most}}人的聯絡方式須由總監核准才能匯出。",
      "The contact data of more than {{most}} people is exported only with a director's approval.",
    ),
    "view-too-large": phrase(
      "超过{{most}}行，请先缩小范围再导出。",
      "超過{{most}}列，請先縮小範圍再匯出。",
      "More than {{most}} rows: narrow the view before it is exported.",
    ),
    "unknown-view": phrase("没有这个视图。", "沒有這個檢視。", "There is no such view."),
    "too-many-views": phrase(
      "视图已经很多了，请先删掉一些。",
      "檢視已經很多了，請先刪掉一些。",
      "You have many views already: delete some first.",
    ),
    "no-new-rows": phrase("这张表格不能添加行。", "這張表格不能新增列。", "No rows can be added to this grid."),
    "row-not-made": phrase(
      "这一行还有格不对，所以没有建立。",
      "這一列還有格不對，所以沒有建立。",
      "Another cell of this new row is not right yet, so the row was not made.",
    ),
    "row-changed-since": phrase(
      "这一行建立之后别人改过，所以没有收回。",
      "這一列建立之後別人改過，所以沒有收回。",
      "Somebody has changed this row since it was made, so it was left where it is.",
    ),
    "not-together": phrase(
      "同一次改动里有别的格不能改，所以都没有改。",
      "同一次變更裡有別的格不能改，所以都沒有改。",
      "Another cell of the same edit could not be changed, so none was.",
    ),
  },
} satisfies Words;
