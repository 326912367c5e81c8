import { z } from "zod";
import { CalendarDate } from "../../kernel/time.ts";
import { StaffId } from "../schema.ts";

export const HandOverId = z.int().positive().brand<"HandOverId">();
export type HandOverId = z.infer<typeof HandOverId>;

const mostSuccessors = 20;
const mostAssigned = 20_000;

/** A client by its number: clients come after staff, so their own ids are not known here. */
const clientNumber = z.int().positive();

/** Whose clients go to whom, and from when. Without `assigned` they are dealt evenly among the successors, tier by tier. */
export const HandOverPlan = z.strictObject({
  leaverId: StaffId,
  effectiveOn: CalendarDate,
  successors: z.array(StaffId).min(1).max(mostSuccessors),
  assigned: z
    .array(z.strictObject({ clientId: clientNumber, to: StaffId }))
    .max(mostAssigned)
    .default([]),
  /** Whether the person's role here ends with it. */
  leaves: z.boolean().default(true),
});
export type HandOverPlan = z.output<typeof HandOverPlan>;

export const longestBrief = 4_000;

/** `key` is made by the sender, so that a retried request hands over once. */
export const HandOver = z.strictObject({
  ...HandOverPlan.shape,
  key: z.uuid(),
  /** What the successors must know, in the words of who hands over. */
  brief: z.string().trim().min(1).max(longestBrief),
});
export type HandOver = z.output<typeof HandOver>;

export const HandOverRef = z.strictObject({ id: HandOverId });

/** What moves with a person, as the preview counts it. */
export type HandOverPartName = "clients" | "collaborations" | "steps" | "tips";
