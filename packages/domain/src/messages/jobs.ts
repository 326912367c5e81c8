import { z } from "zod";

export const messagesJobs = {
  /** Sends what is due at the property. Any number may run at once; a lost one is made good by the next sweep. */
  "messages.send": z.strictObject({}),
};
