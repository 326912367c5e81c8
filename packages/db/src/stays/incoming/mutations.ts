import type { ClientId } from "@foyer/domain/clients/schema";
import type { StayRow } from "@foyer/domain/stays/import";
import type { StayId } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import { clientKeys } from "../../clients/keys/mutations.ts";
import type { BlockOutcome, ImportContext, ImportedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { type Spread, writeDays } from "../days/mutations.ts";
import { updateStays } from "../known/mutations.ts";
import { type IncomingStay, identityOf, resolveStays, spreadOf } from "./queries.ts";

const column = <K extends keyof IncomingStay>(stays: readonly IncomingStay[], key: K) => stays.map((stay) => stay[key]);

/** Inserts the stays that are not there yet, with their days, and answers what they are now called. */
async function insertNew(
  trx: Trx,
  stays: readonly IncomingStay[],
  { houseId, now }: { houseId: ClientId; now: string },
) {
  const { rows } = await sql<{ id: StayId; source: string; externalId: string }>`
    insert into stay (
      property_id, confirmation, client_id, contact_id, source, external_id, booked_on, arrival, departure, rooms, status,
      segment, channel, rate_plan, created_at)
    select ${trx.propertyId}, given.*, ${now}::timestamptz
    from unnest(
      ${column(stays, "confirmation")}::text[], ${stays.map((stay) => stay.clientId ?? houseId)}::bigint[],
      ${column(stays, "contactId")}::bigint[], ${column(stays, "source")}::text[], ${column(stays, "externalId")}::text[],
      ${column(stays, "bookedOn")}::date[], ${column(stays, "arrival")}::date[], ${column(stays, "departure")}::date[],
      ${column(stays, "rooms")}::int[], ${column(stays, "status")}::text[], ${column(stays, "segment")}::text[],
      ${column(stays, "channel")}::text[], ${column(stays, "ratePlan")}::text[]
    ) as given
    on conflict (property_id, source, external_id) do nothing
    returning id, source, external_id`.execute(trx);
  return new Map(rows.map((row) => [identityOf(row), row.id]));
}

/** The day rows a stay is entitled to are written with it, whatever its status: what it would have earned is known too. */
export function importStays(trx: Trx, context: ImportContext) {
  const clients = clientKeys(trx, context);
  return async (rows: readonly ImportedRow<StayRow>[]): Promise<BlockOutcome> => {
    const { stays, refused } = await resolveStays(trx, clients, rows);
    if (stays.length === 0) return { created: 0, updated: 0, unchanged: 0, refused };
    const houseId = await clients.houseId();
    const made = await insertNew(trx, stays, { houseId, now: context.now });
    context.created("stay", [...made.values()]);
    const fresh: Spread[] = [];
    const known: IncomingStay[] = [];
    for (const stay of stays) {
      const id = made.get(identityOf(stay));
      if (id === undefined) known.push(stay);
      else fresh.push(spreadOf(id, stay));
    }
    await writeDays(trx, fresh);
    const updated = await updateStays(trx, known, context);
    return { created: fresh.length, updated, unchanged: known.length - updated, refused };
  };
}
