import { z } from "zod";
import { CalendarDate } from "../kernel/time.ts";

export const creditJobs = {
  /** Every client with credit business or credit information, as of a day. */
  "credit.assess-all": z.strictObject({ asOf: CalendarDate }),
  /** Puts clients on hold and lets them go as limits, exposure and overdue debts say. Safe to run twice. (A7.5) */
  "credit.keep-holds": z.strictObject({}),
};
