import { z } from "zod";
import { StaffId } from "../../kernel/ids.ts";
import { type Role, roles } from "../../kernel/permissions.ts";
import { type Phrase, phrase } from "../../kernel/words.ts";
import { NewStaff } from "../../staff/schema.ts";
import { staffWords } from "../../staff/words.ts";
import { approvalAct, ProposalReason } from "../schema.ts";

/** A role that is not given without a director's word. */
export const ProposeRole = z.strictObject({ staff: NewStaff, reason: ProposalReason });
export type ProposeRole = z.output<typeof ProposeRole>;

const called = Object.fromEntries(roles.map((role) => [role, staffWords.roles[role]])) as Readonly<
  Record<Role, Phrase>
>;

export const rolesApprovals = {
  /** Somebody becomes a director or manager, or is raised. (A2.9) */
  "staff.give-role": approvalAct({
    may: "roles:approve",
    subject: "staff",
    name: phrase("授予职务", "授予職務", "Giving a role"),
    fields: {
      name: { label: phrase("姓名", "姓名", "Name"), kind: "text" },
      email: { label: phrase("邮箱", "電子郵件", "Email"), kind: "text" },
      role: { label: phrase("职务", "職務", "Role"), kind: "option", options: called },
    },
    payload: z.strictObject({ staff: NewStaff, staffId: StaffId.nullable() }),
    path: () => "/settings/people",
    concerns: ({ staffId }) => staffId,
  }),
};
