import { html } from "@foyer/domain/kernel/markup";
import { currencyExponents, type Minor } from "@foyer/domain/kernel/money";
import { type CalendarDate, dayNumber, days } from "@foyer/domain/kernel/time";
import type { Mail } from "@foyer/domain/messages/schema";
import { composeLetter, type ComposedLetter } from "@foyer/domain/receivables/dunning/letters/rules";
import type { LetterFacts } from "@foyer/domain/receivables/dunning/letters/schema";

/** Mail programs know neither style sheets nor variables: everything is said in place. */
const ink = "#24211c";
const soft = "#5f594e";
const line = "#e5e0d6";
const font =
  "font-family:'PingFang SC','PingFang TC','Microsoft YaHei','Noto Sans CJK SC',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
const cell = `padding:8px 10px;border-bottom:1px solid ${line};font-size:14px;text-align:left;vertical-align:top`;
const figure = `${cell};text-align:right;white-space:nowrap`;

function spellingOf({ language, currency }: Pick<LetterFacts, "language" | "currency">) {
  const places = currencyExponents[currency];
  const money = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "code" });
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return {
    money: (amount: Minor) => money.format(amount / 10 ** places).replaceAll(" ", " "),
    date: (on: CalendarDate) => date.format(days(dayNumber(on))),
  };
}

const tableOf = ({
  columns,
  rows,
  sums,
}: ComposedLetter) => html`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 16px">
<tr>${[columns.reference, columns.documentDate, columns.dueDate].map((title) => html`<th style="${cell};color:${soft};font-weight:600">${title}</th>`)}${[columns.days, columns.amount].map((title) => html`<th style="${figure};color:${soft};font-weight:600">${title}</th>`)}</tr>
${rows.map(
  (row) =>
    html`<tr><td style="${cell}">${row.reference}${row.note === null ? "" : html`<br><span style="color:${soft};font-size:12px">${row.note}</span>`}</td><td style="${cell}">${row.documentDate}</td><td style="${cell}">${row.dueDate}</td><td style="${figure}">${row.days}</td><td style="${figure}">${row.amount}</td></tr>
`,
)}
${sums.map(
  ([label, amount], index) =>
    html`<tr><td colspan="4" style="${figure};${index === sums.length - 1 ? "font-weight:600" : ""}">${label}</td><td style="${figure};${index === sums.length - 1 ? "font-weight:600" : ""}">${amount}</td></tr>
`,
)}</table>`;

function textOf(letter: ComposedLetter): string {
  const { columns } = letter;
  const rows = letter.rows.map((row) =>
    [
      `${columns.reference} ${row.reference} · ${columns.documentDate} ${row.documentDate} · ${columns.dueDate} ${row.dueDate} · ${columns.days} ${row.days} · ${columns.amount} ${row.amount}`,
      ...(row.note === null ? [] : [`  ${row.note}`]),
    ].join("\n"),
  );
  const sums = letter.sums.map(([label, amount]) => `${label}: ${amount}`);
  const parts = [
    letter.note,
    letter.greeting,
    letter.opening,
    [...rows, ...sums].join("\n"),
    letter.request,
    letter.howToPay,
    letter.closing,
  ];
  return parts.filter((part) => part !== null).join("\n\n");
}

/** A letter about what a client owes, in its language and in the tone of its step, as HTML and as plain text. */
export function letter(facts: LetterFacts): Pick<Mail, "subject" | "text" | "html"> {
  const composed = composeLetter(facts, spellingOf(facts));
  const said = (
    text: string,
  ) => html`<p style="margin:0 0 16px;font-size:15px;line-height:1.7;white-space:pre-line">${text}</p>
`;
  const body = html`<!doctype html>
<html lang="${facts.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${composed.subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#f7f5f1;${font};color:${ink}">
<div style="max-width:680px;margin:0 auto;padding:24px 20px;background:#ffffff;border:1px solid ${line};border-radius:11px">
<p style="margin:0 0 16px;color:#1d5247;font-size:16px;font-weight:600">${facts.hotel}</p>
${composed.note === null ? "" : html`<p style="margin:0 0 20px;padding:12px 14px;background:#f7f5f1;border-radius:8px;color:${soft};font-size:14px;line-height:1.6">${composed.note}</p>`}
${said(composed.greeting)}${said(composed.opening)}${tableOf(composed)}
${said(composed.request)}${composed.howToPay === null ? "" : said(composed.howToPay)}${said(composed.closing)}
</div>
</body></html>`;
  return { subject: composed.subject, text: textOf(composed), html: body.text };
}
