import type { GridCondition } from "@foyer/domain/changes/views/schema";
import { completeness } from "@foyer/domain/clients/completeness/rules";
import type { KeeperPage } from "@foyer/domain/clients/keeper/schema";
import type { ClientClass, ClientId, Tier } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { matching } from "../../changes/rows/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { today } from "../../properties/queries.ts";
import { filledItems, keepingOn } from "../completeness/queries.ts";
import { clientsOn } from "../queries.ts";
import { inReach } from "../reach/queries.ts";
import { clientGridRows } from "../rows/queries.ts";

/** Who works the list of files that want it, on a day. (A2.5) */
export const keeperOn = (trx: Trx, on: CalendarDate) =>
  trx
    .selectFrom("fileKeeper")
    .innerJoin("staff", "staff.id", "fileKeeper.staffId")
    .select(["fileKeeper.staffId", "staff.name", "fileKeeper.fromDate as since"])
    .where("fileKeeper.propertyId", "=", trx.propertyId)
    .where(heldOn("fileKeeper", on))
    .executeTakeFirst();

export interface KeptFile {
  readonly id: ClientId;
  readonly name: string;
  readonly reference: string;
  readonly tier: Tier | null;
  readonly class: ClientClass | null;
  readonly ownerName: string | null;
  readonly completePercent: number | null;
  readonly staleOn: CalendarDate | null;
  readonly verifiedOn: CalendarDate | null;
}

/** What the files of a page lack, the weightiest first. */
async function missingOf(trx: Trx, ids: readonly ClientId[], on: CalendarDate) {
  const { weights } = await keepingOn(trx, on);
  const rows = await clientsOn(trx, on)
    .select(["client.id", "class.class", filledItems(trx).as("filled")])
    .where(sql<boolean>`client.id = any(${ids}::bigint[])`)
    .execute();
  return new Map(
    rows.map((row) => [row.id, row.class === null ? [] : completeness(row.filled, row.class, weights).missing]),
  );
}

/** Files that lack something or were not confirmed for long, in reach of the actor: the emptiest, and the longest stale, first. (A2.5, A2.7) */
export async function keeperList(trx: Trx, { kind, ownerId, tier, after, limit }: KeeperPage, now: Instant) {
  const on = today(trx, now);
  const { incompleteBelow } = await keepingOn(trx, on);
  const narrowed: GridCondition[] = [
    { field: "house", is: "is", value: false },
    ...(ownerId === undefined ? [] : [{ field: "ownerId", is: "is" as const, value: ownerId }]),
    ...(tier === undefined ? [] : [{ field: "tier", is: "is" as const, value: tier }]),
  ];
  const of = (conditions: readonly GridCondition[]) =>
    matching(trx, { rows: clientGridRows, filter: { search: "", conditions: [...conditions] } }, now);
  const wanting = {
    incomplete: { field: "completePercent", is: "at-most", value: incompleteBelow - 1 },
    stale: { field: "staleOn", is: "at-most", value: on },
  } as const;
  const { rows: counts } = await sql<{ incomplete: number; stale: number; all: number }>`
    select count(*) filter (where seen.complete_percent < ${incompleteBelow}) as incomplete,
      count(*) filter (where seen.stale_on <= ${on}) as stale, count(*) as all ${await of(narrowed)}`.execute(trx);
  const { rows: pairs } = await sql<{ duplicates: number }>`
    select count(*) as duplicates from client_duplicate d
    where d.property_id = ${trx.propertyId} and d.status = 'open'
      and ${await inReach(trx, "clients:read", { on, id: "d.one_id" })} and ${await inReach(trx, "clients:read", { on, id: "d.other_id" })}`.execute(
    trx,
  );
  const by = kind === "stale" ? sql`seen.stale_on` : sql`seen.complete_percent`;
  const next = after
    ? sql`and (${by}, seen.id) > (${after.by}::${sql.raw(kind === "stale" ? "date" : "int")}, ${after.id})`
    : sql``;
  const { rows } = await sql<KeptFile>`
    select seen.id, seen.name, seen.reference, seen.tier, seen.class, staff.name as owner_name, seen.complete_percent, seen.stale_on,
      seen.verified_on
    from (select seen.* ${await of([...narrowed, wanting[kind]])} ${next} order by ${by}, seen.id limit ${limit}) seen
    left join staff on staff.id = seen.owner_id
    order by ${by}, seen.id`.execute(trx);
  const missing = await missingOf(
    trx,
    rows.map((row) => row.id),
    on,
  );
  const last = rows.at(-1);
  const value = kind === "stale" ? last?.staleOn : last?.completePercent;
  return {
    counts: { incomplete: 0, stale: 0, all: 0, ...counts[0], duplicates: pairs[0]?.duplicates ?? 0 },
    incompleteBelow,
    rows: rows.map(({ completePercent: percent, ...row }) => ({
      ...row,
      percent,
      missing: missing.get(row.id) ?? [],
      isStale: row.staleOn !== null && row.staleOn <= on,
    })),
    next: rows.length === limit && last && value !== null && value !== undefined ? { by: value, id: last.id } : null,
  };
}
