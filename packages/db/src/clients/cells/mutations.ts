import type { CellValue } from "@foyer/domain/changes/schema";
import { type ClientField, clientFields } from "@foyer/domain/clients/schema";
import { scopeOf } from "@foyer/domain/kernel/permissions";
import type { Instant } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { NewRow, NewRowAnswer, PlannedField } from "../../changes/grid.ts";
import { takeNumbers } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { datedAspects, insertDated, isDated, setDated } from "../dated/mutations.ts";
import { refuseCircles } from "../links/queries.ts";
import { isName, keepNames } from "../names/mutations.ts";
import { blankClient, knownFor, planCell, type StoredField } from "./queries.ts";

type PlainField = Exclude<StoredField, (typeof datedAspects)[number]>;

const plainFields: readonly PlainField[] = [
  ...clientFields.filter((field): field is Extract<ClientField, PlainField> => !isDated(field)),
  "status",
  "archivedReason",
];

/** What a column holds, where it is not text. */
const types: Readonly<Partial<Record<PlainField, string>>> = {
  vip: "boolean",
  parentId: "bigint",
  referrerId: "bigint",
};

const textOf = (value: CellValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** A value as its column holds it; a list is one text in a cell. */
const stored = (field: PlainField, value: RawBuilder<unknown>): RawBuilder<unknown> =>
  field === "tags"
    ? sql`coalesce(string_to_array(${value}, ', '), '{}')`
    : sql`${value}::${sql.raw(types[field] ?? "text")}`;

type Values = ReadonlyMap<string, CellValue>;

const usedIn = (rows: Iterable<Values>): PlainField[] => {
  const used = new Set([...rows].flatMap((values) => [...values.keys()]));
  return plainFields.filter((field) => used.has(field));
};

/** All plain fields of all rows in one statement: each row gets one new version, however many of its cells change. */
async function writePlain(trx: Trx, rows: ReadonlyMap<number, Values>): Promise<void> {
  const used = usedIn(rows.values());
  if (used.length === 0) return;
  const all = [...rows];
  const columns = used.map((field, at) => {
    const value = sql.raw(`value${at}`);
    const texts = sql`${all.map(([, values]) => textOf(values.get(field)))}::text[]`;
    const after = stored(field, sql`given.${value}`);
    if (all.every(([, values]) => values.has(field)))
      return { set: sql`${sql.ref(field)} = ${after}`, arrays: [texts], names: [value] };
    const isGiven = sql.raw(`given${at}`);
    return {
      set: sql`${sql.ref(field)} = case when given.${isGiven} then ${after} else ${sql.ref(`client.${field}`)} end`,
      arrays: [texts, sql`${all.map(([, values]) => values.has(field))}::boolean[]`],
      names: [value, isGiven],
    };
  });
  await sql`
    update client set ${sql.join(columns.map(({ set }) => set))}
    from unnest(${all.map(([row]) => row)}::bigint[], ${sql.join(columns.flatMap(({ arrays }) => arrays))})
      as given (id, ${sql.join(columns.flatMap(({ names }) => names))})
    where client.property_id = ${trx.propertyId} and client.id = given.id`.execute(trx);
}

const isText = (value: CellValue | undefined): value is string | number =>
  typeof value === "string" || typeof value === "number";

/** Stores fields that were judged: basics in place, owner, tier, class and override from today on. */
export async function writeFields(trx: Trx, fields: readonly PlannedField[], now: Instant): Promise<void> {
  const rows = new Map<number, Map<string, CellValue>>();
  for (const { row, field, after } of fields) {
    const values = rows.get(row) ?? new Map<string, CellValue>();
    rows.set(row, values.set(field, after));
  }
  await writePlain(trx, rows);
  const rowsWith = (isAsked: (field: string) => boolean) => [
    ...new Set(fields.filter(({ field }) => isAsked(field)).map(({ row }) => row)),
  ];
  await keepNames(trx, { clients: rowsWith(isName) });
  const children = rowsWith((field) => field === "parentId");
  if (children.length > 0) await refuseCircles(trx, children);
  const from = today(trx, now);
  for (const aspect of datedAspects) {
    const values = fields
      .filter(({ field }) => field === aspect)
      .map(({ row, after }) => ({ clientId: row, value: isText(after) ? after : null }));
    if (values.length > 0) await setDated(trx, { aspect, from, values });
  }
}

const required = ["name", "kind", "class"] as const;

/** Where a new file's row says nothing. */
const unsaid: Readonly<Partial<Record<PlainField, RawBuilder<unknown>>>> = {
  source: sql`'sales'`,
  vip: sql`false`,
};

/** One statement for all of them, in their order. */
async function insertRows(trx: Trx, rows: readonly Values[], now: Instant): Promise<number[]> {
  const used = usedIn(rows);
  const last = await takeNumbers(trx, "client", rows.length);
  const references = rows.map((_, at) => `C-${String(last - rows.length + 1 + at).padStart(5, "0")}`);
  const columns = used.map((field, at) => ({ field, value: sql.ref(`given.value${at}`) }));
  const values = columns.map(
    ({ field, value }) => sql`coalesce(${stored(field, sql`${value}`)}, ${unsaid[field] ?? sql`null`})`,
  );
  const arrays = used.map((field) => sql`${rows.map((row) => textOf(row.get(field)))}::text[]`);
  const { rows: made } = await sql<{ id: number; reference: string }>`
    insert into client (property_id, reference, created_at, ${sql.join(used.map((field) => sql.ref(field)))})
    select ${trx.propertyId}, given.reference, ${now}::timestamptz, ${sql.join(values)}
    from unnest(${references}::text[], ${sql.join(arrays)})
      as given (reference, ${sql.join(used.map((_, at) => sql.raw(`value${at}`)))})
    returning id, reference`.execute(trx);
  const idOf = new Map(made.map(({ reference, id }) => [reference, id]));
  return references.flatMap((reference) => idOf.get(reference) ?? []);
}

/** New files, as far as their rows are whole: with a name, a kind and a class. A rep's own new file is the rep's. (A2.1, A2.5) */
export async function makeRows(trx: Trx, rows: readonly NewRow[], now: Instant): Promise<NewRowAnswer[]> {
  const on = today(trx, now);
  const mine = trx.actor.kind === "staff" && scopeOf(trx.actor, "clients:write") === "own" ? trx.actor.staffId : null;
  const numbered = rows.map(({ cells }, at) => cells.map((cell) => ({ ...cell, row: String(-1 - at) })));
  const blanks = rows.map((_, at) => blankClient(-1 - at));
  const known = await knownFor(trx, { cells: numbered.flat(), blanks }, on);
  const judged = numbered.map((cells) => {
    const values = new Map<string, CellValue>([["tier", "potential"]]);
    const refused: { field: string; code: string }[] = [];
    for (const planned of cells.map((cell) => planCell(cell, known)))
      if ("refused" in planned) refused.push({ field: planned.cell.field, code: planned.refused });
      else for (const { field, after } of planned.fields) values.set(field, after);
    if (mine !== null) values.set("ownerId", mine);
    const said = new Set([...values.keys(), ...refused.map(({ field }) => field)]);
    for (const field of required) if (!said.has(field)) refused.push({ field, code: "clients.field-required" });
    return { values, refused };
  });
  const whole = judged.filter(({ refused }) => refused.length === 0);
  if (whole.length === 0) return judged.map(({ refused }) => ({ refused }));
  const ids = await insertRows(
    trx,
    whole.map(({ values }) => values),
    now,
  );
  for (const aspect of datedAspects)
    await insertDated(
      trx,
      aspect,
      whole.flatMap(({ values }, at) => {
        const value = values.get(aspect);
        return isText(value) ? [{ clientId: ids[at] ?? 0, from: on, value }] : [];
      }),
    );
  await keepNames(trx, { clients: ids });
  const idOf = new Map(whole.map((row, at) => [row, ids[at] ?? 0]));
  return judged.map((row) => {
    const id = idOf.get(row);
    return id === undefined ? { refused: row.refused } : { row: id, values: row.values };
  });
}
