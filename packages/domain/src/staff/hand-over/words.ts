import { phrase, type Words } from "../../kernel/words.ts";

export const handOverWords = {
  title: phrase("客户交接", "客戶交接", "Hand over clients"),
  open: phrase("交接", "交接", "Hand over"),
  lead: phrase(
    "{{name}} 的全部客户和未完成的事项一次交给接手人，并附上书面说明。",
    "{{name}} 的全部客戶和未完成的事項一次交給接手人，並附上書面說明。",
    "All clients and open matters of {{name}} go to successors in one act, with a written brief.",
  ),
  back: phrase("全部人员", "全部人員", "All people"),
  effectiveOn: phrase("生效日期", "生效日期", "From"),
  effectiveHint: phrase(
    "此日之前的业绩仍归原负责人。",
    "此日之前的業績仍歸原負責人。",
    "What lies before that day stays with the person who did it.",
  ),
  successors: phrase("接手人", "接手人", "Successors"),
  successorsHint: phrase(
    "多人时按等级平均分配，可在下方逐个调整。",
    "多人時按等級平均分配，可在下方逐一調整。",
    "With several, clients are dealt evenly, tier by tier. Change single ones below.",
  ),
  brief: phrase("交接说明", "交接說明", "Brief"),
  briefHint: phrase(
    "接手人需要知道什么：进行中的谈判、承诺、注意事项。",
    "接手人需要知道什麼：進行中的談判、承諾、注意事項。",
    "What the successors must know: talks under way, promises, what to mind.",
  ),
  leaves: phrase(
    "此人离职：职务到期，立即退出登录",
    "此人離職：職務到期，立即登出",
    "The person leaves: the role ends, sessions end at once",
  ),
  moves: phrase("将要移交", "將要移交", "What moves"),
  parts: {
    clients: phrase("客户", "客戶", "Clients"),
    collaborations: phrase("协作的客户", "協作的客戶", "Collaborations"),
    steps: phrase("约定的下一步", "約定的下一步", "Promised next steps"),
    tips: phrase("待处理的线索", "待處理的線索", "Tips to decide"),
  },
  client: phrase("客户", "客戶", "Client"),
  tier: phrase("等级", "等級", "Tier"),
  to: phrase("交给", "交給", "Goes to"),
  nothing: phrase("此人没有客户需要移交。", "此人沒有客戶需要移交。", "This person holds no clients."),
  shown: phrase(
    "只列出前 {{shown}} 家，其余按平均分配。",
    "只列出前 {{shown}} 家，其餘按平均分配。",
    "The first {{shown}} are listed; the others are dealt evenly.",
  ),
  submit: phrase("移交 {{shown}} 家客户", "移交 {{shown}} 家客戶", "Hand over {{shown}} clients"),
  submitNone: phrase("结束职务", "結束職務", "End the role"),
  done: phrase("已移交 {{shown}} 家客户", "已移交 {{shown}} 家客戶", "{{shown}} clients are handed over"),
  undo: phrase("撤销交接", "復原交接", "Undo"),
  undone: phrase(
    "已撤销；{{kept}} 家之后另有变动，保持现状",
    "已復原；{{kept}} 家之後另有變動，保持現狀",
    "Undone; {{kept}} changed since and stay as they are",
  ),
  past: phrase("近期交接", "近期交接", "Latest hand-overs"),
  leaver: phrase("原负责人", "原負責人", "From whom"),
  by: phrase("办理人", "辦理人", "By"),
  count: phrase("客户数", "客戶數", "Clients"),
  /** On the client's page. */
  panel: phrase("交接说明", "交接說明", "Hand-over brief"),
  panelFrom: phrase(
    "{{leaver}} 于 {{date}} 移交，{{by}} 办理",
    "{{leaver}} 於 {{date}} 移交，{{by}} 辦理",
    "From {{leaver}} on {{date}}, by {{by}}",
  ),
  endRole: phrase("结束职务", "結束職務", "End the role"),
  endRoleLead: phrase(
    "{{name}} 立即退出登录，今后不能再进入这家酒店。客户保留在其名下，由经理移交。",
    "{{name}} 立即登出，今後不能再進入這家飯店。客戶保留在其名下，由經理移交。",
    "{{name}} is signed out at once and can no longer enter this hotel. Their clients stay with them until a manager hands them over.",
  ),
  roleEnded: phrase("职务已结束", "職務已結束", "The role has ended"),
  leavers: phrase("已离职但仍有客户", "已離職但仍有客戶", "Left, and still holding clients"),
  team: phrase("团队", "團隊", "Team"),
  noTeam: phrase("无团队", "無團隊", "No team"),
  teamSet: phrase("团队已更改", "團隊已變更", "The team is changed"),
} satisfies Words;

export const handOverRefusals = {
  "own-hand-over": phrase(
    "不能交接自己，请上级办理。",
    "不能交接自己，請上級辦理。",
    "You cannot hand over for yourself. Ask your superior.",
  ),
  "hand-over-past": phrase("生效日期不能早于今天。", "生效日期不能早於今天。", "A hand-over cannot begin in the past."),
  "hand-over-too-far": phrase(
    "生效日期最多提前 90 天。",
    "生效日期最多提前 90 天。",
    "A hand-over is made 90 days ahead at most.",
  ),
  "successor-not-here": phrase(
    "接手人必须是届时在任的销售代表或经理。",
    "接手人必須是屆時在任的業務代表或經理。",
    "A successor must work here as a rep or manager on that day.",
  ),
  "hand-over-not-found": phrase("没有这次交接。", "沒有這次交接。", "There is no such hand-over."),
  "hand-over-undone": phrase("这次交接已经撤销。", "這次交接已經復原。", "This hand-over has been undone."),
  "hand-over-too-old": phrase(
    "交接超过 7 天后不能撤销，请再做一次交接。",
    "交接超過 7 天後不能復原，請再做一次交接。",
    "After 7 days a hand-over cannot be undone. Hand over again instead.",
  ),
  "hand-over-id-taken": phrase(
    "同一编号下已有另一次交接。",
    "同一編號下已有另一次交接。",
    "Another hand-over was made under this id.",
  ),
} satisfies Words;
