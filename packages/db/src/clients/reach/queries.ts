import type { Act } from "@foyer/domain/kernel/permissions";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { staffOfReach } from "../../staff/reach/queries.ts";
import { reachedStaff } from "../../staff/queries.ts";

interface ReachOn {
  readonly on: CalendarDate;
  /** The column that holds the client. */
  readonly id?: string;
}

const ownedBy = (trx: Trx, staffIds: readonly StaffId[], { on }: ReachOn): RawBuilder<unknown> => sql`
  select o.client_id from client_owner o
  where o.property_id = ${trx.propertyId} and o.staff_id = any(${[...staffIds]}::bigint[]) and ${heldOn("o", on)}`;

const workedOnBy = (trx: Trx, staffIds: readonly StaffId[], { on }: ReachOn): RawBuilder<unknown> => sql`
  select k.client_id from client_collaborator k
  where k.property_id = ${trx.propertyId} and k.staff_id = any(${[...staffIds]}::bigint[]) and ${heldOn("k", on)}`;

/**
 * Holds for clients that an act of the actor's reaches on a day: who works on a client beside its owner reads and writes its
 * file as the owner does. (A2.9)
 */
export async function inReach(trx: Trx, act: Act, at: ReachOn): Promise<RawBuilder<boolean>> {
  const staffIds = await reachedStaff(trx, act, at.on);
  if (staffIds === undefined) return sql<boolean>`true`;
  const reached = sql`${ownedBy(trx, staffIds, at)} union all ${workedOnBy(trx, staffIds, at)}`;
  return sql<boolean>`${sql.ref(at.id ?? "client.id")} in (${reached})`;
}

/**
 * Holds for clients of which the actor may say whose they are and who works on them: the owner, or who may write all of the
 * property's. Who stands in or works along only looks after them; it moves scores and pay. (A2.9)
 */
export async function mayGiveOn(trx: Trx, on: CalendarDate): Promise<RawBuilder<boolean>> {
  const staffIds = await staffOfReach(trx, "clients:write", on);
  return staffIds === undefined ? sql<boolean>`true` : sql<boolean>`client.id in (${ownedBy(trx, staffIds, { on })})`;
}
