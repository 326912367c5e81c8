import { z } from "zod";
import { ClientId } from "../../clients/schema.ts";
import { Currency, Minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { RatedFactor } from "../assessment/schema.ts";

export const CreditReferenceId = z.int().positive().brand<"CreditReferenceId">();
export type CreditReferenceId = z.infer<typeof CreditReferenceId>;

const line = (most: number) => z.string().trim().min(1).max(most);
const text = line(2_000).nullable().default(null);
const amount = Minor.nullable().default(null);
const positive = Minor.refine((value) => value >= 0)
  .nullable()
  .default(null);

/** The amounts of a year, in the order of the form. A loss and a cash outflow are below 0. */
export const yearAmounts = [
  "revenueMinor",
  "profitMinor",
  "cashFlowMinor",
  "assetsMinor",
  "currentAssetsMinor",
  "liabilitiesMinor",
  "currentLiabilitiesMinor",
] as const;
export type YearAmount = (typeof yearAmounts)[number];

const isPartOf = (part: number | null, whole: number | null) => part === null || whole === null || part <= whole;

/** A client's figures of one year, from its accounts. A correction is entered anew. (A7.1) */
export const EnterYear = z
  .strictObject({
    clientId: ClientId,
    year: z.int().min(1900).max(2999),
    currency: Currency,
    revenueMinor: positive,
    profitMinor: amount,
    cashFlowMinor: amount,
    assetsMinor: positive,
    currentAssetsMinor: positive,
    liabilitiesMinor: positive,
    currentLiabilitiesMinor: positive,
    audited: z.boolean().default(false),
    /** Where the figures come from. */
    source: line(200),
    note: text,
  })
  .refine((year) => isPartOf(year.currentAssetsMinor, year.assetsMinor), {
    path: ["currentAssetsMinor"],
    params: { code: "credit.part-above-whole" },
  })
  .refine((year) => isPartOf(year.currentLiabilitiesMinor, year.liabilitiesMinor), {
    path: ["currentLiabilitiesMinor"],
    params: { code: "credit.part-above-whole" },
  })
  .refine((year) => yearAmounts.some((each) => year[each] !== null), { path: ["revenueMinor"] });
export type EnterYear = z.output<typeof EnterYear>;

/** Who owns and runs a client, and what it does. (A7.1) */
export const EnterProfile = z
  .strictObject({
    clientId: ClientId,
    foundedOn: CalendarDate.nullable().default(null),
    capitalMinor: positive,
    employees: z.int().min(0).max(10_000_000).nullable().default(null),
    owners: text,
    management: text,
    operations: text,
    /** Deposit, guarantee, insurance. */
    security: text,
    /** Industry and contract conditions. */
    conditions: text,
    /** What the client is contracted to buy in a year: a new client's limit is made of it. */
    contractedYearMinor: positive,
    /** The contract that says so. */
    contractedBy: line(200).nullable().default(null),
  })
  .refine((profile) => (profile.contractedYearMinor === null) === (profile.contractedBy === null), {
    path: ["contractedBy"],
  });
export type EnterProfile = z.output<typeof EnterProfile>;

export const profileTexts = ["owners", "management", "operations", "security", "conditions"] as const;

export const ReferenceKind = z.enum(["bank", "supplier", "hotel", "agency", "register", "other"]);
export type ReferenceKind = z.infer<typeof ReferenceKind>;
export const ReferenceVerdict = z.enum(["good", "mixed", "poor"]);
export type ReferenceVerdict = z.infer<typeof ReferenceVerdict>;

export const AddReference = z.strictObject({
  clientId: ClientId,
  kind: ReferenceKind,
  name: line(120),
  verdict: ReferenceVerdict,
  givenOn: CalendarDate,
  note: line(1_000),
});
export type AddReference = z.infer<typeof AddReference>;

export const ArchiveReference = z.strictObject({ id: CreditReferenceId, reason: line(400) });
export type ArchiveReference = z.infer<typeof ArchiveReference>;

/** 5 is the best. Without evidence there is no rating. (A7.3) */
export const RateFactor = z.strictObject({
  clientId: ClientId,
  factor: RatedFactor,
  rating: z.int().min(0).max(5),
  evidence: line(1_000),
});
export type RateFactor = z.infer<typeof RateFactor>;

export const SetBlock = z.strictObject({ clientId: ClientId, blocked: z.boolean(), reason: line(400) });
export type SetBlock = z.infer<typeof SetBlock>;

export const InformationOfClient = z.strictObject({ clientId: ClientId });
export type InformationOfClient = z.infer<typeof InformationOfClient>;
