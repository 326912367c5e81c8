import { type ClosedField, isClosedTo } from "@foyer/domain/clients/rules";
import { foldName } from "@foyer/domain/clients/names/rules";
import { clientColumns } from "@foyer/domain/clients/rows/schema";
import type { ClientPage } from "@foyer/domain/clients/rows/schema";
import { clientColumnWords, clientOptionWords } from "@foyer/domain/clients/rows/words";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type InferResult, type RawBuilder, sql } from "kysely";
import type { GridRows } from "../../changes/grid.ts";
import { column, matching, patternOf } from "../../changes/rows/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { prepared } from "../../kernel/prepared.ts";
import { reachedStaff } from "../../staff/queries.ts";
import { completenessSql, keepingOn, staleOnSql } from "../completeness/queries.ts";
import { clientsOn } from "../queries.ts";
import { inReach } from "../reach/queries.ts";

/** The masked phone of the longest known contact: what a grid may show without a reveal. */
const firstPhone = (trx: Trx) =>
  sql<string | null>`(
  select contact.mobile_mask from contact
  where contact.property_id = ${trx.propertyId} and contact.client_id = client.id
    and contact.status = 'active' and contact.mobile_mask is not null
  order by contact.id limit 1)`;

/** Few files have any: gathered once, for a statement that reads many. */
const collaborators = (trx: Trx, on: CalendarDate) =>
  sql<{ clientId: ClientId; names: string }>`(
  select k.client_id, string_agg(staff.name, ', ' order by staff.name) as names
  from client_collaborator k join staff on staff.id = k.staff_id
  where k.property_id = ${trx.propertyId} and ${heldOn("k", on)}
  group by k.client_id)`.as<"collaborators">(sql.ref("collaborators"));

/** Every list of clients: those in reach, as they are on a day, with what is closed to the actor empty, so that neither filter nor order tells of it. */
export async function clientRows(trx: Trx, on: CalendarDate) {
  const keeping = await keepingOn(trx, on);
  const open = <T>(field: ClosedField, value: RawBuilder<T>): RawBuilder<T | null> =>
    isClosedTo(trx.actor, field) ? sql<T | null>`case when false then ${value} end` : value.$castTo<T | null>();
  const of = <T>(column: string) => sql<T>`${sql.ref(column)}`;
  return clientsOn(trx, on)
    .leftJoin("client as parent", (join) =>
      join.on("parent.propertyId", "=", trx.propertyId).onRef("parent.id", "=", "client.parentId"),
    )
    .leftJoin("client as referrer", (join) =>
      join.on("referrer.propertyId", "=", trx.propertyId).onRef("referrer.id", "=", "client.referrerId"),
    )
    .leftJoin("clientCreditHold as held", (join) =>
      join.on("held.propertyId", "=", trx.propertyId).onRef("held.clientId", "=", "client.id").on(heldOn("held", on)),
    )
    .leftJoin(collaborators(trx, on), "collaborators.clientId", "client.id")
    .select([
      "client.id",
      "client.reference",
      "client.kind",
      "client.name",
      "client.englishName",
      "client.shortName",
      "client.formerName",
      "client.source",
      "client.vip",
      "client.house",
      "client.status",
      "tier.tier",
      "class.class",
      "held.hold as creditHold",
    ])
    .select([
      (isClosedTo(trx.actor, "tags") ? sql<string[]>`'{}'::text[]` : of<string[]>("client.tags")).as("tags"),
      open("groupAccount", of<string | null>("client.groupAccount")).as("groupAccount"),
      open("parentId", of<ClientId | null>("client.parentId")).as("parentId"),
      open("parentName", of<string | null>("parent.name")).as("parentName"),
      open("referrerId", of<ClientId | null>("client.referrerId")).as("referrerId"),
      open("referrerName", of<string | null>("referrer.name")).as("referrerName"),
      open("industry", of<string | null>("client.industry")).as("industry"),
      open("address", of<string | null>("client.address")).as("address"),
      open("city", of<string | null>("client.city")).as("city"),
      open("preferences", of<string | null>("client.preferences")).as("preferences"),
      open("specialNeeds", of<string | null>("client.specialNeeds")).as("specialNeeds"),
      open("notes", of<string | null>("client.notes")).as("notes"),
      open("verifiedOn", of<CalendarDate | null>("client.verifiedOn")).as("verifiedOn"),
      open("ownerId", of<number | null>("owner.staffId")).as("ownerId"),
      open("ownerId", of<string | null>("collaborators.names")).as("collaboratorNames"),
      open("verifiedOn", completenessSql(trx, keeping.weights)).as("completePercent"),
      open("verifiedOn", staleOnSql(trx, keeping.staleAfter)).as("staleOn"),
      firstPhone(trx).as("phoneMask"),
    ])
    .where(await inReach(trx, "clients:read", { on }));
}

export type ClientRow = InferResult<Awaited<ReturnType<typeof clientRows>>>[number];

/** The list and its allow-list name the same columns. */
const columns = clientColumns satisfies Record<Exclude<keyof ClientRow, "id">, unknown>;

/** The same name in the other script or width, without its legal form, or by the initials of its pinyin. */
function foundByName(trx: Trx, search: string): RawBuilder<boolean> {
  const folded = foldName(search);
  const initials = /^[a-z]{2,}$/i.test(search) ? search.toLowerCase() : null;
  return sql<boolean>`${column("id")} in (
    select named.id from client as named
    where named.property_id = ${trx.propertyId}
      and ((${folded} <> '' and named.folded_names like ${patternOf(folded)})
        or named.name_initials like ${initials === null ? null : patternOf(initials)}))`;
}

export const clientGridRows: GridRows = {
  act: "clients:read",
  columns,
  searched: ["name", "englishName", "shortName", "formerName", "reference"],
  alsoFound: foundByName,
  unlessAsked: [{ field: "status", is: "is", value: "active" }],
  sort: [{ field: "name", descending: false }],
  exported: { act: "clients:export", columns: clientColumnWords, options: clientOptionWords },
  async reachedBy(trx, on) {
    const staffIds: readonly unknown[] | undefined = await reachedStaff(trx, "clients:read", on);
    return (
      staffIds &&
      ((field, before) =>
        (field === "ownerId" && staffIds.includes(before)) ||
        (field === "collaborators" && Array.isArray(before) && before.some((each) => staffIds.includes(each))))
    );
  },
  select: clientRows,
};

/** A page of clients by name, as they are today: for cards and pickers. */
export async function listClients(trx: Trx, { filter, after, limit }: ClientPage, now: Instant) {
  const from = await matching(trx, { rows: clientGridRows, filter }, now);
  const next = after ? sql`and (${column("name")}, ${column("id")}) > (${after.name}, ${after.id})` : sql``;
  // only the page that everybody opens is worth a plan of its own
  const front = limit % 100 === 0 && filter.conditions.length === 0 ? prepared : sql``;
  const { rows } =
    await sql<ClientRow>`select ${front} seen.* ${from} ${next} order by ${column("name")}, ${column("id")} limit ${sql.lit(limit)}`.execute(
      trx,
    );
  const last = rows.at(-1);
  return { rows, base: trx.seenChange, next: rows.length === limit && last ? { name: last.name, id: last.id } : null };
}
