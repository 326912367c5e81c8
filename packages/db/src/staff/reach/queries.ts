import { type Act, refuseUnless, scopeOf } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";

/** The staff whose rows are the actor's own for an act: oneself, or everybody in one's team; nothing when all of the property's. */
export async function staffOfReach(trx: Trx, act: Act, on: CalendarDate): Promise<StaffId[] | undefined> {
  const scope = scopeOf(trx.actor, act);
  refuseUnless(trx.actor, act);
  if (trx.actor.kind !== "staff" || scope === "property" || scope === "group") return undefined;
  const me = trx.actor.staffId;
  if (scope === "own") return [me];
  const { rows } = await sql<{ staffId: StaffId }>`
    select mate.staff_id from staff_role as mine
    join staff_role as mate on mate.property_id = ${trx.propertyId} and mate.team_id = mine.team_id
    where mine.property_id = ${trx.propertyId} and mine.staff_id = ${me}
      and ${heldOn("mine", on)} and ${heldOn("mate", on)}`.execute(trx);
  return [...new Set([me, ...rows.map((row) => row.staffId)])];
}
