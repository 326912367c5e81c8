import { phrase, type Phrase, type Words } from "../../../kernel/words.ts";

/** The tones of letters, from a courtesy to the last one. */
export type Tone = "reminder" | "first" | "second" | "third" | "notice";

const subjects = {
  reminder: phrase(
    "{{hotel}}：付款提醒（{{client}}，{{total}}）",
    "{{hotel}}：付款提醒（{{client}}，{{total}}）",
    "{{hotel}}: payment falling due ({{client}}, {{total}})",
  ),
  first: phrase(
    "{{hotel}}：逾期账款提醒（{{client}}，{{total}}）",
    "{{hotel}}：逾期帳款提醒（{{client}}，{{total}}）",
    "{{hotel}}: overdue payment ({{client}}, {{total}})",
  ),
  second: phrase(
    "{{hotel}}：逾期账款第二次提醒（{{client}}，{{total}}）",
    "{{hotel}}：逾期帳款第二次提醒（{{client}}，{{total}}）",
    "{{hotel}}: second letter on an overdue payment ({{client}}, {{total}})",
  ),
  third: phrase(
    "{{hotel}}：逾期账款催告（{{client}}，{{total}}）",
    "{{hotel}}：逾期帳款催告（{{client}}，{{total}}）",
    "{{hotel}}: demand for payment ({{client}}, {{total}})",
  ),
  notice: phrase(
    "{{hotel}}：最后通知（{{client}}，{{total}}）",
    "{{hotel}}：最後通知（{{client}}，{{total}}）",
    "{{hotel}}: final notice ({{client}}, {{total}})",
  ),
} satisfies Record<Tone, Phrase>;

const openings = {
  reminder: phrase(
    "感谢贵司一直以来的支持。谨此提醒，下列账单即将到期：",
    "感謝貴公司一直以來的支持。謹此提醒，下列帳單即將到期：",
    "Thank you for your business. This is a courtesy note: the following invoices fall due soon.",
  ),
  first: phrase(
    "感谢贵司一直以来的支持。我们留意到下列账单已过到期日，尚未收到款项，可能是一时疏漏：",
    "感謝貴公司一直以來的支持。我們留意到下列帳單已過到期日，尚未收到款項，可能是一時疏漏：",
    "Thank you for your business. The following invoices are past their due date and we have not received payment yet. This may be an oversight.",
  ),
  second: phrase(
    "此前我们曾致函提醒，下列账单至今仍未结清：",
    "此前我們曾致函提醒，下列帳單至今仍未結清：",
    "We wrote to you before. The following invoices are still unpaid:",
  ),
  third: phrase(
    "经多次提醒，下列账单仍未结清。在款项结清之前，我们不再提供赊账：",
    "經多次提醒，下列帳單仍未結清。在款項結清之前，我們不再提供賒帳：",
    "In spite of our letters the following invoices are unpaid. Until they are settled we give no further credit:",
  ),
  notice: phrase(
    "这是我们就下列逾期账单发出的最后通知：",
    "這是我們就下列逾期帳單發出的最後通知：",
    "This is our final notice about the following overdue invoices:",
  ),
} satisfies Record<Tone, Phrase>;

const requests = {
  reminder: phrase(
    "如已安排付款，请忽略本邮件。",
    "如已安排付款，請忽略本郵件。",
    "If payment is on its way already, please disregard this note.",
  ),
  first: phrase(
    "请于 {{payBy}} 前付款；如已付款，请忽略本邮件。如对账单有疑问，请告知我们。",
    "請於 {{payBy}} 前付款；如已付款，請忽略本郵件。如對帳單有疑問，請告知我們。",
    "Please pay by {{payBy}}. If you have paid already, please disregard this letter. If something is unclear, let us know.",
  ),
  second: phrase(
    "请于 {{payBy}} 前付清，或告知我们付款日期。逾期未付将影响贵司的赊账额度。",
    "請於 {{payBy}} 前付清，或告知我們付款日期。逾期未付將影響貴公司的賒帳額度。",
    "Please pay by {{payBy}} or tell us when you will. Further delay affects the credit we can give you.",
  ),
  third: phrase(
    "请务必于 {{payBy}} 前付清全部款项。",
    "請務必於 {{payBy}} 前付清全部款項。",
    "We must ask you to pay the whole amount by {{payBy}}.",
  ),
  notice: phrase(
    "如至 {{payBy}} 仍未收到全部款项，我们将采取进一步措施追讨，不再另行通知。",
    "如至 {{payBy}} 仍未收到全部款項，我們將採取進一步措施追討，不再另行通知。",
    "Unless the whole amount reaches us by {{payBy}} we shall take further steps to recover it without another notice.",
  ),
} satisfies Record<Tone, Phrase>;

export const lettersWords = {
  subjects,
  openings,
  requests,
  greeting: phrase("尊敬的{{contact}}：", "尊敬的{{contact}}：", "Dear {{contact}},"),
  greetingNobody: phrase("{{client}} 财务部：", "{{client}} 財務部：", "To the accounts department of {{client}}:"),
  columns: {
    reference: phrase("账单", "帳單", "Invoice"),
    documentDate: phrase("开具日期", "開立日期", "Dated"),
    dueDate: phrase("到期日", "到期日", "Due"),
    days: phrase("逾期天数", "逾期天數", "Days late"),
    amount: phrase("应付", "應付", "To pay"),
  },
  disputed: phrase(
    "另有 {{amount}} 有异议，暂不计入",
    "另有 {{amount}} 有異議，暫不計入",
    "{{amount}} more is contested and not asked for now",
  ),
  others: phrase("其余账单 {{count}} 张", "其餘帳單 {{count}} 張", "Further invoices ({{count}})"),
  credit: phrase("已收未核销", "已收未沖帳", "Received, not yet applied"),
  charge: phrase("逾期利息及费用", "逾期利息及費用", "Interest and fee for late payment"),
  total: phrase("合计应付", "合計應付", "Total to pay"),
  howToPay: phrase("付款方式：", "付款方式：", "How to pay:"),
  closing: phrase("此致\n{{hotel}} 财务部", "此致\n{{hotel}} 財務部", "Kind regards\n{{hotel}}, accounts department"),
  copyNote: phrase(
    "以下信函即将发给您的客户 {{client}}，先请您知悉。如有客户已付款等情况，请在发出前告知财务。",
    "以下信函即將寄給您的客戶 {{client}}，先請您知悉。如有客戶已付款等情況，請在寄出前告知財務。",
    "This letter is about to go to your client {{client}}; you hear of it first. If you know of a payment or a reason to wait, tell finance before it goes.",
  ),
  copySubject: phrase("【副本】{{subject}}", "【副本】{{subject}}", "[Copy] {{subject}}"),
} satisfies Words;
