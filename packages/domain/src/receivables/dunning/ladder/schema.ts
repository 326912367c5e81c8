import { z } from "zod";
import { CalendarDate } from "../../../kernel/time.ts";
import { gradualSteps } from "./rules.ts";

/** A courtesy before it is due, a letter, a call to make, the last letter before further steps. */
export const StepKind = z.enum(["reminder", "letter", "call", "notice"]);
export type StepKind = z.infer<typeof StepKind>;

/** Who takes a step: the house by itself, finance, the client's salesperson, the director. */
export const StepBy = z.enum(["system", "finance", "owner", "director"]);
export type StepBy = z.infer<typeof StepBy>;

/** What a debt this late does to the client's credit: new business needs finance's word, or there is none. (A7.5) */
export const StepHold = z.enum(["soft", "hard"]);
export type StepHold = z.infer<typeof StepHold>;

/** One step of the ladder: what happens to an item so many days past due. (A7.6) */
export const LadderStep = z.strictObject({
  /** Negative before it is due. */
  days: z.int().min(-60).max(720),
  kind: StepKind,
  by: z.array(StepBy).min(1).max(4),
  hold: StepHold.nullable(),
  /** The salesperson gets a copy of the letter. */
  ownerCopy: z.boolean(),
  /** A fee or interest, where the client agreed to one. */
  charge: z.boolean(),
});
export type LadderStep = z.infer<typeof LadderStep>;

/** A step with its place in the ladder, from 1, and which letter or call it is; a reminder is letter 0. */
export interface PlacedStep extends LadderStep {
  readonly step: number;
  readonly number: number;
}

export const SetLadder = z
  .strictObject({ fromDate: CalendarDate, steps: z.array(LadderStep).min(1).max(20) })
  .refine(({ steps }) => gradualSteps(steps), {
    path: ["steps"],
    params: { code: "receivables.ladder-out-of-order" },
  });
export type SetLadder = z.infer<typeof SetLadder>;

export const LadderOn = z.strictObject({ on: CalendarDate.optional() });
