import type { Act } from "@foyer/domain/kernel/permissions";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { staffOfReach } from "../../staff/reach/queries.ts";
import { reachedStaff } from "../../staff/queries.ts";

/**
 * Holds for clients whose owner or collaborator is among these people on a day: who works on a client reads and writes its
 * file as its owner does. No people named: all of the property's. `id` is the column that holds the client.
 */
const inReachOf = (
  trx: Trx,
  staffIds: readonly StaffId[] | undefined,
  { on, id = "client.id" }: { on: CalendarDate; id?: string },
): RawBuilder<boolean> =>
  staffIds === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(id)} in (
        select o.client_id from client_owner o
        where o.property_id = ${trx.propertyId} and o.staff_id = any(${[...staffIds]}::bigint[]) and ${heldOn("o", on)}
        union all
        select k.client_id from client_collaborator k
        where k.property_id = ${trx.propertyId} and k.staff_id = any(${[...staffIds]}::bigint[]) and ${heldOn("k", on)})`;

/** Holds for clients that an act of the actor's reaches on a day. (A2.9) */
export const inReach = async (
  trx: Trx,
  act: Act,
  { on, id }: { on: CalendarDate; id?: string },
): Promise<RawBuilder<boolean>> =>
  inReachOf(trx, await reachedStaff(trx, act, on), id === undefined ? { on } : { on, id });

/** Holds for clients that the actor may give to somebody else on a day: who only stands in looks after them, and that ends. (A2.9) */
export const mayGiveOn = async (trx: Trx, on: CalendarDate): Promise<RawBuilder<boolean>> =>
  inReachOf(trx, await staffOfReach(trx, "clients:write", on), { on });
