import { approvalActs as acts } from "@foyer/domain/approvals";
import { type ApprovalRegister, carriedOut } from "./approvals/carrying/queries.ts";
import { giveRole } from "./approvals/roles/mutations.ts";
import { startExport } from "./clients/exports/mutations.ts";
import { mergeAsAccepted } from "./clients/merges/proposals/mutations.ts";
import { carryOutReopening, carryOutWriteOff } from "./receivables/proposals/mutations.ts";

/** The register of how accepted acts are carried out: one line per act. */
export const approvals: ApprovalRegister = {
  "clients.export": carriedOut(acts["clients.export"], startExport),
  "clients.merge": carriedOut(acts["clients.merge"], mergeAsAccepted),
  "receivables.reopen-period": carriedOut(acts["receivables.reopen-period"], carryOutReopening),
  "receivables.write-off": carriedOut(acts["receivables.write-off"], carryOutWriteOff),
  "staff.give-role": carriedOut(acts["staff.give-role"], giveRole),
};
