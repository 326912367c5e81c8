import { z } from "zod";
import { BulkId } from "./schema.ts";

export const clientsJobs = {
  "clients.bulk": z.strictObject({ bulkId: BulkId }),
};
