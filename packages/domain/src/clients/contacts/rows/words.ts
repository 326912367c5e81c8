import type { Phrase, Words } from "../../../kernel/words.ts";
import { messagesWords } from "../../../messages/words.ts";
import { clientsWords } from "../../words.ts";
import { clientContactsWords } from "../words.ts";
import type { contactGridColumns } from "./schema.ts";

const { fields, classes, tiers, statuses, languages } = clientsWords;
const contact = clientContactsWords.fields;

/** The head of each column of a list of persons. */
export const contactColumnWords = {
  name: contact.name,
  clientId: fields.reference,
  clientName: contact.clientName,
  salutation: contact.salutation,
  title: contact.title,
  decisionMaker: contact.decisionMaker,
  language: contact.language,
  preferredChannel: contact.preferredChannel,
  mobileMask: contact.mobile,
  phoneMask: contact.phone,
  mailMask: contact.mail,
  wechatMask: contact.wechat,
  birthday: contact.birthday,
  birthYearMask: contact.birthYear,
  status: fields.status,
  ownerId: fields.ownerId,
  tier: fields.tier,
  class: fields.class,
} satisfies Record<keyof typeof contactGridColumns, Phrase>;

/** What the values of its option columns are called. */
export const contactOptionWords: Readonly<Record<string, Words>> = {
  language: languages,
  preferredChannel: messagesWords.channels,
  class: classes,
  tier: tiers,
  status: statuses,
};
