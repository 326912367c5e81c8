import { approvalActs as acts } from "@foyer/domain/approvals";
import { type ApprovalRegister, carriedOut } from "./approvals/carrying/queries.ts";
import { giveRole } from "./approvals/roles/mutations.ts";
import { startExport } from "./clients/exports/mutations.ts";
import { mergeAsAccepted } from "./clients/merges/proposals/mutations.ts";
import { enterInvoiceAsAgreed } from "./credit/booking/invoices/mutations.ts";
import { reserveAsAgreed } from "./credit/booking/reservations/mutations.ts";
import { bookStayAsAgreed, changeStayAsAgreed } from "./credit/booking/stays/mutations.ts";
import { carryOutGrant } from "./credit/granting/mutations.ts";
import { carryOutOverride } from "./credit/holds/overrides/mutations.ts";
import { carryOutReopening, carryOutWriteOff } from "./receivables/proposals/mutations.ts";

/** The register of how accepted acts are carried out: one line per act. */
export const approvals: ApprovalRegister = {
  "clients.export": carriedOut(acts["clients.export"], startExport),
  "clients.merge": carriedOut(acts["clients.merge"], mergeAsAccepted),
  "credit.book-stay": carriedOut(acts["credit.book-stay"], bookStayAsAgreed),
  "credit.change-stay": carriedOut(acts["credit.change-stay"], changeStayAsAgreed),
  "credit.enter-invoice": carriedOut(acts["credit.enter-invoice"], enterInvoiceAsAgreed),
  "credit.grant": carriedOut(acts["credit.grant"], carryOutGrant),
  "credit.override": carriedOut(acts["credit.override"], carryOutOverride),
  "credit.reserve": carriedOut(acts["credit.reserve"], reserveAsAgreed),
  "receivables.reopen-period": carriedOut(acts["receivables.reopen-period"], carryOutReopening),
  "receivables.write-off": carriedOut(acts["receivables.write-off"], carryOutWriteOff),
  "staff.give-role": carriedOut(acts["staff.give-role"], giveRole),
};
