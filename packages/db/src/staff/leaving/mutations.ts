import type { Role } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { canStandIn } from "@foyer/domain/staff/absence/rules";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { type ChangedField, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import type { Leaving } from "../hand-over/queries.ts";
import { roleOn } from "../queries.ts";
import { rolesHeld } from "../roles/queries.ts";

interface Clock {
  readonly on: CalendarDate;
  readonly now: Instant;
}

/**
 * Ends a person's role here on a day. Sessions end at once when the day has come; one that is still open when it comes
 * ends with the role, which is asked at every request. Links that were not used open nothing any more.
 */
export async function leave(trx: Trx, { leaverId, on: last }: Leaving, { on, now }: Clock): Promise<ChangedField[]> {
  const own = trx
    .selectFrom("staffRole")
    .select(["id", "role", "fromDate", "toDate"])
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", leaverId)
    .where("toDate", ">", last);
  const rows = await own.forUpdate().execute();
  for (const { id, fromDate } of rows) {
    const role = { propertyId: trx.propertyId, id };
    if (fromDate >= last)
      await trx.deleteFrom("staffRole").where("propertyId", "=", role.propertyId).where("id", "=", id).execute();
    else
      await trx
        .updateTable("staffRole")
        .set({ toDate: last })
        .where("propertyId", "=", role.propertyId)
        .where("id", "=", id)
        .execute();
  }
  if (last <= on)
    await trx.deleteFrom("session").where("staffId", "=", leaverId).where("propertyId", "=", trx.propertyId).execute();
  await trx
    .updateTable("signInLink")
    .set({ usedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", leaverId)
    .where("usedAt", "is", null)
    .execute();
  return rows
    .filter(({ fromDate }) => fromDate < last)
    .map(({ toDate }) => ({ subject: "staff", row: leaverId, field: "roleUntil", before: toDate, after: last }));
}

/** The leaver's own absences end; whom the leaver was to stand in for gets a successor for it. */
export async function standInsOf(
  trx: Trx,
  { leaverId, on }: Leaving,
  successors: readonly StaffId[],
): Promise<ChangedField[]> {
  const open = await trx
    .selectFrom("absence")
    .select(["id", "staffId", "fromDate", "toDate", "status"])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "in", ["asked", "approved"])
    .where("toDate", ">", on)
    .where((or) => or.or([or("staffId", "=", leaverId), or("standInId", "=", leaverId)]))
    .orderBy("id")
    .forUpdate()
    .execute();
  const roles = await rolesHeld(trx, on);
  const fields: ChangedField[] = [];
  for (const { id, staffId, fromDate, toDate, status } of open) {
    const other = successors.find((each) => each !== staffId && canStandIn(roles.get(each) ?? "auditor"));
    const ends = staffId === leaverId || other === undefined;
    const [values, field] = !ends
      ? [{ standInId: other }, { field: "standInId", before: leaverId, after: other }]
      : fromDate < on && status === "approved"
        ? [{ toDate: on }, { field: "toDate", before: toDate, after: on }]
        : [
            { status: "withdrawn" as const, decidedBy: null, decidedAt: null },
            { field: "status", before: status, after: "withdrawn" },
          ];
    await trx
      .updateTable("absence")
      .set(values)
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .execute();
    fields.push({ subject: "absence", row: id, ...field });
  }
  return fields;
}

/** A role that the hand-over ended goes on, unless another one has begun since. */
export async function comeBack(trx: Trx, done: readonly ChangedField[]): Promise<ChangedField[]> {
  const back: ChangedField[] = [];
  for (const { subject: of, row, field, before, after } of done) {
    if (of !== "staff" || field !== "roleUntil") continue;
    const { rows } = await sql`
      update staff_role set to_date = ${String(before)}::date
      where property_id = ${trx.propertyId} and staff_id = ${row} and to_date = ${String(after)}::date and not exists (
        select from staff_role as later where later.property_id = ${trx.propertyId} and later.staff_id = ${row}
          and later.from_date >= ${String(after)}::date)
      returning id`.execute(trx);
    if (rows.length > 0) back.push({ subject: of, row, field, before: after, after: before });
  }
  return back;
}

/**
 * Ends somebody's role today, before anything is handed over: for who must be out of the house at once. The clients stay in
 * the person's name until a manager hands them over. Nobody ends one's own.
 */
export async function endRole(trx: Trx, staffId: StaffId, now: Instant): Promise<{ role: Role }> {
  if (trx.actor.kind === "staff" && trx.actor.staffId === staffId) throw new Refusal("forbidden", "staff.own-role");
  const on = today(trx, now);
  const { role } = found(await roleOn(trx, { propertyId: trx.propertyId, staffId, on }), "staff.unknown", {
    id: staffId,
  });
  const fields = await leave(trx, { leaverId: staffId, on }, { on, now });
  await recordChange(trx, { act: "staff.leave", at: now, fields });
  return { role };
}
