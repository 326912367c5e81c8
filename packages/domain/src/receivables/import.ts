import {
  dateField,
  type ImportedBy,
  moneyField,
  optional,
  otherwise,
  rowShape,
  textField,
  wholeField,
} from "../imports/row/schema.ts";

const system = () => otherwise(textField(40), "import");

/** One row is one due amount of a document. System, reference and line make a second import find it again. */
export const invoiceShape = rowShape({
  fields: {
    system: system(),
    reference: textField(80),
    line: otherwise(wholeField({ min: 1, max: 10_000 }), 1),
    client: textField(80),
    amount: moneyField(),
    documentDate: dateField(),
    /** Empty: the day of the document. */
    postingDate: optional(dateField()),
    dueDate: dateField(),
    checkoutDate: optional(dateField()),
    reason: optional(textField(400)),
  },
  key: (row) => `${row.system} ${row.reference} ${row.line}`,
  check: (row) => (row.amount > 0 ? undefined : { field: "amount", code: "receivables.amount-not-positive" }),
});
export type InvoiceRow = ImportedBy<typeof invoiceShape>;

/**
 * One row is one amount received for one invoice, or for none. It settles that invoice from its own date on, or from the
 * invoice's posting where that is later; what the invoice does not need stays as unapplied credit.
 */
export const paymentShape = rowShape({
  fields: {
    system: system(),
    reference: textField(80),
    line: otherwise(wholeField({ min: 1, max: 10_000 }), 1),
    client: textField(80),
    amount: moneyField(),
    date: dateField(),
    /** The reference of the invoice that it pays, all its lines, the one due first first. */
    invoice: optional(textField(80)),
    /** The system of that invoice; empty: the payment's own. */
    invoiceSystem: optional(textField(40)),
    reason: optional(textField(400)),
  },
  key: (row) => `${row.system} ${row.reference} ${row.line}`,
  check: (row) => (row.amount > 0 ? undefined : { field: "amount", code: "receivables.amount-not-positive" }),
});
export type PaymentRow = ImportedBy<typeof paymentShape>;
