import { kernelWords } from "@foyer/domain/kernel/kernel-words";
import { html } from "@foyer/domain/kernel/markup";
import { minor } from "@foyer/domain/kernel/money";
import { type Language, type Phrase, say } from "@foyer/domain/kernel/words";
import type { Mail } from "@foyer/domain/messages/schema";
import { amountText, dayText } from "@foyer/domain/receivables/statements/paper/rules";
import type { Statement } from "@foyer/domain/receivables/statements/schema";
import { statementsWords } from "@foyer/domain/receivables/statements/words";

const words = statementsWords.letter;

const subjectLength = 200;

interface LetterFacts {
  readonly statement: Statement;
  readonly hotel: string;
  /** The person who gets it. */
  readonly name: string;
  readonly language: Language;
}

/** The mail that a statement goes with, in the recipient's language. Mail programs know no style sheets. */
export function statementLetter({
  statement,
  hotel,
  name,
  language,
}: LetterFacts): Pick<Mail, "subject" | "text" | "html"> {
  const client = language === "en" ? (statement.englishName ?? statement.name) : statement.name;
  const date = dayText(statement.asOf, language);
  const tell = (phrase: Phrase, values: Readonly<Record<string, string>> = {}) =>
    say(phrase, language, { hotel, name, client, date, ...values });
  const balances = statement.accounts.map(({ currency, balanceMinor }) =>
    balanceMinor < 0
      ? say(kernelWords.labelled, language, {
          label: tell(statementsWords.paper.credit),
          value: amountText(minor(0 - balanceMinor), currency, language),
        })
      : tell(words.balance, { amount: amountText(balanceMinor, currency, language) }),
  );
  const subject = [...tell(words.subject)].slice(0, subjectLength).join("");
  const body = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#f7f5f1;font-family:'PingFang SC','PingFang TC','Microsoft YaHei','Noto Sans CJK SC',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;color:#24211c">
<div style="max-width:600px;margin:0 auto;padding:24px 20px;background:#ffffff;border:1px solid #e5e0d6;border-radius:11px">
<p style="margin:0 0 16px;color:#1d5247;font-size:16px;font-weight:600">${hotel}</p>
<p style="margin:0 0 12px;font-size:15px;line-height:1.7">${tell(words.greeting)}</p>
<p style="margin:0 0 12px;font-size:15px;line-height:1.7">${tell(words.body)}</p>
${balances.map(
  (balance) => html`<p style="margin:0 0 6px;font-size:15px;line-height:1.7;font-weight:600">${balance}</p>
`,
)}
<p style="margin:16px 0 0;font-size:15px;line-height:1.7">${tell(statementsWords.paper.closingNote)}</p>
<p style="margin:16px 0 0;font-size:15px;line-height:1.7">${tell(words.closing)}</p>
<p style="margin:20px 0 0;padding-top:14px;border-top:1px solid #e5e0d6;color:#5f594e;font-size:12px;line-height:1.6">${tell(words.why)}</p>
</div>
</body></html>`;
  const text = [
    tell(words.greeting),
    tell(words.body),
    balances.join("\n"),
    tell(statementsWords.paper.closingNote),
    tell(words.closing),
    `--\n${tell(words.why)}`,
  ].join("\n\n");
  return { subject, text, html: body.text };
}
