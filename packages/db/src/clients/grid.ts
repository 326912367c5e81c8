import type { Cell, CellValue } from "@foyer/domain/changes/schema";
import { clientCell } from "@foyer/domain/clients/rules";
import { type ClientField, type ClientId, clientFields } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Grid, PlannedCell, PlannedField } from "../changes/grid.ts";
import type { Trx } from "../kernel/fence.ts";
import { today } from "../properties/queries.ts";
import { reachedStaff, workingHere } from "../staff/queries.ts";
import { isDated, setDated } from "./dated/mutations.ts";
import { isName, keepNames } from "./names/mutations.ts";
import { clientsOn } from "./queries.ts";
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
  const staffIds = await reachedStaff(trx, "clients:write", on);
  let query = clientsOn(trx, on)
    .select(["client.id", "tier.tier", "class.class", "owner.staffId as ownerId"])
    .select(["client.name", "client.englishName", "client.shortName", "client.kind", "client.industry", "client.city"])
    .select([
      "client.address",
      "client.source",
      "client.vip",
      "client.preferences",
      "client.specialNeeds",
      "client.notes",
    ])
    .where("client.house", "=", false)
    .where(sql<boolean>`client.id = any(${ids}::bigint[])`);
  if (staffIds) query = query.where("owner.staffId", "in", staffIds);
  return new Map((await query.execute()).map((row) => [row.id, row]));
}

/** Owners must work here today; names of others would be a wrong owner that nobody notices. */
const ownersHere = (trx: Trx, cells: readonly Cell[], on: CalendarDate) =>
  workingHere(
    trx,
    cells.flatMap(({ field, new: id }) => (field === "ownerId" && isWhole(id) ? [id] : [])),
    on,
  );

const isWhole = (value: CellValue): value is number => Number.isSafeInteger(value);

function planCell(cell: Cell, known: { clients: Map<number, StoredClient>; owners: ReadonlySet<number> }): PlannedCell {
  const client = known.clients.get(Number(cell.row));
  if (!client) return { cell, refused: "clients.not-found" };
  const read = clientCell(cell.field, cell.new);
  if ("refused" in read) return { cell, refused: read.refused };
  if (cell.field === "ownerId" && typeof read.value === "number" && !known.owners.has(read.value))
    return { cell, refused: "clients.owner-not-here" };
  const before = client[cell.field as ClientField];
  return { cell, fields: [{ row: client.id, field: cell.field, before, after: read.value }] };
}

async function writePlain(trx: Trx, field: string, fields: readonly PlannedField[]): Promise<void> {
  const column = sql.ref(`client.${field}`);
  const bare = sql.ref(field);
  const type = sql.raw(field === "vip" ? "boolean" : "text");
  await sql`
    update client set ${bare} = given.value::${type}
    from unnest(${fields.map((each) => each.row)}::bigint[], ${fields.map((each) => (each.after === null ? null : String(each.after)))}::text[]) as given (id, value)
    where client.property_id = ${trx.propertyId} and client.id = given.id and ${column} is distinct from given.value::${type}`.execute(
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
    const on = today(trx, now);
    const ids = [...new Set(cells.map((cell) => Number(cell.row)).filter((id) => Number.isSafeInteger(id)))];
    const known = { clients: await lockClients(trx, ids, on), owners: await ownersHere(trx, cells, on) };
    return cells.map((cell) => planCell(cell, known));
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
    const from = today(trx, now);
    for (const aspect of ["ownerId", "tier", "class"] as const) {
      const ofAspect = fields.filter((each) => each.field === aspect);
      const values = ofAspect.map((each) => ({
        clientId: each.row,
        value: typeof each.after === "boolean" ? null : each.after,
      }));
      if (values.length > 0) await setDated(trx, { aspect, from, values });
    }
  },
};
