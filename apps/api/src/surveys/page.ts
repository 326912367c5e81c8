import { withActor } from "@foyer/db/kernel/fence";
import { answerSurvey } from "@foyer/db/surveys/mutations";
import { type OpenSurvey, openSurvey } from "@foyer/db/surveys/queries";
import { html, Markup } from "@foyer/domain/kernel/markup";
import { type Language, type Phrase, say } from "@foyer/domain/kernel/words";
import { fieldOf, readScore } from "@foyer/domain/surveys/rules";
import { longestComment, type Question, scales } from "@foyer/domain/surveys/schema";
import { surveysWords } from "@foyer/domain/surveys/words";
import { closedLinkPage, readLink } from "../kernel/closed-link.ts";
import { page, type PageAnswer, type PageContext, type PageRequest } from "../kernel/page.ts";
import { languageSwitch, publicPage, stillPage } from "../kernel/public-page.ts";

const words = surveysWords.page;

interface Form {
  readonly survey: OpenSurvey;
  readonly language: Language;
  /** What is chosen or written already, by field. */
  readonly given: Readonly<Record<string, string>>;
  readonly incomplete: boolean;
}

function scale(question: Question & { kind: keyof typeof scales }, { language, given }: Form): Markup {
  const { from, to } = scales[question.kind];
  const name = fieldOf(question);
  const chosen = readScore(question.kind, given[name]);
  const ends = question.kind === "recommend" ? "recommend" : "rating";
  const choice = (score: number) =>
    html`<label><input type="radio" name="${name}" value="${score}"${score === chosen && new Markup(" checked")}><span>${score}</span></label>`;
  return html`<fieldset><legend>${say(question.text, language)}</legend>
<div class="scale${to - from > 5 && " wide"}">${Array.from({ length: to - from + 1 }, (_, index) => choice(from + index))}</div>
<div class="ends" aria-hidden="true"><span>${say(words.lowest[ends], language)}</span><span>${say(words.highest[ends], language)}</span></div></fieldset>
`;
}

const isScale = (question: Question): question is Question & { kind: keyof typeof scales } => question.kind !== "text";

function field(question: Question, form: Form): Markup {
  if (isScale(question)) return scale(question, form);
  const name = fieldOf(question);
  return html`<div class="card"><label class="ask" for="${name}">${say(question.text, form.language)}</label>
<textarea id="${name}" name="${name}" maxlength="${longestComment}">${form.given[name]}</textarea>
<p class="hint">${say(words.privacy, form.language)}</p></div>
`;
}

function formPage(form: Form): Markup {
  const { survey, language, given, incomplete } = form;
  const tell = (phrase: Phrase) => say(phrase, language);
  const scored = survey.questions.find(({ kind }) => kind === "recommend");
  const score = scored && given[fieldOf(scored)];
  return publicPage({
    language,
    title: `${tell(words.title)} · ${survey.hotel}`,
    body: html`${languageSwitch({ language, label: tell(words.language), query: score ? { score } : {} })}
<header><p class="hotel">${survey.hotel}</p><h1>${tell(words.title)}</h1><p>${tell(words.welcome)}</p></header>
${incomplete && html`<p class="notice" role="alert">${tell(words.incomplete)}</p>`}
<form method="post" action="?lang=${language}" accept-charset="utf-8">
${survey.questions.map((question) => field(question, form))}<div class="send"><button type="submit">${tell(words.send)}</button></div>
</form>`,
  });
}

/** A score in the mail's link only preselects; looking keeps nothing. */
async function show({ house, now, language }: PageContext, { params, query }: PageRequest): Promise<PageAnswer> {
  const link = await readLink(house, params["*"]);
  if (!link) return closedLinkPage;
  const survey = await withActor(house.db, { kind: "system", propertyId: link.propertyId, readOnly: true }, (trx) =>
    openSurvey(trx, link.hash, now),
  );
  if (!survey) return closedLinkPage;
  const scored = survey.questions.find(({ kind }) => kind === "recommend");
  const given = scored ? { [fieldOf(scored)]: query["score"] ?? "" } : {};
  return { body: formPage({ survey, language, given, incomplete: false }) };
}

async function keep({ house, now, language }: PageContext, { params, form }: PageRequest): Promise<PageAnswer> {
  const link = await readLink(house, params["*"]);
  if (!link) return closedLinkPage;
  const given = Object.fromEntries(form);
  return withActor(house.db, { kind: "system", propertyId: link.propertyId }, async (trx) => {
    const survey = await openSurvey(trx, link.hash, now);
    const outcome = await answerSurvey(trx, { keyHash: link.hash, form: given, language }, now);
    if (!survey || outcome === "closed") return closedLinkPage;
    if (outcome === "incomplete") return { status: 422, body: formPage({ survey, language, given, incomplete: true }) };
    const tell = (phrase: Phrase) => say(phrase, language);
    return {
      body: stillPage({ language, hotel: survey.hotel, title: tell(words.thanks), note: tell(words.thanksNote) }),
    };
  });
}

/** The guest's survey. `*` takes any rest of the address, so that whatever is no key meets the same page. */
export const surveysPages = [
  page({ method: "GET", path: "/s/*", answer: show }),
  page({ method: "POST", path: "/s/*", answer: keep }),
];
