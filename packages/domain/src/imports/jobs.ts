import { z } from "zod";
import { ImportId } from "./schema.ts";

export const importsJobs = {
  "imports.run": z.strictObject({ importId: ImportId }),
};
