import { z } from "zod";
import type { ClientId } from "../../../clients/schema.ts";
import { Currency, type Minor } from "../../../kernel/money.ts";
import { CalendarDate } from "../../../kernel/time.ts";

/** One sealed month end. */
export const SealQuestion = z.strictObject({ businessDate: CalendarDate, currency: Currency });
export type SealQuestion = z.infer<typeof SealQuestion>;

/**
 * What is wrong with a month end: it has no seal though an earlier one has; the seal before it is not there; what is kept is
 * not what was sealed; or the ledger, as it was known then, says otherwise.
 */
const sealFaults = ["unsealed", "chain", "rows", "ledger"] as const;
export type SealFaultKind = (typeof sealFaults)[number];

export interface SealFault extends SealQuestion {
  readonly fault: SealFaultKind;
  /** Where the ledger says otherwise: the first client, and the balance that it has kept and that the ledger gives it. */
  readonly clientId: ClientId | null;
  readonly keptMinor: Minor | null;
  readonly foundMinor: Minor | null;
}
