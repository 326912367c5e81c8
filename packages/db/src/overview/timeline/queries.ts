import { isClosedTo } from "@foyer/domain/clients/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import { type Act, can, scopeOf } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import {
  type TimelineKind,
  timelineKinds,
  type TimelinePage,
  type TimelinePlace,
} from "@foyer/domain/overview/timeline/schema";
import { type RawBuilder, sql } from "kysely";
import { clientsOn } from "../../clients/queries.ts";
import { inReach } from "../../clients/reach/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { reachedStaff } from "../../staff/queries.ts";
import { type Detail, details } from "./details/queries.ts";

const never = sql<boolean>`false`;

/** The tips of a client belong to whoever decides on them. */
async function tipsReached(trx: Trx, on: CalendarDate): Promise<RawBuilder<boolean>> {
  if (!can(trx.actor, "tips:decide")) return never;
  const staffIds = await reachedStaff(trx, "tips:decide", on);
  if (staffIds === undefined) return sql<boolean>`true`;
  const ownerless = scopeOf(trx.actor, "tips:decide") === "own" ? never : sql<boolean>`owner.staff_id is null`;
  return sql<boolean>`(coalesce(owner.staff_id = any(${staffIds}::bigint[]), false) or ${ownerless})`;
}

/** Which parts of a client's story the actor may read: of each what holds for it elsewhere. (A2.9) */
async function openKinds(trx: Trx, clientId: ClientId, on: CalendarDate): Promise<TimelineKind[]> {
  const reached = async (act: Act) => (can(trx.actor, act) ? inReach(trx, act, { on }) : never);
  const row = await clientsOn(trx, on)
    .select([(await reached("activities:read")).as("activity"), (await reached("surveys:read")).as("survey")])
    .select((await tipsReached(trx, on)).as("tip"))
    .where("client.id", "=", clientId)
    .where(await inReach(trx, "clients:read", { on }))
    .executeTakeFirst();
  const open: Record<TimelineKind, boolean> = {
    ...found(row, "clients.not-found", { id: clientId }),
    stay: can(trx.actor, "stays:read"),
    owner: !isClosedTo(trx.actor, "ownerId"),
    tier: true,
    class: true,
  };
  return timelineKinds.filter((kind) => open[kind]);
}

interface Part {
  readonly from: RawBuilder<unknown>;
  readonly on: RawBuilder<CalendarDate>;
  readonly id: RawBuilder<number>;
}

/** When an aspect began to hold: one line a day, which needs no number. */
const began = (trx: Trx, { clientId, today, table }: Asked & { table: string }): Part => ({
  from: sql`${sql.table(table)} held
    where held.property_id = ${trx.propertyId} and held.client_id = ${clientId} and held.from_date <= ${today}`,
  on: sql`held.from_date`,
  id: sql`0::bigint`,
});

interface Asked {
  readonly clientId: ClientId;
  readonly today: CalendarDate;
}

/** Where each kind is kept, and by which day it is told. */
const parts: Readonly<Record<TimelineKind, (trx: Trx, asked: Asked) => Part>> = {
  activity: (trx, { clientId }) => ({
    from: sql`activity where activity.property_id = ${trx.propertyId} and activity.client_id = ${clientId}`,
    on: sql`activity.done_on`,
    id: sql`activity.id`,
  }),
  stay: (trx, { clientId }) => ({
    from: sql`stay where stay.property_id = ${trx.propertyId} and stay.client_id = ${clientId}`,
    on: sql`stay.arrival`,
    id: sql`stay.id`,
  }),
  survey: (trx, { clientId }) => ({
    from: sql`survey
      left join survey_answer answer on answer.property_id = ${trx.propertyId} and answer.survey_id = survey.id
      where survey.property_id = ${trx.propertyId} and survey.client_id = ${clientId} and survey.status <> 'dropped'`,
    on: sql`coalesce(answer.answered_on, survey.decided_on)`,
    id: sql`survey.id`,
  }),
  tip: (trx, { clientId }) => ({
    from: sql`tip where tip.property_id = ${trx.propertyId} and tip.client_id = ${clientId}`,
    on: sql`(tip.sent_at at time zone ${trx.property.timeZone})::date`,
    id: sql`tip.id`,
  }),
  // a day on which nobody took over is one, too
  owner: (trx, { clientId, today }) => ({
    from: sql`(
      select from_date as on_date from client_owner began
      where began.property_id = ${trx.propertyId} and began.client_id = ${clientId} and began.from_date <= ${today}
      union select to_date from client_owner ended
      where ended.property_id = ${trx.propertyId} and ended.client_id = ${clientId} and ended.to_date <= ${today}
    ) owned where true`,
    on: sql`owned.on_date`,
    id: sql`0::bigint`,
  }),
  tier: (trx, asked) => began(trx, { ...asked, table: "client_tier" }),
  class: (trx, asked) => began(trx, { ...asked, table: "client_class" }),
};

const rankOf = (kind: TimelineKind): number => timelineKinds.indexOf(kind);

/** What comes after the place, of one kind: said so that the kind's own index is walked from there. */
function beyond({ on, id }: Part, kind: TimelineKind, after: TimelinePlace | undefined): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`;
  const rank = rankOf(kind) - rankOf(after.kind);
  if (rank === 0) return sql<boolean>`(${on}, ${id}) < (${after.on}::date, ${after.id}::bigint)`;
  return rank < 0 ? sql<boolean>`${on} <= ${after.on}::date` : sql<boolean>`${on} < ${after.on}::date`;
}

export type TimelineEntry = { readonly on: CalendarDate; readonly id: number } & Detail;

/**
 * What happened with a client, merged from where each kind is kept, the latest day first, a page after a place: stays that are
 * still to come stand before. One statement: of each kind no more than a page is looked at. (A2.6, B5.3)
 */
export async function timeline(trx: Trx, { clientId, kinds, after, limit }: TimelinePage, today: CalendarDate) {
  const open = await openKinds(trx, clientId, today);
  const asked = open.filter((kind) => kinds?.includes(kind) ?? true);
  if (asked.length === 0) return { rows: [], next: null, kinds: open };
  const selected = asked.map((kind) => {
    const part = parts[kind](trx, { clientId, today });
    return sql`(
      select ${sql.lit(kind)}::text as kind, ${sql.lit(rankOf(kind))} as rank, ${part.on} as on_date, ${part.id} as id
      from ${part.from} and ${beyond(part, kind, after)} order by 3 desc, 4 desc limit ${sql.lit(limit)})`;
  });
  const { rows } = await sql<TimelineEntry>`
    with page as (
      select * from (${sql.join(selected, sql` union all `)}) parts order by on_date desc, rank desc, id desc limit ${sql.lit(limit)}
    )
    select page.kind, page.on_date as "on", page.id, ${details(trx, asked, clientId)} as detail
    from page order by page.on_date desc, page.rank desc, page.id desc`.execute(trx);
  const last = rows.at(-1);
  const next = rows.length === limit && last ? { on: last.on, kind: last.kind, id: last.id } : null;
  return { rows, next, kinds: open };
}
