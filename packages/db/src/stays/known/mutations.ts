import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { ImportContext } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { rewriteDays } from "../days/mutations.ts";
import { type IncomingStay, spreadOf } from "../incoming/queries.ts";
import { identityOf } from "../mutations.ts";

interface KnownStay {
  readonly id: StayId;
  readonly source: string;
  readonly externalId: string;
  readonly clientId: ClientId;
  readonly contactId: ContactId | null;
  readonly confirmation: string;
  readonly bookedOn: CalendarDate | null;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
  readonly status: StayStatus;
  readonly segment: string | null;
  readonly channel: string | null;
  readonly ratePlan: string | null;
  readonly roomRevenue: Minor;
  readonly foodRevenue: Minor;
  readonly meetingRevenue: Minor;
  readonly otherRevenue: Minor;
}

const ownFields = [
  "clientId",
  "contactId",
  "confirmation",
  "bookedOn",
  "arrival",
  "departure",
  "rooms",
  "status",
  "segment",
  "channel",
  "ratePlan",
] as const;
const dayFields = [
  "arrival",
  "departure",
  "rooms",
  "roomRevenue",
  "foodRevenue",
  "meetingRevenue",
  "otherRevenue",
] as const;
const fields = [...new Set([...ownFields, ...dayFields])];

/**
 * The stays that the rows mean, as they stand, locked until the import is done. Each is looked up by its key: a planner
 * without statistics of a table just filled would rather read all of it for every block.
 */
async function knownStays(trx: Trx, stays: readonly IncomingStay[]): Promise<Map<string, KnownStay>> {
  const { rows } = await sql<KnownStay>`
    select known.*, earned.*
    from unnest(${stays.map((stay) => stay.source)}::text[], ${stays.map((stay) => stay.externalId)}::text[]) as named (source, external_id)
    cross join lateral (
      select * from stay
      where stay.property_id = ${trx.propertyId} and stay.source = named.source and stay.external_id = named.external_id
      limit 1 for update
    ) as known
    cross join lateral (
      select coalesce(sum(room_minor), 0)::bigint as room_revenue, coalesce(sum(food_minor), 0)::bigint as food_revenue,
        coalesce(sum(meeting_minor), 0)::bigint as meeting_revenue, coalesce(sum(other_minor), 0)::bigint as other_revenue
      from stay_day where stay_day.property_id = ${trx.propertyId} and stay_day.stay_id = known.id
    ) as earned`.execute(trx);
  return new Map(rows.map((row) => [identityOf(row), row]));
}

/** What a row says otherwise than what is known. Where it says nothing, what is known stays. */
const differences = (known: KnownStay, row: IncomingStay): ChangedField[] =>
  fields.flatMap((field) =>
    row[field] === null || row[field] === known[field]
      ? []
      : [{ subject: "stay", row: known.id, field, before: known[field], after: row[field] }],
  );

/** The row over what is known: what both of them say together. */
const merged = (known: KnownStay, row: IncomingStay) => ({
  ...row,
  id: known.id,
  clientId: row.clientId ?? known.clientId,
  contactId: row.contactId ?? known.contactId,
  bookedOn: row.bookedOn ?? known.bookedOn,
  segment: row.segment ?? known.segment,
  channel: row.channel ?? known.channel,
  ratePlan: row.ratePlan ?? known.ratePlan,
  roomRevenue: row.roomRevenue ?? known.roomRevenue,
  foodRevenue: row.foodRevenue ?? known.foodRevenue,
  meetingRevenue: row.meetingRevenue ?? known.meetingRevenue,
  otherRevenue: row.otherRevenue ?? known.otherRevenue,
});

async function writeOwn(trx: Trx, stays: readonly ReturnType<typeof merged>[]): Promise<void> {
  const column = <K extends keyof ReturnType<typeof merged>>(key: K) => stays.map((stay) => stay[key]);
  await sql`
    update stay set confirmation = given.confirmation, client_id = given.client_id, contact_id = given.contact_id,
      booked_on = given.booked_on, arrival = given.arrival, departure = given.departure, rooms = given.rooms,
      status = given.status, segment = given.segment, channel = given.channel, rate_plan = given.rate_plan
    from unnest(
      ${column("id")}::bigint[], ${column("confirmation")}::text[], ${column("clientId")}::bigint[],
      ${column("contactId")}::bigint[], ${column("bookedOn")}::date[], ${column("arrival")}::date[],
      ${column("departure")}::date[], ${column("rooms")}::int[], ${column("status")}::text[], ${column("segment")}::text[],
      ${column("channel")}::text[], ${column("ratePlan")}::text[]
    ) as given (id, confirmation, client_id, contact_id, booked_on, arrival, departure, rooms, status, segment, channel, rate_plan)
    where stay.property_id = ${trx.propertyId} and stay.id = given.id`.execute(trx);
}

/** Brings known stays to what the rows say and answers how many it changed. Their days are written anew only where they shift. */
export async function updateStays(trx: Trx, rows: readonly IncomingStay[], context: ImportContext): Promise<number> {
  if (rows.length === 0) return 0;
  const known = await knownStays(trx, rows);
  const changed: ReturnType<typeof merged>[] = [];
  const shifted: ReturnType<typeof spreadOf>[] = [];
  for (const row of rows) {
    const stay = known.get(identityOf(row));
    const fieldsChanged = stay ? differences(stay, row) : [];
    if (!stay || fieldsChanged.length === 0) continue;
    context.changed(fieldsChanged);
    const now = merged(stay, row);
    changed.push(now);
    if (fieldsChanged.some(({ field }) => dayFields.some((each) => each === field)))
      shifted.push(spreadOf(stay.id, now));
  }
  await context.keep(
    "stay",
    changed.map((stay) => stay.id),
  );
  if (changed.length > 0) await writeOwn(trx, changed);
  await rewriteDays(trx, shifted);
  return changed.length;
}
