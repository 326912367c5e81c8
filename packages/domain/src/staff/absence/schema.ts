import { z } from "zod";
import { CalendarDate } from "../../kernel/time.ts";
import { StaffId } from "../schema.ts";

export const AbsenceId = z.int().positive().brand<"AbsenceId">();
export type AbsenceId = z.infer<typeof AbsenceId>;

export const AbsenceStatus = z.enum(["asked", "approved", "rejected", "withdrawn"]);
export type AbsenceStatus = z.infer<typeof AbsenceStatus>;

const word = z.string().trim().min(1).max(400);

/** A wish to be away, both days included, and who stands in meanwhile. */
export const AskAbsence = z.strictObject({
  fromDate: CalendarDate,
  lastDate: CalendarDate,
  standInId: StaffId,
  note: word.nullable().default(null),
});
export type AskAbsence = z.output<typeof AskAbsence>;

export const DecideAbsence = z
  .strictObject({ id: AbsenceId, approve: z.boolean(), answer: word.nullable().default(null) })
  // a no is said with a word
  .refine(({ approve, answer }) => approve || answer !== null, { path: ["answer"] });
export type DecideAbsence = z.output<typeof DecideAbsence>;

export const AbsenceRef = z.strictObject({ id: AbsenceId });
