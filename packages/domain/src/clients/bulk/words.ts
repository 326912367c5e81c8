import { phrase, type Words } from "../../kernel/words.ts";

/** Acts on many clients at once. */
export const clientBulkWords = {
  bar: phrase("批量操作", "批次操作", "Bulk acts"),
  selected: phrase("已选 {{shown}} 家", "已選 {{shown}} 家", "{{shown}} selected"),
  acts: {
    owner: phrase("更换负责人", "更換負責人", "Assign owner"),
    "add-tag": phrase("加标签", "加標籤", "Add a tag"),
    "remove-tag": phrase("去标签", "去標籤", "Remove a tag"),
    class: phrase("设置类别", "設定類別", "Set class"),
    tier: phrase("设置等级", "設定等級", "Set tier"),
    archive: phrase("归档", "封存", "Archive"),
    restore: phrase("恢复", "還原", "Restore"),
  },
  more: phrase("更多批量操作", "更多批次操作", "More bulk acts"),
  tag: phrase("标签", "標籤", "Tag"),
  reason: phrase("归档原因", "封存原因", "Why archive?"),
  nobody: phrase("无负责人", "無負責人", "Nobody"),
  counting: phrase("正在核对…", "正在核對…", "Counting…"),
  wouldChange: phrase("将更改 {{shown}} 家", "將變更 {{shown}} 家", "{{shown}} will change"),
  alreadySo: phrase("{{shown}} 家已是如此", "{{shown}} 家已是如此", "{{shown}} are so already"),
  leftAlone: phrase("{{shown}} 家不动：{{why}}", "{{shown}} 家不動：{{why}}", "{{shown}} left alone: {{why}}"),
  apply: phrase("更改 {{shown}} 家", "變更 {{shown}} 家", "Change {{shown}}"),
  nothing: phrase("没有可更改的。", "沒有可變更的。", "There is nothing to change."),
  running: phrase(
    "正在更改：{{done}} / {{total}}",
    "正在變更：{{done}} / {{total}}",
    "Changing: {{done}} of {{total}}",
  ),
  done: phrase("已更改 {{shown}} 家", "已變更 {{shown}} 家", "{{shown}} clients changed"),
  stopped: phrase("已停止；已更改 {{shown}} 家", "已停止；已變更 {{shown}} 家", "Stopped; {{shown}} were changed"),
  undoing: phrase("正在撤销…", "正在復原…", "Taking it back…"),
  undone: phrase("已撤销 {{shown}} 家", "已復原 {{shown}} 家", "Taken back for {{shown}} clients"),
  undoneSome: phrase(
    "已撤销 {{shown}} 家；{{kept}} 家之后另有变动，保持现状",
    "已復原 {{shown}} 家；{{kept}} 家之後另有變動，保持現狀",
    "Taken back for {{shown}} clients; {{kept}} changed since and stay as they are",
  ),
} satisfies Words;

export const clientsJobWords = {
  bulk: phrase("批量更改客户", "批次變更客戶", "Change many clients"),
} satisfies Words;

export const clientBulkRefusals = {
  "bulk-not-yours": phrase("不归您负责", "不歸您負責", "not yours to change"),
  "bulk-house": phrase("散客账户不能更改", "散客帳戶不能變更", "the house account stays as it is"),
  "bulk-archived": phrase("已归档", "已封存", "archived"),
  "bulk-too-many-tags": phrase("标签已满 20 个", "標籤已滿 20 個", "20 tags already"),
  "bulk-merged": phrase("已并入另一客户", "已併入另一客戶", "merged into another client"),
  "bulk-changed-since": phrase("之后已被别人更改", "之後已被別人變更", "changed by somebody since"),
  "bulk-tier-by-manager": phrase(
    "批量设置等级由经理来做。",
    "批次設定等級由經理來做。",
    "Only a manager sets the tier of many clients at once.",
  ),
  "bulk-id-taken": phrase(
    "同一编号下已有另一次操作。",
    "同一編號下已有另一次操作。",
    "Another act was sent under this id.",
  ),
  "bulk-not-found": phrase("没有这次批量操作。", "沒有這次批次操作。", "There is no such bulk act."),
  "bulk-not-over": phrase("操作还没有结束。", "操作還沒有結束。", "The act is not over yet."),
  "bulk-undone": phrase("这次操作已经撤销。", "這次操作已經復原。", "This act has been taken back already."),
  "bulk-needs-a-person": phrase("批量操作由人发起。", "批次操作由人發起。", "A bulk act is a person's."),
  "bulk-too-many": phrase(
    "一次最多 {{most}} 家，请缩小范围。",
    "一次最多 {{most}} 家，請縮小範圍。",
    "{{most}} clients at most. Narrow the view.",
  ),
} satisfies Words;
