import type { Cell, CellValue } from "@foyer/domain/changes/schema";
import { clientCell } from "@foyer/domain/clients/rules";
import type { ClientField } from "@foyer/domain/clients/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { PlannedCell } from "../../changes/grid.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { workingHere } from "../../staff/queries.ts";
import { isDated } from "../dated/mutations.ts";
import { type Links, linksFor } from "../links/queries.ts";
import { clientsOn } from "../queries.ts";
import { inReach, mayGiveOn } from "../reach/queries.ts";

/** What may be written of a file: by a cell, or as undo writes it. */
export type StoredField = ClientField | "status" | "archivedReason";
type StoredClient = {
  readonly id: number;
  /** False: the actor stands in for the owner, and may not say whose the file is. */
  readonly mayGive?: boolean;
} & Readonly<Record<StoredField, CellValue>>;

/** Basics of the rows named, locked. */
const lockBasics = (trx: Trx, ids: readonly number[]) =>
  trx
    .selectFrom("client")
    .select(["id", "name", "englishName", "shortName", "formerName", "kind", "industry", "city", "address", "source"])
    .select(["referrerId", "parentId", "groupAccount", "vip", "preferences", "specialNeeds", "notes"])
    .select(["status", "archivedReason", sql<string | null>`nullif(array_to_string(tags, ', '), '')`.as("tags")])
    .where("propertyId", "=", trx.propertyId)
    .where("house", "=", false)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .orderBy("id")
    // who only names the client, in a parent or a contact, need not wait
    .forNoKeyUpdate()
    .execute();

/** What holds of the rows named today, as far as the actor may write them. */
const datedOf = async (trx: Trx, ids: readonly number[], on: CalendarDate) =>
  clientsOn(trx, on)
    .leftJoin("clientAssessmentType as override", (join) =>
      join
        .on("override.propertyId", "=", trx.propertyId)
        .onRef("override.clientId", "=", "client.id")
        .on(heldOn("override", on)),
    )
    .select(["client.id", "tier.tier", "class.class", "owner.staffId as ownerId", "override.assessmentType"])
    .select((await mayGiveOn(trx, on)).as("mayGive"))
    .where(sql<boolean>`client.id = any(${ids}::bigint[])`)
    .where(await inReach(trx, "clients:write", { on }))
    .execute();

const unread = { tier: null, class: null, ownerId: null, assessmentType: null };

interface Locking {
  readonly rows: readonly number[];
  readonly fields: readonly string[];
}

/** The rows named, locked, as they are today and as far as the actor may write them; what holds from a date on only where a field asks for it. */
export async function lockClients(
  trx: Trx,
  { rows, fields }: Locking,
  on: CalendarDate,
): Promise<Map<number, StoredClient>> {
  const ids = [...new Set(rows)];
  const basics = await lockBasics(trx, ids);
  const isWhole = scopeOf(trx.actor, "clients:write") === "property" && !fields.some(isDated);
  if (isWhole) return new Map(basics.map((row) => [row.id, { ...row, ...unread }]));
  const dated = new Map((await datedOf(trx, ids, on)).map((row) => [row.id, row]));
  return new Map(
    basics.flatMap((row) => {
      const held = dated.get(row.id);
      return held ? [[row.id, { ...row, ...held }]] : [];
    }),
  );
}

const isWhole = (value: CellValue): value is number => Number.isSafeInteger(value);

export interface Known {
  readonly clients: ReadonlyMap<number, StoredClient>;
  readonly owners: ReadonlySet<number>;
  readonly links: Links;
  /** What a row's fields will be when all cells of the set are applied. */
  readonly willBe: (row: number, field: ClientField) => CellValue;
  readonly mayOverride: boolean;
}

/** Why a value that fits its field does not fit this file. */
function whyNotHere(client: StoredClient, field: string, { value, known }: { value: CellValue; known: Known }) {
  const { id } = client;
  if (field === "ownerId" && isWhole(value) && !known.owners.has(value)) return "clients.owner-not-here";
  if (field === "ownerId" && client.mayGive === false) return "clients.owner-not-yours-to-give";
  if (field === "assessmentType" && !known.mayOverride) return "clients.override-by-manager";
  if (field === "parentId") {
    if (isWhole(value) && !known.links.linkable.has(value)) return "clients.parent-not-found";
    if (!known.links.setParent(id, isWhole(value) ? value : null)) return "clients.parent-circle";
  }
  if (field !== "referrerId" && field !== "source") return undefined;
  if (field === "referrerId" && value === id) return "clients.referrer-is-self";
  if (field === "referrerId" && isWhole(value) && !known.links.linkable.has(value)) return "clients.referrer-not-found";
  const source = known.willBe(id, "source");
  const referrer = known.willBe(id, "referrerId");
  return source !== "referral" && referrer !== null ? "clients.referrer-without-referral" : undefined;
}

export function planCell(cell: Cell, known: Known): PlannedCell {
  const client = known.clients.get(Number(cell.row));
  if (!client) return { cell, refused: "clients.not-found" };
  if (client.status === "archived") return { cell, refused: "clients.is-archived" };
  const read = clientCell(cell.field, cell.new);
  if ("refused" in read) return { cell, refused: read.refused };
  const before = client[cell.field as ClientField];
  const refused = before === read.value ? undefined : whyNotHere(client, cell.field, { value: read.value, known });
  if (refused !== undefined) return { cell, refused };
  return { cell, fields: [{ row: client.id, field: cell.field, before, after: read.value }], shown: read.value };
}

/** What has to be known to judge cells; files that are still to be made stand under numbers below zero. */
export async function knownFor(
  trx: Trx,
  { cells, blanks = [] }: { cells: readonly Cell[]; blanks?: readonly StoredClient[] },
  on: CalendarDate,
): Promise<Known> {
  const rows = cells.map((cell) => Number(cell.row)).filter((id) => Number.isSafeInteger(id));
  const clients = await lockClients(trx, { rows, fields: cells.map(({ field }) => field) }, on);
  for (const blank of blanks) clients.set(blank.id, blank);
  const named = (...fields: readonly string[]) =>
    cells.flatMap(({ field, new: id }) => (fields.includes(field) && isWhole(id) ? [id] : []));
  const together = cells.filter(({ field }) => field === "source" || field === "referrerId");
  const latest = new Map(together.map((cell) => [`${cell.row} ${cell.field}`, cell.new]));
  return {
    clients,
    owners: await workingHere(trx, named("ownerId"), on),
    links: await linksFor(trx, { named: named("parentId", "referrerId"), parents: named("parentId") }),
    willBe: (row, field) =>
      latest.get(`${row} ${field}`) ?? (latest.has(`${row} ${field}`) ? null : (clients.get(row)?.[field] ?? null)),
    mayOverride: scopeOf(trx.actor, "clients:write") !== "own",
  };
}

export const isKnownField = (field: string): field is StoredField => Object.hasOwn(blankClient(0), field);

/** A file that nothing is known of yet. */
export const blankClient = (id: number): StoredClient => ({
  id,
  name: null,
  englishName: null,
  shortName: null,
  formerName: null,
  kind: null,
  class: null,
  tier: null,
  assessmentType: null,
  ownerId: null,
  industry: null,
  city: null,
  address: null,
  source: "sales",
  referrerId: null,
  parentId: null,
  groupAccount: null,
  vip: null,
  tags: null,
  preferences: null,
  specialNeeds: null,
  notes: null,
  status: "active",
  archivedReason: null,
});
