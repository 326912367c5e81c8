import { z } from "zod";

export const dunningJobs = {
  /** What is due today, once per business date however often it runs. (A7.6) */
  "receivables.dunning": z.strictObject({}),
  /** Copies for the salespersons, and letters whose time has come. Any number may run; what is sent is sent once. */
  "receivables.dunning-send": z.strictObject({}),
};
