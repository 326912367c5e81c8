import type { Verifiable } from "@foyer/domain/activities/verification/schema";
import { whyNotVerified } from "@foyer/domain/clients/completeness/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import { can } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { inReach } from "../../clients/reach/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { settingOn, today } from "../../properties/queries.ts";

interface ToVerify {
  readonly clientId: ClientId;
  readonly status: "active" | "archived";
  readonly house: boolean;
  readonly verifiedOn: CalendarDate | null;
  readonly reachedOn: CalendarDate | null;
}

/** When somebody of each client was last reached, and why its file cannot be confirmed today, if it cannot. (B1.2) */
export async function verifiable(trx: Trx, { clientIds }: Verifiable, now: Instant) {
  const on = today(trx, now);
  const within = await settingOn(trx, "clients.verify-within", on);
  const act = can(trx.actor, "clients:write") ? "clients:write" : "clients:read";
  const { rows } = await sql<ToVerify>`
    select client.id as client_id, client.status, client.house, client.verified_on, (
      select max(activity.done_on) from activity
      where activity.property_id = ${trx.propertyId} and activity.client_id = client.id and activity.done_on <= ${on}
        and activity.outcome = 'reached' and activity.withdrawn_reason is null
    ) as reached_on
    from client
    where client.property_id = ${trx.propertyId} and client.id = any(${[...clientIds]}::bigint[]) and ${await inReach(trx, act, { on })}`.execute(
    trx,
  );
  return rows.map(({ clientId, reachedOn, ...file }) => ({
    clientId,
    reachedOn,
    within,
    whyNot: whyNotVerified({ ...file, reachedOn }, within, on) ?? null,
  }));
}
