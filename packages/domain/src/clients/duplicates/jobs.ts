import { z } from "zod";

export const duplicatesJobs = {
  "clients.find-duplicates": z.strictObject({}),
};
