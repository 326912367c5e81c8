import type { StaffId } from "@foyer/domain/kernel/ids";
import type { Role } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";

/** Two runs at once, or a run and a sending, would write the same letter. */
export const oneAtATime = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(hashtext('receivables.dunning'), ${trx.propertyId})`.execute(trx);

/** Who holds one of these roles on a day. */
export async function staffAs(trx: Trx, roles: readonly Role[], on: CalendarDate): Promise<StaffId[]> {
  const rows = await trx
    .selectFrom("staffRole")
    .select("staffId")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`role = any(${[...roles]}::text[])`)
    .where(heldOn("staffRole", on))
    .execute();
  return rows.map(({ staffId }) => staffId);
}
