import type { Currency } from "../../../kernel/money.ts";
import { readMoney } from "../../../kernel/read.ts";
import { type AdvisedDocument, mostDocuments } from "../schema.ts";

export interface UnreadLine {
  readonly place: number;
  readonly document: string;
  readonly code: string;
}

export interface ReadAdvice {
  readonly documents: readonly AdvisedDocument[];
  readonly problems: readonly UnreadLine[];
}

/** Commas part cells, and thousands: `A-1,1,000.00` is one amount, as is what stands after a tab, a semicolon or in quotes. */
function cellsOf(written: string): string[] {
  // `A-1 1,000.00`: what stands before the blank is a number of its own, so the comma parts thousands
  const blank = /^([^\s,，;；"]*\d[^\s,，;；"]*)[ \u3000]+([^\s\p{L}\d]*\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/u.exec(
    written.trim(),
  );
  if (blank) return blank.slice(1);
  const thousands = /^([^,，"]+)[,，]\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?)$/.exec(written.trim());
  if (thousands) return thousands.slice(1).map((cell) => cell.trim());
  const parted = /[\t;；]/.test(written) ? written.split(/[\t;；]/) : (written.match(/"(?:[^"]|"")*"|[^,，]+/g) ?? []);
  const cells = parted.map((cell) => cell.trim().replaceAll(/^"|"$/g, "").replaceAll('""', '"').trim());
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length !== 1) return filled;
  // a number and an amount with blanks between
  const [, document, amount] = /^(\S+)\s+([^\s\p{L}]*\d[\d.,]*\p{L}{0,3})$/u.exec(filled[0] ?? "") ?? [];
  return document !== undefined && amount !== undefined ? [document, amount] : filled;
}

/**
 * Reads a remittance advice as it was pasted or stands in a CSV file: a document's number, and after it, where the client
 * says so, an amount. A first line that names columns says nothing; of more cells than two the last one is the amount.
 */
export function readAdvice(text: string, currency: Currency): ReadAdvice {
  const documents: AdvisedDocument[] = [];
  const problems: UnreadLine[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [index, written] of lines.entries()) {
    const [document, ...more] = cellsOf(written);
    if (document === undefined) continue;
    const place = index + 1;
    const amount = more.at(-1);
    const read = amount === undefined ? undefined : readMoney(amount, currency);
    const first = documents.length === 0 && problems.length === 0;
    if (first && !/\d/.test(document) && (read === undefined || !read.ok)) continue;
    if (document.length > 80) problems.push({ place, document: document.slice(0, 80), code: "kernel.too-long" });
    else if (read && !read.ok) problems.push({ place, document, code: read.code });
    else if (read && read.value <= 0) problems.push({ place, document, code: "receivables.amount-not-positive" });
    else if (documents.length >= mostDocuments) problems.push({ place, document, code: "receivables.advice-too-long" });
    else documents.push({ place, document, amountMinor: read ? read.value : null });
  }
  return { documents, problems: problems.slice(0, mostDocuments) };
}
