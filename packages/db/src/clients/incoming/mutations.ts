import type { ClientRow } from "@foyer/domain/clients/import";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { BlockOutcome, ImportContext, ImportedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { writePersons } from "../contacts/mutations.ts";
import { insertDated, setDated } from "../dated/mutations.ts";
import { isName, keepNames } from "../names/mutations.ts";
import {
  datedFields,
  type IncomingClient,
  type KnownClient,
  type MadeClient,
  plainFields,
  resolveClients,
} from "./queries.ts";

const columns = (rows: readonly IncomingClient[]) => {
  const of = <K extends keyof IncomingClient>(key: K) => rows.map((row) => row[key]);
  return sql`unnest(
    ${of("reference")}::text[], ${of("name")}::text[], ${of("kind")}::text[], ${of("englishName")}::text[],
    ${of("shortName")}::text[], ${of("industry")}::text[], ${of("address")}::text[], ${of("city")}::text[],
    ${of("source")}::text[], ${of("vip")}::boolean[], ${of("preferences")}::text[], ${of("specialNeeds")}::text[], ${of("notes")}::text[]
  ) as given (reference, name, kind, english_name, short_name, industry, address, city, source, vip, preferences, special_needs, notes)`;
};

async function insertNew(trx: Trx, rows: readonly IncomingClient[], context: ImportContext): Promise<MadeClient[]> {
  if (rows.length === 0) return [];
  const { rows: made } = await sql<{ id: ClientId; reference: string }>`
    insert into client (
      property_id, reference, name, kind, english_name, short_name, industry, address, city, source, vip, preferences,
      special_needs, notes, created_at)
    select ${trx.propertyId}, reference, name, kind, english_name, short_name, industry, address, city,
      coalesce(source, 'import'), coalesce(vip, false), preferences, special_needs, notes, ${context.now}::timestamptz
    from ${columns(rows)}
    returning id, reference`.execute(trx);
  const idOf = new Map(made.map((row) => [row.reference, row.id]));
  const ids = made.map((row) => row.id);
  await keepNames(trx, { clients: ids });
  context.created("client", ids);
  return rows.flatMap((row) => {
    const id = idOf.get(row.reference);
    return id === undefined ? [] : [{ ...row, tier: row.tier ?? "potential", id }];
  });
}

/** Class, tier and owner of new files hold from the day the row says, else from the property's start. */
async function dateNew(trx: Trx, made: readonly MadeClient[], startDate: CalendarDate): Promise<void> {
  for (const aspect of datedFields)
    await insertDated(
      trx,
      aspect,
      made.flatMap(({ id, since, [aspect]: value }) =>
        value === null ? [] : [{ clientId: id, from: since ?? startDate, value }],
      ),
    );
}

/** What a row says otherwise than the file. Where it says nothing, the file stays as it is. */
const differences = (known: KnownClient, row: IncomingClient): ChangedField[] =>
  [...plainFields, ...datedFields].flatMap((field) =>
    row[field] === null || row[field] === known[field]
      ? []
      : [{ subject: "client", row: known.id, field, before: known[field], after: row[field] }],
  );

async function writePlain(trx: Trx, rows: readonly IncomingClient[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update client set name = coalesce(given.name, client.name), kind = coalesce(given.kind, client.kind),
      english_name = coalesce(given.english_name, client.english_name), short_name = coalesce(given.short_name, client.short_name),
      industry = coalesce(given.industry, client.industry), address = coalesce(given.address, client.address),
      city = coalesce(given.city, client.city), source = coalesce(given.source, client.source),
      vip = coalesce(given.vip, client.vip), preferences = coalesce(given.preferences, client.preferences),
      special_needs = coalesce(given.special_needs, client.special_needs), notes = coalesce(given.notes, client.notes)
    from ${columns(rows)}
    where client.property_id = ${trx.propertyId} and client.reference = given.reference`.execute(trx);
}

/** Class, tier and owner of a known file change from today on. */
async function dateKnown(trx: Trx, changes: readonly ChangedField[], from: CalendarDate): Promise<void> {
  for (const aspect of datedFields) {
    const values = changes.flatMap(({ field, row, after }) =>
      field === aspect && (typeof after === "string" || typeof after === "number")
        ? [{ clientId: row, value: after }]
        : [],
    );
    if (values.length > 0) await setDated(trx, { aspect, from, values });
  }
}

/** Makes and updates client files, and the contact that a row names. (A2.1) */
export function importClients(trx: Trx, context: ImportContext) {
  return async (rows: readonly ImportedRow<ClientRow>[]): Promise<BlockOutcome> => {
    const { clients, known, refused } = await resolveClients(trx, rows, context.today);
    const made = await insertNew(
      trx,
      clients.filter((row) => !known.has(row.reference)),
      context,
    );
    await dateNew(trx, made, context.startDate);
    const touched = new Set<number>();
    const present: MadeClient[] = [];
    const changes: ChangedField[] = [];
    for (const row of clients) {
      const file = known.get(row.reference);
      if (!file) continue;
      present.push({ ...row, id: file.id });
      const changed = differences(file, row);
      if (changed.length > 0) touched.add(row.line);
      changes.push(...changed);
    }
    await context.keep("client", [...new Set(changes.map(({ row }) => row))]);
    await writePlain(
      trx,
      present.filter((row) => touched.has(row.line)),
    );
    await keepNames(trx, { clients: changes.filter(({ field }) => isName(field)).map(({ row }) => row) });
    await dateKnown(trx, changes, context.today);
    context.changed(changes);
    const persons = await writePersons(trx, [...made, ...present], context);
    const updated = present.filter((row) => touched.has(row.line) || persons.has(row.line)).length;
    return { created: made.length, updated, unchanged: present.length - updated, refused };
  };
}
