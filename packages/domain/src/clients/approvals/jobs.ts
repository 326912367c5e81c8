import { z } from "zod";
import { ExportedView } from "../../changes/views/schema.ts";
import { StaffId } from "../../kernel/ids.ts";
import { Language } from "../../kernel/words.ts";

export const clientsApprovalsJobs = {
  /** Makes the file of an export that was accepted, for who asked for it. */
  "clients.export": z.strictObject({ view: ExportedView, language: Language, staffId: StaffId }),
};
