import { z } from "zod";
import { ClientId, ContactId } from "../clients/schema.ts";
import { CalendarDate, daysBetween, Instant } from "../kernel/time.ts";
import { StaffId } from "../staff/schema.ts";

export const ActivityId = z.int().positive().brand<"ActivityId">();
export type ActivityId = z.infer<typeof ActivityId>;

export const activityKinds = [
  "call",
  "visit",
  "online-meeting",
  "message",
  "social-message",
  "mail",
  "interview",
  "greeting",
  "gift",
  "invitation",
  "material",
  "site-inspection",
  "short-video",
] as const;
export const ActivityKind = z.enum(activityKinds);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const activityOutcomes = ["reached", "no-answer", "left-message", "refused"] as const;
export const ActivityOutcome = z.enum(activityOutcomes);
export type ActivityOutcome = z.infer<typeof ActivityOutcome>;

/** Kinds in which someone is spoken with or is not: they have an outcome. What is only sent has none. */
const talkingKinds = [
  "call",
  "visit",
  "online-meeting",
  "message",
  "social-message",
  "interview",
  "site-inspection",
] as const satisfies readonly ActivityKind[];
const talks: ReadonlySet<ActivityKind> = new Set(talkingKinds);
export const isTalk = (kind: ActivityKind): boolean => talks.has(kind);

const words = (most: number) => z.string().trim().min(1).max(most);

/** What a person has done with a client. `id` is made by the sender, so that a retried save is one activity. */
export const LogActivity = z
  .strictObject({
    id: z.uuid(),
    clientId: ClientId,
    contactId: ContactId.nullable().default(null),
    kind: ActivityKind,
    outcome: ActivityOutcome.nullable().default(null),
    /** Empty: now. */
    doneAt: Instant.nullable().default(null),
    /** What was learned, in the words of the one who was there. */
    note: words(4_000).nullable().default(null),
    nextStep: words(400).nullable().default(null),
    nextOn: CalendarDate.nullable().default(null),
  })
  .refine((activity) => isTalk(activity.kind) === (activity.outcome !== null), {
    path: ["outcome"],
    params: { code: "activities.outcome-of-talk" },
  });
export type LogActivity = z.output<typeof LogActivity>;

/** Taken back by the one who logged it, or by a manager, with a reason; it then counts nowhere but stays readable. */
export const WithdrawActivity = z.strictObject({ id: ActivityId, reason: words(200) });
export type WithdrawActivity = z.infer<typeof WithdrawActivity>;

/** A client's activities, latest first; `after` is the last row of the page before. */
export const ActivitiesOfClient = z.strictObject({
  clientId: ClientId,
  after: z.strictObject({ doneOn: CalendarDate, id: ActivityId }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type ActivitiesOfClient = z.infer<typeof ActivitiesOfClient>;

/** Whose contact is due by a day: one's own clients unless a colleague's are asked for. */
export const DueFilter = z.strictObject({
  staffId: StaffId.optional(),
  /** How many days ahead to look. */
  ahead: z.int().min(0).max(60).default(0),
  limit: z.int().min(1).max(500).default(200),
});
export type DueFilter = z.infer<typeof DueFilter>;

/** A client's assessed windows that end in a range of days, two years at most. */
export const CadenceOfClient = z
  .strictObject({ clientId: ClientId, from: CalendarDate, to: CalendarDate })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) <= 731, { path: ["to"] });

/** All clients' windows that end in a range of days, or one client's. */
export interface CadenceRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly clientId?: ClientId;
}
