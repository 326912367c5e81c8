import type { Phrase, Words } from "../../kernel/words.ts";
import { clientCreditWords } from "../credit/words.ts";
import { clientsWords } from "../words.ts";
import type { clientColumns } from "./schema.ts";

const { fields, kinds, classes, tiers, sources, statuses } = clientsWords;

/** The head of each column of a list of clients. */
export const clientColumnWords = {
  reference: fields.reference,
  kind: fields.kind,
  name: fields.name,
  englishName: fields.englishName,
  shortName: fields.shortName,
  formerName: fields.formerName,
  industry: fields.industry,
  address: fields.address,
  city: fields.city,
  source: fields.source,
  vip: fields.vip,
  house: clientsWords.house,
  status: fields.status,
  preferences: fields.preferences,
  specialNeeds: fields.specialNeeds,
  notes: fields.notes,
  tags: fields.tags,
  groupAccount: fields.groupAccount,
  parentId: fields.parentId,
  parentName: fields.parentId,
  referrerId: fields.referrerId,
  referrerName: fields.referrerId,
  verifiedOn: fields.verifiedOn,
  ownerId: fields.ownerId,
  tier: fields.tier,
  class: fields.class,
  collaboratorNames: fields.collaborators,
  completePercent: fields.completeness,
  staleOn: fields.staleOn,
  phoneMask: fields.phone,
  creditHold: clientCreditWords.hold,
} satisfies Record<keyof typeof clientColumns, Phrase>;

/** What the values of its option columns are called. */
export const clientOptionWords: Readonly<Record<string, Words>> = {
  kind: kinds,
  class: classes,
  tier: tiers,
  source: sources,
  status: statuses,
  creditHold: { soft: clientCreditWords.holds.soft, hard: clientCreditWords.holds.hard },
};
