import type { NoticeFacts } from "@foyer/db/messages/notices/mutations";
import { html } from "@foyer/domain/kernel/markup";
import { type Phrase, say } from "@foyer/domain/kernel/words";
import type { Mail } from "@foyer/domain/messages/schema";
import { messagesWords } from "@foyer/domain/messages/words";

const words = messagesWords.notice;

const subjectLength = 200;

/** What has happened, for somebody who works here: a sentence and a link for each. Mail programs know no style sheets. */
export function noticeLetter({ hotel, name, language, events, url }: NoticeFacts & { readonly url: string }) {
  const tell = (phrase: Phrase, values: Readonly<Record<string, string | number>> = {}) =>
    say(phrase, language, values);
  const told = events.map(({ text, values, path }) => ({
    text: tell(text, values),
    link: new URL(path ?? "/inbox", url).href,
  }));
  const [first] = told;
  const subject =
    told.length === 1 && first
      ? tell(words.subject, { hotel, text: first.text })
      : tell(words.subjectOfMany, { hotel, count: told.length });
  const greeting = tell(words.greeting, { name });
  const body = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#f7f5f1;font-family:'PingFang SC','PingFang TC','Microsoft YaHei','Noto Sans CJK SC',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;color:#24211c">
<div style="max-width:600px;margin:0 auto;padding:24px 20px;background:#ffffff;border:1px solid #e5e0d6;border-radius:11px">
<p style="margin:0 0 16px;color:#1d5247;font-size:16px;font-weight:600">${hotel}</p>
<p style="margin:0 0 12px;font-size:15px;line-height:1.7">${greeting}</p>
${told.map(
  ({ text, link }) =>
    html`<p style="margin:0 0 14px;font-size:15px;line-height:1.7">${text} <a href="${link}" target="_blank" style="color:#235b4f">${tell(words.open)}</a></p>
`,
)}
<p style="margin:20px 0 0;padding-top:14px;border-top:1px solid #e5e0d6;color:#5f594e;font-size:12px;line-height:1.6">${tell(words.why)} <a href="${new URL("/inbox", url).href}" target="_blank" style="color:#5f594e">${tell(messagesWords.inbox.title)}</a></p>
</div>
</body></html>`;
  const text = [greeting, ...told.map((each) => `${each.text}\n${each.link}`), `--\n${tell(words.why)}`].join("\n\n");
  return {
    subject: [...subject].slice(0, subjectLength).join(""),
    text,
    html: body.text,
  } satisfies Pick<Mail, "subject" | "text" | "html">;
}
