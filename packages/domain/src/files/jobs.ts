import { z } from "zod";

export const filesJobs = {
  /** Lets go of files that were made for somebody and kept long enough. */
  "files.sweep": z.strictObject({}),
};
