import { type Intervals, lateness } from "@foyer/domain/activities/rules";
import type { ActivitiesOfClient, ActivityId, DueFilter } from "@foyer/domain/activities/schema";
import type { ClientId, Tier } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { reachedClient } from "../clients/queries.ts";
import type { Trx } from "../kernel/fence.ts";
import { heldOn } from "../kernel/held.ts";
import { settingsOn } from "../properties/queries.ts";
import { standingInFor } from "../staff/absence/queries.ts";
import { reachedStaff } from "../staff/queries.ts";

/** Whose clients are looked at: those the actor's reading reaches, or of them one colleague's; nothing when all of the property's. */
async function askedStaff(trx: Trx, staffId: StaffId | undefined, on: CalendarDate): Promise<StaffId[] | undefined> {
  const reached = await reachedStaff(trx, "activities:read", on);
  return staffId === undefined ? reached : [staffId].filter((id) => reached?.includes(id) ?? true);
}

/** A page of a client's activities, latest first, the withdrawn ones among them. (A2.6) */
export async function activitiesOfClient(trx: Trx, { clientId, after, limit }: ActivitiesOfClient, on: CalendarDate) {
  await reachedClient(trx, { id: clientId, act: "activities:read", on });
  let query = trx
    .selectFrom("activity")
    .innerJoin("staff", "staff.id", "activity.staffId")
    .leftJoin("contact", (join) =>
      join.on("contact.propertyId", "=", trx.propertyId).onRef("contact.id", "=", "activity.contactId"),
    )
    .select([
      "activity.id",
      "activity.kind",
      "activity.outcome",
      "activity.doneOn",
      "activity.doneAt",
      "activity.note",
      "activity.nextStep",
      "activity.nextOn",
      "activity.withdrawnReason",
      "activity.staffId",
      "staff.name as by",
      "contact.name as contact",
    ])
    .where("activity.propertyId", "=", trx.propertyId)
    .where("activity.clientId", "=", clientId);
  if (after) query = query.where(sql<boolean>`(activity.done_on, activity.id) < (${after.doneOn}, ${after.id})`);
  const rows = await query.orderBy("activity.doneOn", "desc").orderBy("activity.id", "desc").limit(limit).execute();
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? { doneOn: last.doneOn, id: last.id } : null };
}

/** Days between contacts, per tier, as the property has set them on a day. */
export const intervalsOn = (trx: Trx, on: CalendarDate): Promise<Intervals> =>
  settingsOn(trx, on, {
    A: "activities.interval-a",
    B: "activities.interval-b",
    C: "activities.interval-c",
    potential: "activities.interval-potential",
  });

interface DueRow {
  readonly clientId: ClientId;
  readonly reference: string;
  readonly name: string;
  readonly tier: Tier;
  readonly ownerId: StaffId;
  readonly owner: string;
  readonly lastContactOn: CalendarDate | null;
  readonly dueOn: CalendarDate;
  readonly total: number;
}

/** Clients whose owner should have been in touch again by a day, the longest due first within a tier. (A4.4) */
export async function contactsDue(trx: Trx, { staffId, ahead, limit }: DueFilter, on: CalendarDate) {
  const staffIds = await askedStaff(trx, staffId, on);
  const intervals = await intervalsOn(trx, on);
  const { rows } = await sql<DueRow>`
    select due.*, staff.name as owner, count(*) over () as total from (
      select c.id as client_id, c.reference, c.name, t.tier, o.staff_id as owner_id, last.done_on as last_contact_on,
        greatest(t.from_date, o.from_date, last.done_on)
          + case t.tier when 'A' then ${intervals.A}::int when 'B' then ${intervals.B}::int when 'C' then ${intervals.C}::int else ${intervals.potential}::int end as due_on
      from client c
      join client_tier t on t.property_id = ${trx.propertyId} and t.client_id = c.id and ${heldOn("t", on)}
      join client_owner o on o.property_id = ${trx.propertyId} and o.client_id = c.id and ${heldOn("o", on)}
      left join lateral (
        select max(a.done_on) as done_on from activity a
        where a.property_id = ${trx.propertyId} and a.client_id = c.id and a.done_on <= ${on} and a.withdrawn_reason is null
          and (a.outcome = 'reached' or (a.kind = 'material' and t.tier = 'potential'))
      ) last on true
      where c.property_id = ${trx.propertyId} and c.status = 'active' and not c.house
        and ${staffIds ? sql`o.staff_id = any(${staffIds}::bigint[])` : sql`true`}
    ) due
    join staff on staff.id = due.owner_id
    where due.due_on <= ${addDays(on, ahead)}
    order by due.tier, due.due_on, due.name, due.client_id
    limit ${limit}`.execute(trx);
  const away = await standingInFor(trx, on);
  return {
    rows: rows.map(({ total: _, ...row }) => ({
      ...row,
      ...lateness(row.dueOn, on),
      /** Whether the owner is away and the actor stands in. */
      standingIn: away.includes(row.ownerId),
    })),
    total: rows[0]?.total ?? 0,
  };
}

export interface PromisedStep {
  readonly id: ActivityId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly nextOn: CalendarDate;
  readonly nextStep: string | null;
  readonly ownerId: StaffId;
  readonly owner: string;
  /** Whether the owner is away and the actor stands in. */
  readonly standingIn: boolean;
}

/** Next steps promised for a day that has come; the next activity with the client keeps the promise. */
export async function stepsPromised(
  trx: Trx,
  { staffId, ahead, limit }: DueFilter,
  on: CalendarDate,
): Promise<PromisedStep[]> {
  const staffIds = await askedStaff(trx, staffId, on);
  const { rows } = await sql<Omit<PromisedStep, "standingIn">>`
    select a.id, a.client_id, c.name, a.next_on, a.next_step, o.staff_id as owner_id, staff.name as owner from activity a
    join client c on c.property_id = ${trx.propertyId} and c.id = a.client_id and c.status = 'active'
    join client_owner o on o.property_id = ${trx.propertyId} and o.client_id = a.client_id and ${heldOn("o", on)}
    join staff on staff.id = o.staff_id
    where a.property_id = ${trx.propertyId} and a.next_on <= ${addDays(on, ahead)} and a.withdrawn_reason is null
      and ${staffIds ? sql`o.staff_id = any(${staffIds}::bigint[])` : sql`true`}
      and not exists (
        select from activity later where later.property_id = ${trx.propertyId} and later.client_id = a.client_id
          and (later.done_on, later.id) > (a.done_on, a.id) and later.withdrawn_reason is null)
    order by a.next_on, a.id
    limit ${limit}`.execute(trx);
  const away = await standingInFor(trx, on);
  return rows.map((row) => ({ ...row, standingIn: away.includes(row.ownerId) }));
}
