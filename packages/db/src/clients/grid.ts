import type { Cell, CellValue } from "@foyer/domain/changes/schema";
import { clientCell } from "@foyer/domain/clients/rules";
import { type ClientField, type ClientId, clientFields } from "@foyer/domain/clients/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Grid, PlannedCell, PlannedField } from "../changes/grid.ts";
import type { Trx } from "../kernel/fence.ts";
import { heldOn } from "../kernel/held.ts";
import { today } from "../properties/queries.ts";
import { workingHere } from "../staff/queries.ts";
import { datedAspects, isDated, setDated } from "./dated/mutations.ts";
import { type Links, linksFor, refuseCircles } from "./links/queries.ts";
import { isName, keepNames } from "./names/mutations.ts";
import { clientsOn } from "./queries.ts";
import { inReach } from "./reach/queries.ts";
import { clientGridRows } from "./rows/queries.ts";

const plain = clientFields.filter((field) => !isDated(field));

type StoredClient = { readonly id: ClientId } & Readonly<Record<ClientField, CellValue>>;

/** The rows named, locked, as they are today and as far as the actor may write them. */
async function lockClients(trx: Trx, ids: readonly number[], on: CalendarDate): Promise<Map<number, StoredClient>> {
  await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  const rows = await clientsOn(trx, on)
    .leftJoin("clientAssessmentType as override", (join) =>
      join
        .on("override.propertyId", "=", trx.propertyId)
        .onRef("override.clientId", "=", "client.id")
        .on(heldOn("override", on)),
    )
    .select(["client.id", "tier.tier", "class.class", "owner.staffId as ownerId", "override.assessmentType"])
    .select(["client.name", "client.englishName", "client.shortName", "client.formerName", "client.kind"])
    .select(["client.industry", "client.city", "client.address", "client.source", "client.referrerId"])
    .select(["client.parentId", "client.groupAccount", "client.vip", "client.preferences", "client.specialNeeds"])
    .select(["client.notes", sql<string | null>`nullif(array_to_string(client.tags, ', '), '')`.as("tags")])
    .where("client.house", "=", false)
    .where(sql<boolean>`client.id = any(${ids}::bigint[])`)
    .where(await inReach(trx, "clients:write", { on }))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const isWhole = (value: CellValue): value is number => Number.isSafeInteger(value);

interface Known {
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

function planCell(cell: Cell, known: Known): PlannedCell {
  const client = known.clients.get(Number(cell.row));
  if (!client) return { cell, refused: "clients.not-found" };
  const read = clientCell(cell.field, cell.new);
  if ("refused" in read) return { cell, refused: read.refused };
  const before = client[cell.field as ClientField];
  const refused = before === read.value ? undefined : whyNotHere(client, cell.field, { value: read.value, known });
  if (refused !== undefined) return { cell, refused };
  return { cell, fields: [{ row: client.id, field: cell.field, before, after: read.value }], shown: read.value };
}

async function known(trx: Trx, cells: readonly Cell[], on: CalendarDate): Promise<Known> {
  const ids = [...new Set(cells.map((cell) => Number(cell.row)).filter((id) => Number.isSafeInteger(id)))];
  const clients = await lockClients(trx, ids, on);
  const named = (...fields: readonly string[]) =>
    cells.flatMap(({ field, new: id }) => (fields.includes(field) && isWhole(id) ? [id] : []));
  const latest = new Map(cells.map((cell) => [`${cell.row} ${cell.field}`, cell.new]));
  return {
    clients,
    owners: await workingHere(trx, named("ownerId"), on),
    links: await linksFor(trx, { named: named("parentId", "referrerId"), parents: named("parentId") }),
    willBe: (row, field) =>
      latest.get(`${row} ${field}`) ?? (latest.has(`${row} ${field}`) ? null : (clients.get(row)?.[field] ?? null)),
    mayOverride: scopeOf(trx.actor, "clients:write") !== "own",
  };
}

/** What a column holds, where it is not text; a list is one text in a cell. */
const types: Readonly<Partial<Record<ClientField, string>>> = {
  vip: "boolean",
  parentId: "bigint",
  referrerId: "bigint",
};

async function writePlain(trx: Trx, field: ClientField, fields: readonly PlannedField[]): Promise<void> {
  const column = sql.ref(`client.${field}`);
  const given =
    field === "tags"
      ? sql`coalesce(string_to_array(given.value, ', '), '{}')`
      : sql`given.value::${sql.raw(types[field] ?? "text")}`;
  await sql`
    update client set ${sql.ref(field)} = ${given}
    from unnest(${fields.map((each) => each.row)}::bigint[], ${fields.map((each) => (each.after === null ? null : String(each.after)))}::text[]) as given (id, value)
    where client.property_id = ${trx.propertyId} and client.id = given.id and ${column} is distinct from ${given}`.execute(
    trx,
  );
}

/** The clients grid: basics change in place, owner, tier and class from today on. (A2.7, A3) */
export const clientsGrid: Grid = {
  act: "clients:write",
  subject: "client",
  together: false,
  rows: clientGridRows,
  async plan(trx, { cells }, now) {
    const judged = await known(trx, cells, today(trx, now));
    return cells.map((cell) => planCell(cell, judged));
  },
  async current(trx, fields, now) {
    const clients = await lockClients(trx, [...new Set(fields.map((field) => field.row))], today(trx, now));
    return fields.map((field) => clients.get(field.row)?.[field.field as ClientField]);
  },
  async write(trx, fields, now) {
    for (const field of plain) {
      const ofField = fields.filter((each) => each.field === field);
      if (ofField.length > 0) await writePlain(trx, field, ofField);
    }
    await keepNames(trx, { clients: fields.filter(({ field }) => isName(field)).map(({ row }) => row) });
    await refuseCircles(
      trx,
      fields.filter(({ field }) => field === "parentId").map(({ row }) => row),
    );
    const from = today(trx, now);
    for (const aspect of datedAspects) {
      const ofAspect = fields.filter((each) => each.field === aspect);
      const values = ofAspect.map((each) => ({
        clientId: each.row,
        value: typeof each.after === "boolean" ? null : each.after,
      }));
      if (values.length > 0) await setDated(trx, { aspect, from, values });
    }
  },
};
