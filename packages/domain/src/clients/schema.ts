import { z } from "zod";
import { Language } from "../kernel/words.ts";
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

/** What a person types into a new file; owner, tier and class hold from today. (A2.1) */
export const NewClient = z.strictObject({
  reference: line(80).optional(),
  kind: ClientKind,
  name: line(200),
  class: ClientClass,
  tier: Tier.default("potential"),
  ownerId: StaffId.nullable().default(null),
  englishName: line(200).nullable().default(null),
  shortName: line(80).nullable().default(null),
  industry: line(80).nullable().default(null),
  address: line(400).nullable().default(null),
  city: line(80).nullable().default(null),
  source: ClientSource.default("sales"),
  vip: z.boolean().default(false),
  preferences: text.nullable().default(null),
  specialNeeds: text.nullable().default(null),
  notes: text.nullable().default(null),
});
export type NewClient = z.input<typeof NewClient>;

export const NewContact = z.strictObject({
  clientId: ClientId,
  name: line(120),
  salutation: line(40).nullable().default(null),
  title: line(120).nullable().default(null),
  decisionMaker: z.boolean().default(false),
  language: Language.default("zh-Hans"),
  mobile: line(40).nullable().default(null),
  mail: line(254).nullable().default(null),
  wechat: line(64).nullable().default(null),
});
export type NewContact = z.input<typeof NewContact>;

export const protectedFields = ["mobile", "mail", "wechat"] as const;
export const ProtectedField = z.enum(protectedFields);
export type ProtectedField = z.infer<typeof ProtectedField>;

/** A reveal is a change with a reason. (A2.8, A2.9) */
export const RevealContact = z.strictObject({
  contactId: ContactId,
  field: ProtectedField,
  reason: line(200),
});

/** Fields a grid may edit; the effective-dated ones change from today. */
export const clientFields = [
  "name",
  "englishName",
  "shortName",
  "kind",
  "class",
  "tier",
  "ownerId",
  "industry",
  "city",
  "address",
  "source",
  "vip",
  "preferences",
  "specialNeeds",
  "notes",
] as const;
export type ClientField = (typeof clientFields)[number];
