import { phrase, type Words } from "../../kernel/words.ts";

export const dunningRefusals = {
  "ladder-out-of-order": phrase(
    "催收步骤须按天数递进：提醒在到期前，信函和电话在到期后，最后通知在所有信函之后。",
    "催收步驟須按天數遞進：提醒在到期前，信函和電話在到期後，最後通知在所有信函之後。",
    "The steps do not go up: a reminder stands before the due date, letters and calls after it, the final notice after all letters, one step on a day.",
  ),
  "ladder-of-the-past": phrase(
    "催收步骤最早从今天起生效。",
    "催收步驟最早從今天起生效。",
    "Steps hold from today on at the earliest.",
  ),
  "bank-silent": phrase(
    "银行流水只到 {{date}}，不知道之后谁已付款。请先导入最新流水。",
    "銀行明細只到 {{date}}，不知道之後誰已付款。請先匯入最新明細。",
    "The bank's files end on {{date}}: who has paid since is not known. Import a newer one first.",
  ),
  "nothing-to-sign": phrase(
    "这些催款函没有等待您签发的。",
    "這些催款函沒有等待您簽發的。",
    "None of these letters waits for your signature.",
  ),
  "signs-as-both": phrase(
    "同一人不能既以财务又以总监身份签发。",
    "同一人不能既以財務又以總監身分簽發。",
    "One person does not sign both as finance and as director.",
  ),
  "letter-not-found": phrase("没有这封催款函", "沒有這封催款函", "There is no such letter"),
  "letter-gone": phrase("这封催款函已发出或已取消", "這封催款函已寄出或已取消", "This letter has gone or was given up"),
  "call-not-found": phrase("没有这个催款电话", "沒有這個催款電話", "There is no such call"),
  "call-done": phrase("这个电话已有结果", "這個電話已有結果", "This call has its outcome already"),
  "stop-not-found": phrase("没有这条暂停记录", "沒有這條暫停記錄", "There is no such stop"),
  "stop-over": phrase("暂停已经结束", "暫停已經結束", "This stop is over already"),
  "snooze-of-the-past": phrase("暂停须持续到今天或以后", "暫停須持續到今天或以後", "A snooze ends today or later"),
  "snooze-too-long": phrase("最多暂停 {{days}} 天", "最多暫停 {{days}} 天", "A snooze lasts {{days}} days at most"),
  "charge-of-the-past": phrase(
    "约定最早从今天起生效",
    "約定最早從今天起生效",
    "What was agreed holds from today on at the earliest",
  ),
  "recipient-without-mail": phrase(
    "该联系人没有邮箱，或不属于这个客户",
    "該聯絡人沒有信箱，或不屬於這個客戶",
    "This person has no mail address, or is not at this client",
  ),
} satisfies Words;
