import { z } from "zod";

export const messagesJobs = {
  /** Sends what is due at the property. Any number may run at once; a lost one is made good by the next sweep. */
  "messages.send": z.strictObject({}),
  /** Tells by mail whoever wants to hear by mail as well, each person in one letter. */
  "messages.notices": z.strictObject({}),
  /** Forgets notifications that have been kept long enough. */
  "messages.forget": z.strictObject({}),
};
