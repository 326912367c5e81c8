import { z } from "zod";
import { ProposalId } from "./schema.ts";

export const approvalsJobs = {
  /** Carries an accepted proposal out. */
  "approvals.carry-out": z.strictObject({ proposalId: ProposalId }),
  /** Lets proposals lapse that nobody decided on, and takes up what a lost job left behind. */
  "approvals.sweep": z.strictObject({}),
};
