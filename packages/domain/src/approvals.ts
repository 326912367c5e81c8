import type { z } from "zod";
import { rolesApprovals } from "./approvals/roles/schema.ts";
import { clientsApprovals } from "./clients/approvals/schema.ts";
import { bookingApprovals } from "./credit/booking/schema.ts";
import { holdsApprovals } from "./credit/holds/schema.ts";
import { grantingApprovals } from "./credit/granting/schema.ts";
import { receivablesApprovals } from "./receivables/proposals/schema.ts";

/** The register of acts that one person proposes and another decides on: one line per capability. */
export const approvalActs = {
  ...rolesApprovals,
  ...clientsApprovals,
  ...receivablesApprovals,
  ...grantingApprovals,
  ...bookingApprovals,
  ...holdsApprovals,
};

export type ApprovalName = keyof typeof approvalActs;
export type ApprovalPayload<Name extends ApprovalName> = z.infer<(typeof approvalActs)[Name]["payload"]>;
