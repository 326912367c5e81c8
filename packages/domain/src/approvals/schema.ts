import { z } from "zod";
import type { StaffId } from "../kernel/ids.ts";
import type { Act } from "../kernel/permissions.ts";
import type { Phrase } from "../kernel/words.ts";
import { phrase } from "../kernel/words.ts";
import { setting } from "../properties/schema.ts";

export const ProposalId = z.int().positive().brand<"ProposalId">();
export type ProposalId = z.infer<typeof ProposalId>;

/** Accepted, it is carried out by a job: `done`, or `refused` with what stood in the way. */
export const ProposalStatus = z.enum(["open", "accepted", "done", "refused", "rejected", "withdrawn", "expired"]);
export type ProposalStatus = z.infer<typeof ProposalStatus>;

/** Values by field, as they stand or would stand; never a protected one. Money in minor units, days as dates. */
export const ProposedValues = z.record(
  z.string().max(60),
  z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]),
);
export type ProposedValues = z.infer<typeof ProposedValues>;

/** How a field reads. Money is in the currency that stands in the field `currency`, else in the property's. */
export interface ProposedField {
  readonly label: Phrase;
  readonly kind: "text" | "number" | "money" | "date" | "option";
  /** What the values of an option are called. */
  readonly options?: Readonly<Record<string, Phrase>>;
}

interface GivenAct<Payload> {
  /** Who decides: those who may do this, and not the one who proposed it. */
  readonly may: Act;
  /** The table of the thing it is about. */
  readonly subject: string;
  readonly name: Phrase;
  readonly fields: Readonly<Record<string, ProposedField>>;
  /** All that carrying it out needs. */
  readonly payload: z.ZodType<Payload>;
  /** The screen that shows the thing, where there is one. */
  readonly path?: (row: number) => string;
  /** Whom it is about, who therefore does not decide on it either. */
  readonly concerns?: (payload: Payload) => StaffId | null;
}

/** One kind of act that somebody proposes and another person decides on. */
export interface ApprovalAct<Payload> extends GivenAct<Payload> {
  /** Whom a kept payload is about. */
  readonly concernedBy: (payload: unknown) => StaffId | null;
}

export const approvalAct = <Payload>(given: GivenAct<Payload>): ApprovalAct<Payload> => ({
  ...given,
  concernedBy: (payload) => given.concerns?.(given.payload.parse(payload)) ?? null,
});

const word = z.string().trim().min(1).max(400);
/** Why something is proposed, in the proposer's words. */
export const ProposalReason = word;

export const DecideProposal = z
  .strictObject({ id: ProposalId, accept: z.boolean(), answer: word.nullable().default(null) })
  // a no is said with a word
  .refine(({ accept, answer }) => accept || answer !== null, { path: ["answer"] });
export type DecideProposal = z.output<typeof DecideProposal>;

export const ProposalRef = z.strictObject({ id: ProposalId });

/** A block of proposals, the latest first: what waits for a decision, or what has been decided. */
export const ProposalsPage = z.strictObject({
  waiting: z.boolean(),
  before: ProposalId.optional(),
  limit: z.int().min(1).max(100).default(50),
});
export type ProposalsPage = z.output<typeof ProposalsPage>;

export const approvalsSettings = {
  "approvals.open-days": setting(
    z.int().min(1).max(90),
    14,
    phrase("审批等待天数", "簽核等待天數", "Days a proposal waits for a decision"),
  ),
};
