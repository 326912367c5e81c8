import { Refusal } from "../../kernel/refusal.ts";

/** The version of the text in `words.ts`. Whoever changes the words raises it, and everybody is asked again. (A2.8) */
export const dutyVersion = 1;

/** The parts of the text, in the order in which they are read. */
export const dutyClauses = ["scope", "need", "masks", "copies", "exports", "report", "leaving"] as const;

/** Whether the latest version that somebody accepted is the one in force. */
export const isDutyAccepted = (accepted: number | null, inForce = dutyVersion): boolean => accepted === inForce;

/** Nobody works here who has not accepted the text in force. */
export function refuseBeforeDuty(accepted: number | null, inForce = dutyVersion): void {
  if (!isDutyAccepted(accepted, inForce))
    throw new Refusal("forbidden", "staff.duty-not-accepted", { version: inForce });
}

/** Only the text in force is accepted: a page that was opened before it changed shows another. */
export function mayAcceptDuty(version: number, inForce = dutyVersion): void {
  if (version !== inForce) throw new Refusal("conflict", "staff.duty-outdated", { version: inForce });
}
