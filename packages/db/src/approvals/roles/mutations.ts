import type { ApprovalPayload } from "@foyer/domain/approvals";
import type { ProposalId } from "@foyer/domain/approvals/schema";
import type { ProposeRole } from "@foyer/domain/approvals/roles/schema";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { needsApproval } from "@foyer/domain/staff/rules";
import { NewStaff, type StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { addStaff } from "../../staff/mutations.ts";
import { roleOn } from "../../staff/queries.ts";
import type { CarryOut } from "../carrying/queries.ts";
import { propose } from "../mutations.ts";

const personOf = async (trx: Trx, email: string): Promise<{ id: StaffId; name: string } | undefined> =>
  trx.selectFrom("staff").select(["id", "name"]).where(sql<string>`email`, "=", email).executeTakeFirst();

/** Puts a role before a director that an administrator may not give alone. (A2.9) */
export async function proposeRole(trx: Trx, { staff, reason }: ProposeRole, now: Instant): Promise<ProposalId> {
  const { email, role, name, insteadOf } = NewStaff.parse(staff);
  const person = await personOf(trx, email);
  if (trx.actor.kind === "staff" && trx.actor.staffId === person?.id) throw new Refusal("forbidden", "staff.own-role");
  const on = staff.fromDate ?? today(trx, now);
  const held = person && (await roleOn(trx, { propertyId: trx.propertyId, staffId: person.id, on }));
  if (held && held.role !== insteadOf && held.role !== role)
    throw new Refusal("conflict", "staff.works-here-already", { email, role: held.role });
  if (!needsApproval(held?.role ?? null, role)) throw new Refusal("conflict", "approvals.needs-no-approval");
  // somebody at another hotel of the group is called here as this administrator calls the person
  const called = name ?? (held ? person.name : email.slice(0, email.indexOf("@")));
  return propose(
    trx,
    {
      act: "staff.give-role",
      row: held ? person.id : 0,
      about: called,
      before: { role: held?.role ?? null },
      after: { name: called, email, role },
      reason,
      payload: { staff, staffId: person?.id ?? null },
    },
    now,
  );
}

/** Gives the role as it was accepted: who holds another one by now than the one to be replaced is left alone. */
export const giveRole: CarryOut<ApprovalPayload<"staff.give-role">> = (trx, { payload }, now) =>
  addStaff(trx, payload.staff, now);
