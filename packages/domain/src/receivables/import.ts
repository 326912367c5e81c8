import {
  dateField,
  type ImportedBy,
  moneyField,
  optional,
  otherwise,
  rowShape,
  textField,
  wholeField,
  named,
} from "../imports/row/schema.ts";
import { phrase } from "../kernel/words.ts";
import { mostAmount } from "./schema.ts";

const system = named(
  phrase("来源系统", "來源系統", "Source system"),
  otherwise(textField(40), "import"),
  "系统|系統|source",
);
const line = named(
  phrase("行号", "行號", "Line"),
  otherwise(wholeField({ min: 1, max: 10_000 }), 1),
  "分期|期数|期數|line number|instalment",
);
const client = named(
  phrase("客户编号", "客戶編號", "Client number"),
  textField(80),
  "客户代码|客戶代碼|单位编号|單位編號|客户|客戶|client|customer|customer id|customer number|customer no|account number",
);
const reason = named(
  phrase("事由", "事由", "Reason"),
  optional(textField(400)),
  "摘要|说明|說明|备注|備註|description|memo|remarks|notes",
);

const sourceOf = (row: { system: string; reference: string; line: number }): string =>
  `${row.system} ${row.reference} ${row.line}`;
function refuseBadAmount({ amount }: { amount: number }) {
  if (amount <= 0) return { field: "amount", code: "receivables.amount-not-positive" } as const;
  return amount > mostAmount ? ({ field: "amount", code: "receivables.amount-too-large" } as const) : undefined;
}

/** One row is one due amount of a document. System, reference and line make a second import find it again. */
export const invoiceShape = rowShape({
  fields: {
    system,
    reference: named(
      phrase("账单号", "帳單號", "Invoice number"),
      textField(80),
      "账单编号|帳單編號|发票号|發票號|发票号码|發票號碼|单据号|單據號|单号|單號|invoice no|invoice|document number|document no|bill number|reference",
    ),
    line,
    client,
    amount: named(
      phrase("金额", "金額", "Amount"),
      moneyField(),
      "账单金额|帳單金額|发票金额|發票金額|应收金额|應收金額|应收|應收|invoice amount|total|total amount|amount due",
    ),
    documentDate: named(
      phrase("账单日期", "帳單日期", "Document date"),
      dateField(),
      "开票日期|開票日期|发票日期|發票日期|单据日期|單據日期|日期|invoice date|date|issue date",
    ),
    /** Empty: the day of the document. */
    postingDate: named(
      phrase("记账日期", "記帳日期", "Posting date"),
      optional(dateField()),
      "入账日期|入帳日期|过账日期|過帳日期|posted on|booking date",
    ),
    dueDate: named(
      phrase("到期日", "到期日", "Due date"),
      dateField(),
      "到期日期|付款期限|应收日期|應收日期|应付日期|due|due on|payment due",
    ),
    checkoutDate: named(
      phrase("离店日期", "退房日期", "Checkout date"),
      optional(dateField()),
      "离店|離店日期|退房日|checkout|departure date|departure",
    ),
    reason,
    /** `A-1001=500.00; A-1002=300.00`; a single one without an amount is billed the whole row. */
    stays: named(
      phrase("对应住宿", "對應住宿", "Stays billed"),
      optional(textField(2_000)),
      "确认号|確認號|订单确认号|訂房確認號|住宿|confirmation|confirmations|confirmation number|stays",
    ),
  },
  key: sourceOf,
  check: refuseBadAmount,
});
export type InvoiceRow = ImportedBy<typeof invoiceShape>;

/**
 * One row is one amount received for one invoice, or for none. It settles that invoice from its own date on, or from the
 * invoice's posting where that is later; what the invoice does not need stays as unapplied credit.
 */
export const paymentShape = rowShape({
  fields: {
    system,
    reference: named(
      phrase("收款编号", "收款編號", "Payment number"),
      textField(80),
      "收款单号|收款單號|流水号|流水號|交易号|交易號|凭证号|憑證號|payment no|payment id|receipt number|receipt no|transaction id|reference",
    ),
    line,
    client,
    amount: named(
      phrase("收款金额", "收款金額", "Amount"),
      moneyField(),
      "金额|金額|到账金额|到帳金額|实收金额|實收金額|payment amount|amount received|paid",
    ),
    date: named(
      phrase("收款日期", "收款日期", "Payment date"),
      dateField(),
      "日期|到账日期|到帳日期|付款日期|交易日期|received on|paid on|value date",
    ),
    /** The reference of the invoice that it pays, all its lines, the one due first first. */
    invoice: named(
      phrase("账单号", "帳單號", "Invoice number"),
      optional(textField(80)),
      "账单编号|帳單編號|发票号|發票號|对应账单|對應帳單|冲销账单|invoice no|invoice|for invoice",
    ),
    /** The system of that invoice; empty: the payment's own. */
    invoiceSystem: named(
      phrase("账单来源系统", "帳單來源系統", "Invoice system"),
      optional(textField(40)),
      "账单系统|帳單系統",
    ),
    reason,
  },
  key: sourceOf,
  check: refuseBadAmount,
});
export type PaymentRow = ImportedBy<typeof paymentShape>;
