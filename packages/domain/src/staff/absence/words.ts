import { phrase, type Words } from "../../kernel/words.ts";

export const absenceWords = {
  title: phrase("休假与代班", "休假與代班", "Absences"),
  lead: phrase(
    "您不在时，代班同事会收到提醒，并可以处理您的客户。",
    "您不在時，代班同事會收到提醒，並可以處理您的客戶。",
    "While you are away a colleague gets your reminders and may look after your clients.",
  ),
  ask: phrase("申请休假", "申請休假", "Ask for an absence"),
  from: phrase("第一天", "第一天", "First day"),
  last: phrase("最后一天", "最後一天", "Last day"),
  standIn: phrase("代班人", "代班人", "Stand-in"),
  who: phrase("谁", "誰", "Who"),
  note: phrase("备注（可不填）", "備註（可不填）", "Note (optional)"),
  asked: phrase("申请已提交", "申請已送出", "Your absence is asked for"),
  toDecide: phrase("等待批准", "等待核准", "To decide"),
  mine: phrase("我的休假", "我的休假", "Mine"),
  standingIn: phrase("由我代班", "由我代班", "I stand in"),
  team: phrase("团队", "團隊", "The team"),
  approve: phrase("批准", "核准", "Approve"),
  reject: phrase("不批准", "不核准", "Reject"),
  why: phrase("为什么不批准？", "為什麼不核准？", "Why not?"),
  approved: phrase("已批准", "已核准", "The absence is approved"),
  rejected: phrase("已告知申请人", "已告知申請人", "The answer is sent"),
  end: phrase("撤回", "撤回", "Call off"),
  endEarly: phrase("提前结束", "提前結束", "Back already"),
  ended: phrase("已撤回", "已撤回", "Called off"),
  none: phrase("没有休假申请。", "沒有休假申請。", "No absence is asked for."),
  status: phrase("状态", "狀態", "Status"),
  standsInFor: phrase("代 {{name}}", "代 {{name}}", "For {{name}}"),
  statuses: {
    asked: phrase("等待批准", "等待核准", "Asked"),
    approved: phrase("已批准", "已核准", "Approved"),
    rejected: phrase("未批准", "未核准", "Rejected"),
    withdrawn: phrase("已撤回", "已撤回", "Called off"),
  },
} satisfies Words;

export const absenceRefusals = {
  "absence-not-found": phrase("没有这项休假。", "沒有這項休假。", "There is no such absence."),
  "absence-past": phrase("休假不能从过去开始。", "休假不能從過去開始。", "An absence cannot begin in the past."),
  "absence-order": phrase("最后一天早于第一天。", "最後一天早於第一天。", "The last day lies before the first."),
  "absence-too-long": phrase("一次休假最长一年。", "一次休假最長一年。", "An absence lasts a year at most."),
  "absence-overlaps": phrase(
    "这段时间已有另一次休假。",
    "這段時間已有另一次休假。",
    "Another absence covers some of these days.",
  ),
  "absence-decided": phrase(
    "这项申请已经处理过了。",
    "這項申請已經處理過了。",
    "This absence has been decided already.",
  ),
  "absence-over": phrase("这项休假已经结束。", "這項休假已經結束。", "This absence is over."),
  "own-absence": phrase(
    "不能批准自己的休假，请经理或总监批准。",
    "不能核准自己的休假，請經理或總監核准。",
    "You cannot decide on your own absence. Ask your manager or director.",
  ),
  "stand-in-self": phrase("不能由自己代班。", "不能由自己代班。", "Nobody stands in for oneself."),
  "stand-in-not-here": phrase(
    "代班人必须是整段时间都在任的销售代表或经理。",
    "代班人必須是整段時間都在任的業務代表或經理。",
    "The stand-in must work here as a rep or manager all that time.",
  ),
  "stand-in-away": phrase("代班人那段时间也不在。", "代班人那段時間也不在。", "The stand-in is away then, too."),
  "stands-in-then": phrase(
    "您那段时间为 {{name}} 代班，请先另行安排。",
    "您那段時間為 {{name}} 代班，請先另行安排。",
    "{{name}} counts on you as a stand-in then. Settle that first.",
  ),
} satisfies Words;
