import { keepHello } from "@foyer/db/clients/tips/hello/mutations";
import { countAttempt } from "@foyer/db/kernel/attempts";
import { withActor } from "@foyer/db/kernel/fence";
import { propertyByCode } from "@foyer/db/properties/queries";
import { type HelloField, readHello, trapField } from "@foyer/domain/clients/tips/rules";
import { longestTip } from "@foyer/domain/clients/tips/schema";
import { clientTipsWords } from "@foyer/domain/clients/tips/words";
import { html, Markup } from "@foyer/domain/kernel/markup";
import { Refusal } from "@foyer/domain/kernel/refusal";
import { type Language, type Phrase, say } from "@foyer/domain/kernel/words";
import { helloLimit } from "@foyer/domain/staff/rules";
import { closedLinkPage } from "../../kernel/closed-link.ts";
import type { House } from "../../kernel/context.ts";
import { page, type PageAnswer, type PageContext, type PageRequest } from "../../kernel/page.ts";
import { languageSwitch, publicPage, stillPage } from "../../kernel/public-page.ts";

const words = clientTipsWords.hello;

interface Form {
  readonly hotel: string;
  readonly language: Language;
  /** What was written already, by field. */
  readonly given: Readonly<Record<string, string>>;
  readonly problems: ReadonlySet<HelloField>;
}

/** The field's sentence and, where something is wrong with it, what. */
function notes(field: HelloField, { language, problems }: Form, hint?: Phrase): Markup {
  return html`${hint && html`<p class="hint" id="${field}-hint">${say(hint, language)}</p>`}${
    problems.has(field) && html`<p class="wrong" id="${field}-wrong">${say(words.problems[field], language)}</p>`
  }`;
}

const told = (field: HelloField, problems: ReadonlySet<HelloField>) =>
  problems.has(field) && new Markup(` aria-invalid="true" aria-describedby="${field}-wrong"`);

interface Line {
  readonly field: "name" | "company" | "mobile" | "mail";
  readonly type: "text" | "tel" | "email";
  readonly complete: string;
  readonly hint?: Phrase;
}

const lines: readonly Line[] = [
  { field: "name", type: "text", complete: "name" },
  { field: "company", type: "text", complete: "organization" },
  { field: "mobile", type: "tel", complete: "tel", hint: words.mobileHint },
  { field: "mail", type: "email", complete: "email", hint: words.oneWay },
];

const line = ({ field, type, complete, hint }: Line, form: Form): Markup =>
  html`<div class="field"><label for="${field}">${say(words[field], form.language)}</label>
<input id="${field}" name="${field}" type="${type}" autocomplete="${complete}" maxlength="254" value="${form.given[field]}"${told(field, form.problems)}>${notes(field, form, hint)}</div>
`;

function formPage(form: Form): PageAnswer {
  const { hotel, language, given, problems } = form;
  const tell = (phrase: Phrase) => say(phrase, language);
  const body = publicPage({
    language,
    title: `${tell(words.title)} · ${hotel}`,
    body: html`${languageSwitch({ language, label: tell(words.language) })}
<header><p class="hotel">${hotel}</p><h1>${tell(words.title)}</h1><p>${tell(words.welcome)}</p></header>
${problems.size > 0 && html`<p class="notice" role="alert">${tell(words.incomplete)}</p>`}
<form method="post" action="?lang=${language}" accept-charset="utf-8" novalidate>
<div class="card">${lines.map((each) => line(each, form))}
<div class="field"><label for="wish">${tell(words.wish)}</label>
<textarea id="wish" name="wish" maxlength="${longestTip}"${told("wish", problems)}>${given["wish"]}</textarea>${notes("wish", form, words.wishHint)}</div>
<div class="aside" aria-hidden="true"><label for="${trapField}">${tell(words.trap)}</label><input id="${trapField}" name="${trapField}" type="text" tabindex="-1" autocomplete="off"></div>
<label class="tick"><input type="checkbox" name="consent" value="yes"${given["consent"] === "yes" && new Markup(" checked")}${told("consent", problems)}><span>${tell(words.consent)}</span></label>${notes("consent", form)}
<p class="hint">${tell(words.privacy)}</p></div>
<div class="send plain"><button type="submit">${tell(words.send)}</button></div>
</form>`,
  });
  return { status: problems.size > 0 ? 422 : 200, body };
}

/** The hotel that the address names; nothing for what is no code of ours. */
async function hotelOf({ db }: House, code: string | undefined) {
  if (!/^[A-Z][A-Z0-9]{1,11}$/.test(code ?? "")) return undefined;
  try {
    return await propertyByCode(db, code ?? "");
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function show({ house, language }: PageContext, { params }: PageRequest): Promise<PageAnswer> {
  const hotel = await hotelOf(house, params["*"]);
  return hotel ? formPage({ hotel: hotel.name, language, given: {}, problems: new Set() }) : closedLinkPage;
}

const still = (hotel: string, language: Language, { title, note }: { title: Phrase; note: Phrase }) =>
  stillPage({ language, hotel, title: say(title, language), note: say(note, language) });

async function keep(
  { house, now, language, address }: PageContext,
  { params, form }: PageRequest,
): Promise<PageAnswer> {
  const hotel = await hotelOf(house, params["*"]);
  if (!hotel) return closedLinkPage;
  const given = Object.fromEntries(form);
  const { hello, problems } = readHello(given);
  if (!hello) return formPage({ hotel: hotel.name, language, given, problems });
  try {
    await countAttempt(house.db, { bucket: `hello|${address}`, limit: helloLimit }, now);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 429, body: still(hotel.name, language, { title: words.later, note: words.laterNote }) };
  }
  await withActor(house.db, { kind: "system", propertyId: hotel.id }, (trx) =>
    keepHello(trx, { hello, language }, now),
  );
  return { body: still(hotel.name, language, { title: words.thanks, note: words.thanksNote }) };
}

/** The hotel's own contact form. `*` takes any rest of the address, so that whatever is no hotel meets the same page. */
export const tipsPages = [
  page({ method: "GET", path: "/hello/*", answer: show }),
  page({ method: "POST", path: "/hello/*", answer: keep }),
];
