import { withActor } from "@foyer/db/kernel/fence";
import { unsubscribe } from "@foyer/db/messages/addresses/mutations";
import { mailOfUnsubscribe } from "@foyer/db/messages/addresses/queries";
import { html } from "@foyer/domain/kernel/markup";
import { type Phrase, say } from "@foyer/domain/kernel/words";
import { messagesWords } from "@foyer/domain/messages/words";
import { closedLinkPage, readLink } from "../kernel/closed-link.ts";
import { page, type PageAnswer, type PageContext, type PageRequest } from "../kernel/page.ts";
import { languageSwitch, publicPage, stillPage } from "../kernel/public-page.ts";

const words = messagesWords.unsubscribe;

/** Asks; mail programs and scanners that look at the link end nothing. */
async function ask({ house, language }: PageContext, { params }: PageRequest): Promise<PageAnswer> {
  const link = await readLink(house, params["*"]);
  if (!link) return closedLinkPage;
  const hotel = await withActor(
    house.db,
    { kind: "system", propertyId: link.propertyId, readOnly: true },
    async (trx) => ((await mailOfUnsubscribe(trx, link.hash)) ? trx.property.name : undefined),
  );
  if (hotel === undefined) return closedLinkPage;
  const tell = (phrase: Phrase) => say(phrase, language, { hotel });
  return {
    body: publicPage({
      language,
      title: `${tell(words.title)} · ${hotel}`,
      body: html`${languageSwitch({ language, label: tell(words.language) })}
<section class="card still"><p class="hotel">${hotel}</p><h1>${tell(words.question)}</h1><p>${tell(words.note)}</p>
<form method="post" action="?lang=${language}"><button type="submit">${tell(words.confirm)}</button></form></section>`,
    }),
  };
}

/** By the button of the page, or by a mail program's own one click. (RFC 8058) */
async function end({ house, now, language }: PageContext, { params }: PageRequest): Promise<PageAnswer> {
  const link = await readLink(house, params["*"]);
  if (!link) return closedLinkPage;
  return withActor(house.db, { kind: "system", propertyId: link.propertyId }, async (trx) => {
    if (!(await unsubscribe(trx, link.hash, now))) return closedLinkPage;
    const { name: hotel } = trx.property;
    return {
      body: stillPage({ language, hotel, title: say(words.done, language), note: say(words.doneNote, language) }),
    };
  });
}

export const messagesPages = [
  page({ method: "GET", path: "/u/*", answer: ask }),
  page({ method: "POST", path: "/u/*", withoutOrigin: true, answer: end }),
];
