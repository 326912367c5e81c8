import { z } from "zod";
import { ImportId } from "./schema.ts";

export const importsJobs = {
  /** Which run of the import it is for: one that was asked for again leaves nothing to do for the earlier. */
  "imports.run": z.strictObject({ importId: ImportId, run: z.int().positive() }),
  "imports.reverse": z.strictObject({ importId: ImportId }),
  "imports.sweep": z.strictObject({}),
};
