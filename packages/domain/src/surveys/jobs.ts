import { z } from "zod";

export const surveysJobs = {
  /** Once a day: invites after stays and reminds once. A second run of the day finds nothing left to do. */
  "surveys.invite": z.strictObject({}),
};
