import { z } from "zod";
import { Language } from "../kernel/words.ts";
import { Channel, channels } from "../messages/schema.ts";
import { StaffId } from "../staff/schema.ts";

export const ClientId = z.int().positive().brand<"ClientId">();
export type ClientId = z.infer<typeof ClientId>;
export const ContactId = z.int().positive().brand<"ContactId">();
export type ContactId = z.infer<typeof ContactId>;

export const ClientKind = z.enum(["organisation", "person"]);
export type ClientKind = z.infer<typeof ClientKind>;

/** The policy's classes; government, association, travel agency and casual are its "other". (A3.1–A3.5) */
export const ClientClass = z.enum([
  "business",
  "leisure-individual",
  "leisure-group",
  "conference",
  "long-stay",
  "government",
  "association",
  "travel-agency",
  "casual",
]);
export type ClientClass = z.infer<typeof ClientClass>;

/** (A3.6–A3.9) */
export const Tier = z.enum(["A", "B", "C", "potential"]);
export type Tier = z.infer<typeof Tier>;

/** The kinds of client the assessment tells apart. (B2.1–B2.4) */
export const AssessmentType = z.enum(["vip", "business", "individual", "group"]);
export type AssessmentType = z.infer<typeof AssessmentType>;

export const ClientSource = z.enum([
  "sales",
  "front-desk",
  "market-research",
  "own-site",
  "social-media",
  "ota",
  "referral",
  "event",
  "import",
]);
export type ClientSource = z.infer<typeof ClientSource>;

export const ClientStatus = z.enum(["active", "archived"]);
export type ClientStatus = z.infer<typeof ClientStatus>;

export const BirthdayCalendar = z.enum(["solar", "lunar"]);
export type BirthdayCalendar = z.infer<typeof BirthdayCalendar>;

const line = (most: number) => z.string().trim().min(1).max(most);
const text = line(4_000);

/** A word to find files by: no sign that a list of them would be split at. */
export const mostTags = 20;
export const Tag = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc},，、;；#＃]+$/u)
  .refine((tag) => tag === tag.normalize("NFKC").trim().replaceAll(/\s+/g, " "));
export type Tag = z.infer<typeof Tag>;

/** What each field of a file may hold: typed, pasted, filled, imported or sent, it is judged by this alone. */
export const clientShapes = {
  name: line(200),
  englishName: line(200).nullable(),
  shortName: line(80).nullable(),
  formerName: line(200).nullable(),
  kind: ClientKind,
  class: ClientClass,
  tier: Tier,
  /** Empty: as VIP flag and class give. */
  assessmentType: AssessmentType.nullable(),
  ownerId: StaffId.nullable(),
  industry: line(80).nullable(),
  city: line(80).nullable(),
  address: line(400).nullable(),
  source: ClientSource,
  referrerId: ClientId.nullable(),
  parentId: ClientId.nullable(),
  /** The number by which a group knows one company in all its hotels. */
  groupAccount: line(40).nullable(),
  vip: z.boolean(),
  /** Comma-separated: what a cell shows of a list. */
  tags: line(mostTags * 42).nullable(),
  preferences: text.nullable(),
  specialNeeds: text.nullable(),
  notes: text.nullable(),
} as const;

/** Fields that an edit may change; the effective-dated ones change from today. */
export type ClientField = keyof typeof clientShapes;
export const clientFields = z.strictObject(clientShapes).keyof().options;

/** What a person types into a new file; owner, tier and class hold from today. (A2.1) */
export const NewClient = z.strictObject({
  reference: line(80).optional(),
  kind: clientShapes.kind,
  name: clientShapes.name,
  class: clientShapes.class,
  tier: Tier.default("potential"),
  ownerId: clientShapes.ownerId.default(null),
  englishName: clientShapes.englishName.default(null),
  shortName: clientShapes.shortName.default(null),
  formerName: clientShapes.formerName.default(null),
  industry: clientShapes.industry.default(null),
  address: clientShapes.address.default(null),
  city: clientShapes.city.default(null),
  source: ClientSource.default("sales"),
  referrerId: clientShapes.referrerId.default(null),
  parentId: clientShapes.parentId.default(null),
  groupAccount: clientShapes.groupAccount.default(null),
  vip: z.boolean().default(false),
  tags: clientShapes.tags.default(null),
  preferences: clientShapes.preferences.default(null),
  specialNeeds: clientShapes.specialNeeds.default(null),
  notes: clientShapes.notes.default(null),
});
export type NewClient = z.input<typeof NewClient>;
/** With what nobody said. */
export type OpenedClient = z.output<typeof NewClient>;

/** Encrypted, shown masked, revealed with a reason. A birth year is too few values to be found by. (A2.10) */
export const protectedFields = [...channels, "birthYear"] as const;
export const ProtectedField = z.enum(protectedFields);
export type ProtectedField = z.infer<typeof ProtectedField>;

/** As typed; its normal form is what is stored. */
const typed = line(254).nullable();

/** What each field of a contact may hold. */
export const contactShapes = {
  name: line(120),
  salutation: line(40).nullable(),
  title: line(120).nullable(),
  decisionMaker: z.boolean(),
  language: Language,
  mobile: typed,
  phone: typed,
  mail: typed,
  wechat: typed,
  preferredChannel: Channel.nullable(),
  /** `05-20`, `lunar 08-15`, `lunar leap 04-03`. */
  birthday: line(40).nullable(),
  birthYear: typed,
} as const;
export type ContactField = keyof typeof contactShapes;
export const contactFields = z.strictObject(contactShapes).keyof().options;

export const NewContact = z.strictObject({
  clientId: ClientId,
  name: contactShapes.name,
  salutation: contactShapes.salutation.default(null),
  title: contactShapes.title.default(null),
  decisionMaker: z.boolean().default(false),
  language: Language.default("zh-Hans"),
  mobile: typed.default(null),
  phone: typed.default(null),
  mail: typed.default(null),
  wechat: typed.default(null),
  preferredChannel: contactShapes.preferredChannel.default(null),
  birthday: contactShapes.birthday.default(null),
  birthYear: typed.default(null),
});
export type NewContact = z.input<typeof NewContact>;
export type OpenedContact = z.output<typeof NewContact>;

/** A reveal is a change with a reason. (A2.8, A2.9) */
export const RevealContact = z.strictObject({
  contactId: ContactId,
  field: ProtectedField,
  reason: line(200),
});
