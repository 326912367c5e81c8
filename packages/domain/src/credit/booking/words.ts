import { phrase, type Phrase, type Words } from "../../kernel/words.ts";
import type { HeldBecause } from "./rules.ts";

/** Entering stays, reservations and invoices on credit. */
export const bookingWords = {
  bookStay: phrase("录入住宿", "登錄住宿", "Enter a stay"),
  reserve: phrase("预留额度", "預留額度", "Reserve"),
  release: phrase("释放", "釋放", "Release"),
  arrival: phrase("到店", "入住", "Arrival"),
  departure: phrase("离店", "退房", "Departure"),
  rooms: phrase("间数", "間數", "Rooms"),
  expected: phrase("预计收入", "預計收入", "Expected revenue"),
  status: phrase("状态", "狀態", "Status"),
  onCredit: phrase("挂账", "掛帳", "On credit"),
  atDesk: phrase("前台付款", "櫃檯付款", "Paid at the desk"),
  confirmation: phrase("订单确认号（如已有）", "訂單確認號（如已有）", "Confirmation number, if there is one"),
  draws: phrase("动用预留", "動用預留", "Drawn from a reservation"),
  amount: phrase("金额", "金額", "Amount"),
  exposure: phrase("已占用", "已占用", "Used already"),
  overdueDays: phrase("逾期天数", "逾期天數", "Days past due"),
  expectedOn: phrase("预计日期", "預計日期", "Expected on"),
  note: phrase("说明", "說明", "What for"),
  whyLetThrough: phrase("请财务放行的理由", "請財務放行的理由", "Why finance should agree"),
  askFinance: phrase("请财务同意", "請財務同意", "Ask finance"),
  asked: phrase("已提交财务", "已送財務", "Put before finance"),
  booked: phrase("已录入，额度已预留", "已登錄，額度已預留", "Entered; the limit is reserved"),
  reserved: phrase("已预留", "已預留", "Reserved"),
  released: phrase("已释放", "已釋放", "Released"),
  noted: phrase("已登记", "已登錄", "Noted"),
  leaves: phrase("录入后可用 {{amount}}", "登錄後可用 {{amount}}", "Leaves {{amount}}"),
  verdicts: {
    passes: phrase("可以录入", "可以登錄", "May be entered"),
    ask: phrase(
      "有逾期 {{days}} 天的欠款，须经财务同意",
      "有逾期 {{days}} 天的欠款，須經財務同意",
      "A debt is {{days}} days late: finance has to agree",
    ),
    held: phrase("不能挂账", "不能掛帳", "Not on credit"),
  },
  whatToDo: phrase(
    "请先收款或释放预留，改为前台付款，或由财务申请临时放行。",
    "請先收款或釋放預留，改為櫃檯付款，或由財務申請臨時放行。",
    "Collect or release a reservation first, have it paid at the desk, or have finance ask for an override.",
  ),
  because: {
    "overdue-hard": phrase("有逾期 {{days}} 天的欠款", "有逾期 {{days}} 天的欠款", "a debt is {{days}} days late"),
    "no-limit": phrase("未授信，只能现付", "未授信，只能現付", "no limit was granted: cash"),
    "cash-only": phrase("只能现付", "只能現付", "cash only"),
    "over-limit": phrase("超出信用额度", "超出信用額度", "beyond the limit"),
  } satisfies Record<HeldBecause, Phrase>,
  bills: phrase("这张账单结清", "這張帳單結清", "This invoice bills"),
  billsHint: phrase(
    "勾选后，这些住宿和预留不再另占额度。",
    "勾選後，這些住宿和預留不再另占額度。",
    "What is ticked stops using the limit as such.",
  ),
  acts: {
    bookStay: phrase("录入挂账住宿", "登錄掛帳住宿", "Entering a stay on credit"),
    changeStay: phrase("确认挂账住宿", "確認掛帳住宿", "Confirming a stay on credit"),
    reserve: phrase("预留信用额度", "預留信用額度", "Reserving of a credit limit"),
    enterInvoice: phrase("录入挂账账单", "登錄掛帳帳單", "Entering an invoice on credit"),
  },
} satisfies Words;

export const bookingRefusals = {
  "overdue-hard": phrase(
    "{{client}}有逾期 {{days}} 天的欠款，不能再挂账。请先收款，或由财务申请临时放行。",
    "{{client}}有逾期 {{days}} 天的欠款，不能再掛帳。請先收款，或由財務申請臨時放行。",
    "{{client}} has a debt {{days}} days late: nothing more on credit. Collect first, or have finance ask for an override.",
  ),
  "no-limit": phrase(
    "{{client}}未授信，只能现付。请改为前台付款，或由财务申请授信。",
    "{{client}}未授信，只能現付。請改為櫃檯付款，或由財務申請授信。",
    "No limit was granted to {{client}}: it pays cash. Have it pay at the desk, or have finance propose a limit.",
  ),
  "cash-only": phrase(
    "{{client}}只能现付。请改为前台付款，或由财务申请临时放行。",
    "{{client}}只能現付。請改為櫃檯付款，或由財務申請臨時放行。",
    "{{client}} pays cash only. Have it pay at the desk, or have finance ask for an override.",
  ),
  "over-limit": phrase(
    "{{client}}的额度 {{limit}} 已占用 {{exposure}}，再加 {{amount}} 将超出 {{over}}。请先收款或释放预留，或由财务申请临时放行。",
    "{{client}}的額度 {{limit}} 已占用 {{exposure}}，再加 {{amount}} 將超出 {{over}}。請先收款或釋放預留，或由財務申請臨時放行。",
    "{{client}} has used {{exposure}} of {{limit}}; {{amount}} more would be {{over}} too much. Collect or release a reservation first, or have finance ask for an override.",
  ),
  "needs-finance": phrase(
    "{{client}}有逾期 {{days}} 天的欠款，新的挂账业务须经财务同意：请写明理由后提交。",
    "{{client}}有逾期 {{days}} 天的欠款，新的掛帳業務須經財務同意：請寫明理由後送出。",
    "{{client}} has a debt {{days}} days late, so finance has to agree. Say why, and it is put before them.",
  ),
  "key-reused": phrase(
    "同一请求编号已用于其他内容",
    "同一請求編號已用於其他內容",
    "Something else was entered under this key",
  ),
  "client-closed": phrase(
    "已归档的客户和散客账户不能挂账",
    "已封存的客戶和散客帳戶不能掛帳",
    "An archived file and the house account have no credit",
  ),
  "stay-not-here": phrase(
    "这次住宿来自订房系统，请在那里修改",
    "這次住宿來自訂房系統，請在那裡修改",
    "The stay comes from the booking system: change it there",
  ),
  "stay-over": phrase("这次住宿已不能修改", "這次住宿已不能修改", "The stay can no longer be changed"),
  "stay-billed": phrase("这次住宿已开账单", "這次住宿已開帳單", "The stay has been billed"),
  "stay-in-the-past": phrase(
    "不能录入已经过去的住宿",
    "不能登錄已經過去的住宿",
    "A stay that is over cannot be entered",
  ),
  "reservation-in-the-past": phrase("预计日期已过", "預計日期已過", "The expected day is over already"),
  "reservation-not-found": phrase("没有这项预留", "沒有這項預留", "There is no such reservation"),
  "reservation-released": phrase("这项预留已经释放", "這項預留已經釋放", "The reservation has been released already"),
  "reservation-drawn": phrase(
    "这项预留只剩 {{left}}",
    "這項預留只剩 {{left}}",
    "Only {{left}} is left of the reservation",
  ),
} satisfies Words;
