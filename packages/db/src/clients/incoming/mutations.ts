import { type ClientRow, plainFields } from "@foyer/domain/clients/import";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { BlockOutcome, ImportContext, ImportedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { writePersons } from "../contacts/incoming/mutations.ts";
import { insertDated, setDated } from "../dated/mutations.ts";
import { writeLinks } from "../links/mutations.ts";
import { isName, keepNames } from "../names/mutations.ts";
import { datedFields, type IncomingClient, type KnownClient, type MadeClient, resolveClients } from "./queries.ts";

type PlainField = (typeof plainFields)[number];

const names = sql.join(plainFields.map((field) => sql.ref(field)));

const columns = (rows: readonly IncomingClient[]) => {
  const values = plainFields.map(
    (field) => sql`${rows.map((row) => row[field])}::${sql.raw(field === "vip" ? "boolean[]" : "text[]")}`,
  );
  return sql`unnest(${rows.map((row) => row.reference)}::text[], ${sql.join(values)}) as given (reference, ${names})`;
};

const given = (field: PlainField) =>
  field === "tags" ? sql`string_to_array(given.tags, ', ')` : sql`given.${sql.ref(field)}`;

/** What a new file has where its rows say nothing. */
const unsaid: Readonly<Partial<Record<PlainField, ReturnType<typeof sql>>>> = {
  source: sql`'import'`,
  vip: sql`false`,
  tags: sql`'{}'`,
};

async function insertNew(trx: Trx, files: readonly IncomingClient[], context: ImportContext): Promise<MadeClient[]> {
  if (files.length === 0) return [];
  const values = plainFields.map((field) => sql`coalesce(${given(field)}, ${unsaid[field] ?? sql`null`})`);
  const { rows: made } = await sql<{ id: ClientId; reference: string }>`
    insert into client (property_id, reference, created_at, ${names})
    select ${trx.propertyId}, reference, ${context.now}::timestamptz, ${sql.join(values)}
    from ${columns(files.map((file) => ({ ...file, source: file.source ?? (file.referrer === null ? null : "referral") })))}
    returning id, reference`.execute(trx);
  const idOf = new Map(made.map((row) => [row.reference, row.id]));
  const ids = made.map((row) => row.id);
  await keepNames(trx, { clients: ids });
  context.created("client", ids);
  return files.flatMap((file) => {
    const id = idOf.get(file.reference);
    return id === undefined ? [] : [{ ...file, tier: file.tier ?? "potential", id }];
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

/** What rows say otherwise than the file. Where they say nothing, the file stays as it is. */
const differences = (known: KnownClient, file: IncomingClient): ChangedField[] =>
  [...plainFields, ...datedFields].flatMap((field) =>
    file[field] === null || file[field] === known[field]
      ? []
      : [{ subject: "client", row: known.id, field, before: known[field], after: file[field] }],
  );

async function writePlain(trx: Trx, files: readonly IncomingClient[]): Promise<void> {
  if (files.length === 0) return;
  const sets = plainFields.map((field) => sql`${sql.ref(field)} = coalesce(${given(field)}, client.${sql.ref(field)})`);
  await sql`
    update client set ${sql.join(sets)} from ${columns(files)}
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

/** Makes and updates client files, and the contacts that their rows name. (A2.1) */
export function importClients(trx: Trx, context: ImportContext) {
  const earlier = new Map<string, IncomingClient>();
  return async (rows: readonly ImportedRow<ClientRow>[]): Promise<BlockOutcome> => {
    const { files, known, refused } = await resolveClients(trx, rows, { today: context.today, earlier });
    const made = await insertNew(
      trx,
      files.filter(({ file }) => !known.has(file.reference)).map(({ file }) => file),
      context,
    );
    await dateNew(trx, made, context.startDate);
    const present: MadeClient[] = [];
    const changes: ChangedField[] = [];
    for (const { file } of files) {
      const stands = known.get(file.reference);
      // what was chosen when two files were merged is not undone by a file that still has both
      if (!stands || stands.mergedInto !== null) continue;
      present.push({ ...file, id: stands.id });
      changes.push(...differences(stands, file));
    }
    const changed = new Set<number>(changes.map((change) => change.row));
    const linked = present.filter(({ parent, referrer }) => parent !== null || referrer !== null).map(({ id }) => id);
    await context.keep("client", [...new Set([...changed, ...linked])]);
    await writePlain(
      trx,
      present.filter((file) => changed.has(file.id)),
    );
    await keepNames(trx, { clients: changes.filter(({ field }) => isName(field)).map(({ row }) => row) });
    await dateKnown(trx, changes, context.today);
    const links = await writeLinks(trx, [...made, ...present]);
    for (const change of links.changes) changed.add(change.row);
    context.changed([...changes, ...links.changes.filter(({ row }) => present.some((file) => file.id === row))]);
    const idOf = new Map([...made, ...present].map((file) => [file.reference, file.id]));
    const persons = await writePersons(
      trx,
      files.flatMap((group) =>
        group.rows.flatMap((row) => {
          const id = idOf.get(row.reference);
          return id === undefined ? [] : [{ ...row, id }];
        }),
      ),
      context,
    );
    const unlinked = new Set(links.refused.map(({ line }) => line));
    return { ...counted({ files, made, changed, idOf, persons, unlinked }), refused: [...refused, ...links.refused] };
  };
}

interface Outcome {
  readonly files: Awaited<ReturnType<typeof resolveClients>>["files"];
  readonly made: readonly MadeClient[];
  readonly changed: ReadonlySet<number>;
  readonly idOf: ReadonlyMap<string, ClientId>;
  readonly persons: ReadonlySet<number>;
  /** Lines refused for whom they link to. */
  readonly unlinked: ReadonlySet<number>;
}

/** A new file counts once; its further rows are updates where they brought a person. */
function counted({ files, made, changed, idOf, persons, unlinked }: Outcome): Omit<BlockOutcome, "refused"> {
  const makes = new Set(made.map((file) => file.line));
  const lines = files.flatMap(({ file, rows }) =>
    rows.map(({ line }) => {
      if (unlinked.has(line)) return "refused";
      if (makes.has(line)) return "created";
      const isFirst = line === file.line;
      return persons.has(line) || (isFirst && changed.has(idOf.get(file.reference) ?? 0)) ? "updated" : "unchanged";
    }),
  );
  const count = (kind: string) => lines.filter((each) => each === kind).length;
  return { created: count("created"), updated: count("updated"), unchanged: count("unchanged") };
}
