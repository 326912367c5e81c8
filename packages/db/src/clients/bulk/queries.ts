import type { GridSelection } from "@foyer/domain/changes/views/schema";
import { mostRows } from "@foyer/domain/changes/views/schema";
import {
  addedUp,
  type BulkFacts,
  type BulkField,
  judgeBulk,
  mayBulk,
  noneCounted,
} from "@foyer/domain/clients/bulk/rules";
import type { BulkAct, BulkCounts, BulkId, PreviewBulk } from "@foyer/domain/clients/bulk/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import { addMilliseconds, type CalendarDate, days, type Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { matchingIds } from "../../changes/views/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { today } from "../../properties/queries.ts";
import { workingHere } from "../../staff/queries.ts";
import { inReach, mayGiveOn } from "../reach/queries.ts";

/** The clients that a selection means now, each once, by id. */
export async function selectedClients(trx: Trx, selection: GridSelection, now: Instant): Promise<number[]> {
  const ids =
    "ids" in selection
      ? [...new Set(selection.ids)].toSorted((a, b) => a - b)
      : await matchingIds(trx, { grid: "clients", filter: selection.filter }, now);
  if (ids.length > mostRows) throw new Refusal("invalid", "clients.bulk-too-many", { most: mostRows });
  return ids;
}

/** Refuses what the actor may not do to many at once, and an owner who does not work here. */
export async function refuseBulk(trx: Trx, act: BulkAct, on: CalendarDate): Promise<void> {
  mayBulk(trx.actor, act);
  if (act.kind !== "owner" || act.ownerId === null) return;
  if (!(await workingHere(trx, [act.ownerId], on)).has(act.ownerId))
    throw new Refusal("invalid", "clients.owner-not-here");
}

interface Looked {
  readonly ids: readonly number[];
  readonly act: BulkAct;
  readonly on: CalendarDate;
}

/** Clients that the act may be done to: who only stands in gives none away. */
const reachedBy = (trx: Trx, act: BulkAct, on: CalendarDate) =>
  act.kind === "owner" ? mayGiveOn(trx, on) : inReach(trx, "clients:write", { on });

/** Clients as a bulk act looks at them, as they are on a day and as far as the actor may write them. */
export async function factsOf(trx: Trx, { ids, act, on }: Looked) {
  const reached = await reachedBy(trx, act, on);
  const { rows } = await sql<BulkFacts & { id: number }>`
    select client.id, ${reached} as reached, client.house, client.merged_into is not null as merged, client.status,
      client.archived_reason, owner.staff_id as owner_id, class.class, tier.tier, client.tags
    from client
    left join (select client_id, staff_id, from_date, to_date from client_owner where property_id = ${trx.propertyId}) as owner
      on owner.client_id = client.id and ${heldOn("owner", on)}
    left join (select client_id, class, from_date, to_date from client_class where property_id = ${trx.propertyId}) as class
      on class.client_id = client.id and ${heldOn("class", on)}
    left join (select client_id, tier, from_date, to_date from client_tier where property_id = ${trx.propertyId}) as tier
      on tier.client_id = client.id and ${heldOn("tier", on)}
    where client.property_id = ${trx.propertyId} and client.id = any(${[...ids]}::bigint[])
    order by client.id`.execute(trx);
  return rows;
}

/** Clients alike in what an act looks at are counted together: a preview of all that match reads no rows one by one. */
async function groupsOf(trx: Trx, { ids, act, on }: Looked) {
  const reached = await reachedBy(trx, act, on);
  const looksAt = (
    kinds: readonly BulkAct["kind"][],
    value: ReturnType<typeof sql>,
    otherwise: ReturnType<typeof sql>,
  ) => (kinds.includes(act.kind) ? value : otherwise);
  const dated = (table: string, column: string) =>
    sql`(select held.${sql.ref(column)} from ${sql.table(table)} as held
      where held.property_id = ${trx.propertyId} and held.client_id = client.id and ${heldOn("held", on)})`;
  const { rows } = await sql<BulkFacts & { count: number }>`
    select reached, house, merged, status, null as archived_reason, owner_id, class, tier, tags, count(*) as count from (
      select ${reached} as reached, client.house, client.merged_into is not null as merged, client.status,
        ${looksAt(["owner"], dated("client_owner", "staff_id"), sql`null::bigint`)} as owner_id,
        ${looksAt(["class"], dated("client_class", "class"), sql`null::text`)} as class,
        ${looksAt(["tier"], dated("client_tier", "tier"), sql`null::text`)} as tier,
        ${looksAt(["add-tag", "remove-tag"], sql`client.tags`, sql`'{}'::text[]`)} as tags
      from client
      where client.property_id = ${trx.propertyId} and client.id = any(${[...ids]}::bigint[])
    ) as looked
    group by reached, house, merged, status, owner_id, class, tier, tags`.execute(trx);
  return rows;
}

