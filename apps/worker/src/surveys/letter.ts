import type { LetterFacts } from "@foyer/db/surveys/invitations/mutations";
import { html, type Markup } from "@foyer/domain/kernel/markup";
import { type CalendarDate, dayNumber, days } from "@foyer/domain/kernel/time";
import { type Language, type Phrase, say } from "@foyer/domain/kernel/words";
import type { Mail } from "@foyer/domain/messages/schema";
import { scales } from "@foyer/domain/surveys/schema";
import { surveysWords } from "@foyer/domain/surveys/words";

const { letter: words, page } = surveysWords;

const spelled = (date: CalendarDate, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(days(dayNumber(date)));

/** Mail programs know neither style sheets nor variables: everything is said in place. */
const ink = "#1f2a2e";
const soft = "#6b7a80";
const accent = "#0f5c5c";
const font =
  "font-family:'PingFang SC','PingFang TC','Microsoft YaHei','Noto Sans CJK SC',-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";

/** A score opens the page with that score chosen; nothing is kept before the guest sends the form. */
const scoreLink = (facts: LetterFacts, score: number): Markup =>
  html`<a href="${facts.surveyUrl}?lang=${facts.language}&amp;score=${score}" target="_blank" style="display:inline-block;box-sizing:border-box;width:44px;height:44px;margin:2px;padding:0;border:1px solid #b9cfcd;border-radius:8px;background:#f4f9f8;color:${accent};font-size:17px;font-weight:600;line-height:42px;text-align:center;text-decoration:none">${score}</a> `;

function scores(facts: LetterFacts): Markup {
  const { from, to } = scales.recommend;
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const tell = (phrase: Phrase) => say(phrase, facts.language);
  return html`<p style="margin:0 0 4px;font-size:16px;font-weight:600;line-height:1.6">${tell(surveysWords.questions.recommend)}</p>
<p style="margin:0 -2px;font-size:0;line-height:1">${all.map((score) => scoreLink(facts, score))}</p>
<p style="margin:4px 0 24px;color:${soft};font-size:13px">${from} = ${tell(page.lowest.recommend)} · ${to} = ${tell(page.highest.recommend)}</p>`;
}

function layout(
  facts: LetterFacts,
  said: { subject: string; greeting: string; body: string; closing: string; why: string },
): Markup {
  const { language, hotel, surveyUrl, unsubscribeUrl } = facts;
  const tell = (phrase: Phrase) => say(phrase, language);
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${said.subject}</title></head>
<body style="margin:0;padding:0;background:#f3f1ec">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f1ec"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:12px">
<tr><td style="padding:24px 20px 0;${font};color:${accent};font-size:18px;font-weight:600;letter-spacing:.02em">${hotel}</td></tr>
<tr><td style="padding:20px 20px 8px;${font};color:${ink};font-size:16px;line-height:1.7">
<p style="margin:0 0 12px">${said.greeting}</p>
<p style="margin:0 0 24px">${said.body}</p>
${facts.recommends && scores(facts)}
<p style="margin:0 0 28px"><a href="${surveyUrl}?lang=${language}" target="_blank" style="display:inline-block;padding:12px 28px;border-radius:8px;background:${accent};color:#ffffff;font-size:16px;line-height:20px;text-decoration:none">${tell(words.open)}</a></p>
<p style="margin:0 0 24px;white-space:pre-line">${said.closing}</p>
</td></tr>
<tr><td style="padding:16px 20px 24px;border-top:1px solid #ebe7df;${font};color:${soft};font-size:12px;line-height:1.6">${said.why} <a href="${unsubscribeUrl}?lang=${language}" target="_blank" style="color:${soft}">${tell(words.unsubscribe)}</a></td></tr>
</table></td></tr></table>
</body></html>`;
}

/** The invitation after a stay and its reminder, in the guest's language, as HTML and as plain text. */
export function letter(facts: LetterFacts): Pick<Mail, "subject" | "text" | "html"> {
  const { language, hotel, guest: name, validDays, reminder } = facts;
  const tell = (phrase: Phrase) =>
    say(phrase, language, { hotel, name, departure: spelled(facts.departure, language), days: validDays });
  const said = {
    subject: tell(reminder ? words.reminderSubject : words.subject),
    greeting: tell(words.greeting),
    body: tell(reminder ? words.reminderBody : words.body),
    closing: tell(words.closing),
    why: tell(words.why),
  };
  const text = [
    said.greeting,
    said.body,
    `${tell(words.openHere)}\n${facts.surveyUrl}?lang=${language}`,
    said.closing,
    `--\n${said.why}\n${tell(words.unsubscribe)}: ${facts.unsubscribeUrl}?lang=${language}`,
  ].join("\n\n");
  return { subject: said.subject, text, html: layout(facts, said).text };
}
