import { z } from "zod";
import { approvalAct, ProposalReason } from "../../approvals/schema.ts";
import { clientCreditWords } from "../../clients/credit/words.ts";
import { ClientId } from "../../clients/schema.ts";
import { Minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import { holdsWords } from "./words.ts";

/** Why a client gets no further credit, or only by finance's word. (A7.5) */
const holdReasons = ["over-limit", "no-limit", "overdue-hard", "overdue-soft"] as const;
export const HoldReason = z.enum(holdReasons);
export type HoldReason = z.infer<typeof HoldReason>;

export const CreditOverrideId = z.int().positive().brand<"CreditOverrideId">();
export type CreditOverrideId = z.infer<typeof CreditOverrideId>;

/** From how many days past due on a client is on hold; nothing where the ladder has no such step. */
export interface HoldDays {
  readonly soft: number | null;
  readonly hard: number | null;
}

/** A client may use so much until a day, that day included, whatever limit and overdue items say. */
export const ProposeOverride = z.strictObject({
  clientId: ClientId,
  upToMinor: Minor.refine((amount) => amount > 0, { params: { code: "receivables.amount-not-positive" } }),
  until: CalendarDate,
  reason: ProposalReason,
});
export type ProposeOverride = z.infer<typeof ProposeOverride>;

export const EndOverride = z.strictObject({ id: CreditOverrideId, reason: ProposalReason });
export type EndOverride = z.infer<typeof EndOverride>;

/** What the list of clients and their credit shows. */
const creditViews = ["holds", "over-limit", "headroom"] as const;
export const CreditView = z.enum(creditViews);
export type CreditView = z.infer<typeof CreditView>;

/** A page of the list, in its own order: the gravest, the furthest over, the least left. */
export const CreditList = z.strictObject({
  view: CreditView,
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type CreditList = z.output<typeof CreditList>;

export const OverridesPage = z.strictObject({
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});

export const holdsApprovals = {
  /** Beyond the limit only with the director's word, up to an amount and until a day. (A7.4) */
  "credit.override": approvalAct({
    may: "credit:approve",
    subject: "client",
    name: holdsWords.acts.override,
    fields: {
      limit: { label: clientCreditWords.limit, kind: "money" },
      upTo: { label: holdsWords.upTo, kind: "money" },
      until: { label: holdsWords.until, kind: "date" },
    },
    payload: ProposeOverride,
    path: (row) => `/clients/${row}`,
  }),
};