export const notYours = { outcome: "refused", code: "clients.bulk-not-yours" } as const;

/** What an act would come to, before anything happens; the counts add up to the selection. */
export async function previewBulk(trx: Trx, { selection, act }: PreviewBulk, now: Instant): Promise<BulkCounts> {
  const on = today(trx, now);
  await refuseBulk(trx, act, on);
  const ids = await selectedClients(trx, selection, now);
  const groups = await groupsOf(trx, { ids, act, on });
  const seen = groups.reduce((sum, { count }) => sum + count, 0);
  const judged = groups.map(({ count, ...facts }) => ({ judgement: judgeBulk(facts, act), count }));
  const missing = ids.length - seen;
  return addedUp(noneCounted, missing > 0 ? [...judged, { judgement: notYours, count: missing }] : judged);
}

const shown = (trx: Trx) =>
  trx
    .selectFrom("clientBulk as bulk")
    .leftJoin("job", (join) => join.on("job.propertyId", "=", trx.propertyId).onRef("job.id", "=", "bulk.jobId"))
    .leftJoin("clientBulk as undo", (join) =>
      join.on("undo.propertyId", "=", trx.propertyId).onRef("undo.undoes", "=", "bulk.id"),
    )
    .select([
      "bulk.id",
      "bulk.act",
      "bulk.undoes",
      "bulk.staffId",
      "bulk.jobId",
      "bulk.done",
      "bulk.changed",
      "bulk.same",
      "bulk.refused",
      "bulk.createdAt",
      "bulk.finishedAt",
      "undo.id as undoneBy",
      sql<number>`cardinality(bulk.selected)`.as("selected"),
      // a job that was stopped before it began never wrote how it ended
      sql<
        "queued" | "done" | "cancelled"
      >`case when bulk.status = 'queued' and job.status in ('cancelled', 'failed') then 'cancelled' else bulk.status end`.as(
        "status",
      ),
    ])
    .where("bulk.propertyId", "=", trx.propertyId);

/** Whose bulk acts the actor follows and takes back: one's own, or the property's. */
function mine(trx: Trx) {
  const query = shown(trx);
  return trx.actor.kind === "staff" && scopeOf(trx.actor, "clients:write") === "own"
    ? query.where("bulk.staffId", "=", trx.actor.staffId)
    : query;
}

export const getBulk = async (trx: Trx, id: BulkId) =>
  found(await mine(trx).where("bulk.id", "=", id).executeTakeFirst(), "clients.bulk-not-found", { id });

/** For so long the last act's way back stands in the bar; later it is still there for whoever asks by its number. */
const latestFor = days(1);

/** The actor's own last act of the last day: what a reload may not lose the way back from. */
export async function latestBulk(trx: Trx, now: Instant) {
  if (trx.actor.kind !== "staff") return null;
  const latest = await shown(trx)
    .where("bulk.staffId", "=", trx.actor.staffId)
    .where("bulk.undoes", "is", null)
    .where("bulk.createdAt", ">", addMilliseconds(now, -latestFor))
    .orderBy("bulk.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return latest ?? null;
}

/** The changes that an act consists of: each block's names the act. */
export async function changesOfBulk(trx: Trx, id: BulkId): Promise<number[]> {
  const rows = await trx
    .selectFrom("changeField")
    .select("number")
    .where("propertyId", "=", trx.propertyId)
    .where("subject", "=", "client_bulk")
    .where("rowId", "=", id)
    .orderBy("number")
    .execute();
  return rows.map((row) => row.number);
}

/** What an act wrote in some of its clients. */
export async function writtenBy(trx: Trx, numbers: readonly number[], ids: readonly number[]) {
  const { rows } = await sql<BulkField & { row: number }>`
    select row_id as row, field, before, after from change_field
    where property_id = ${trx.propertyId} and subject = 'client' and row_id = any(${[...ids]}::bigint[])
      and number = any(${[...numbers]}::bigint[])
    order by row_id, line`.execute(trx);
  return Map.groupBy(rows, ({ row }) => row);
}
