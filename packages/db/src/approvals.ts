import { approvalActs as acts } from "@foyer/domain/approvals";
import { type ApprovalRegister, carriedOut } from "./approvals/carrying/queries.ts";
import { giveRole } from "./approvals/roles/mutations.ts";
import { carryOutReopening, carryOutWriteOff } from "./receivables/proposals/mutations.ts";

/** The register of how accepted acts are carried out: one line per act. */
export const approvals: ApprovalRegister = {
  "receivables.reopen-period": carriedOut(acts["receivables.reopen-period"], carryOutReopening),
  "receivables.write-off": carriedOut(acts["receivables.write-off"], carryOutWriteOff),
  "staff.give-role": carriedOut(acts["staff.give-role"], giveRole),
};
