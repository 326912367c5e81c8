import { type ActivityRow, activityShape } from "@foyer/domain/activities/import";
import type { ActivityId } from "@foyer/domain/activities/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { sql } from "kysely";
import type { ChangedField } from "../changes/mutations.ts";
import { importedClients } from "../clients/imported/mutations.ts";
import { clientKeys } from "../clients/keys/mutations.ts";
import { type ImportContext, type ImportedRow, importer, type RefusedRow } from "../imports/import.ts";
import type { Trx } from "../kernel/fence.ts";
import { staffEverHere } from "../staff/queries.ts";
import { importedActivities } from "./imported/mutations.ts";
import { insertActivities } from "./mutations.ts";

const fields = ["clientId", "staffId", "kind", "outcome", "doneOn", "note", "nextStep", "nextOn"] as const;

interface Incoming extends Omit<ActivityRow, "client" | "staff"> {
  readonly clientId: ClientId;
  readonly staffId: StaffId;
}
interface Known extends Incoming {
  readonly id: ActivityId;
}

async function houseAccounts(trx: Trx): Promise<Set<ClientId>> {
  const rows = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("house", "=", true)
    .execute();
  return new Set(rows.map((row) => row.id));
}

const columns = (rows: readonly Incoming[]) => {
  const of = <K extends keyof Incoming>(key: K) => rows.map((row) => row[key]);
  return sql`unnest(
    ${of("reference")}::text[], ${of("clientId")}::bigint[], ${of("staffId")}::bigint[], ${of("kind")}::text[], ${of("outcome")}::text[],
    ${of("doneOn")}::date[], ${of("note")}::text[], ${of("nextStep")}::text[], ${of("nextOn")}::date[]
  ) as given (reference, client_id, staff_id, kind, outcome, done_on, note, next_step, next_on)`;
};

/** Inserts what is new and answers the rest as they stand, locked. */
async function insertNew(trx: Trx, rows: readonly Incoming[]) {
  const made = await insertActivities(trx, rows);
  const fresh = new Set(made.map((row) => row.reference));
  const others = rows.filter((row) => !fresh.has(row.reference));
  if (others.length === 0) return { made, known: [] };
  const known: Known[] = await trx
    .selectFrom("activity")
    .select(["id", "reference", ...fields])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`reference = any(${others.map((row) => row.reference)}::text[])`)
    .forUpdate()
    .execute();
  return { made, known };
}

const write = (trx: Trx, rows: readonly Incoming[]) =>
  sql`
    update activity set client_id = given.client_id, staff_id = given.staff_id, kind = given.kind, outcome = given.outcome,
      done_on = given.done_on, note = given.note, next_step = given.next_step, next_on = given.next_on
    from ${columns(rows)}
    where activity.property_id = ${trx.propertyId} and activity.reference = given.reference`.execute(trx);

const differences = (known: Known, row: Incoming): ChangedField[] =>
  fields.flatMap((field) =>
    known[field] === row[field]
      ? []
      : [{ subject: "activity", row: known.id, field, before: known[field], after: row[field] }],
  );

function importActivities(trx: Trx, context: ImportContext) {
  const clients = clientKeys(trx, context);
  return async (rows: readonly ImportedRow<ActivityRow>[]) => {
    const staff = await staffEverHere(trx, [...new Set(rows.map((row) => row.values.staff))]);
    const clientIds = await clients.idsOf(rows.map((row) => row.values.client));
    const houses = await houseAccounts(trx);
    const refused: RefusedRow[] = [];
    const incoming: Incoming[] = [];
    for (const { line, values } of rows) {
      const { client, staff: email, ...rest } = values;
      const [clientId, staffId] = [clientIds.get(client), staff.get(email.toLowerCase())];
      if (clientId === undefined) refused.push({ line, field: "client", code: "clients.not-found" });
      else if (houses.has(clientId)) refused.push({ line, field: "client", code: "activities.house-account" });
      else if (staffId === undefined) refused.push({ line, field: "staff", code: "activities.staff-not-found" });
      else if (rest.doneOn > context.today) refused.push({ line, field: "doneOn", code: "activities.not-yet" });
      else incoming.push({ ...rest, clientId, staffId });
    }
    const { made, known } = await insertNew(trx, incoming);
    context.created(
      "activity",
      made.map((row) => row.id),
    );
    const byReference = new Map(known.map((row) => [row.reference, row]));
    const changed = incoming.filter((row) => {
      const before = byReference.get(row.reference);
      const found = before ? differences(before, row) : [];
      if (found.length > 0) context.changed(found);
      return found.length > 0;
    });
    await context.keep(
      "activity",
      changed.flatMap((row) => byReference.get(row.reference)?.id ?? []),
    );
    if (changed.length > 0) await write(trx, changed);
    return { created: made.length, updated: changed.length, unchanged: known.length - changed.length, refused };
  };
}

export const activitiesImporter = importer({
  shape: activityShape,
  act: "activities.import",
  fills: ["activity"],
  tables: [importedActivities, importedClients],
  open: importActivities,
});
