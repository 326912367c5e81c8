import type { Role } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";

/** What people are called. */
export async function staffNames(trx: Trx, ids: readonly StaffId[]): Promise<Readonly<Record<StaffId, string>>> {
  if (ids.length === 0) return {};
  const rows = await trx.selectFrom("staff").select(["id", "name"]).where("id", "in", ids).execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** The roles somebody holds here in a span of days; none when a day of it is not covered. */
export async function rolesThroughout(
  trx: Trx,
  staffId: StaffId,
  { fromDate, toDate }: { fromDate: CalendarDate; toDate: CalendarDate },
): Promise<Role[]> {
  const rows = await trx
    .selectFrom("staffRole")
    .select(["role", "fromDate", "toDate"])
    .where("propertyId", "=", trx.propertyId)
    .where("staffId", "=", staffId)
    .where("fromDate", "<", toDate)
    .where("toDate", ">", fromDate)
    .orderBy("fromDate")
    .execute();
  const covered = rows.reduce<string>((until, row) => (row.fromDate <= until ? row.toDate : until), fromDate);
  return covered >= toDate ? rows.map((row) => row.role) : [];
}

/** The role that each person holds here on a day. */
export async function rolesHeld(trx: Trx, on: CalendarDate): Promise<ReadonlyMap<StaffId, Role>> {
  const rows = await trx
    .selectFrom("staffRole")
    .select(["staffId", "role"])
    .where("propertyId", "=", trx.propertyId)
    .where(heldOn("staffRole", on))
    .execute();
  return new Map(rows.map(({ staffId, role }) => [staffId, role]));
}
