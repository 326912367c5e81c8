import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

type Columns = readonly (readonly [name: string, type: "bigint" | "integer" | "text" | "text[]"])[];
interface Aspect {
  readonly table: string;
  readonly columns: Columns;
}

/** What is true of a client from a date on: each aspect has a table of its own. */
const aspects = {
  ownerId: { table: "client_owner", columns: [["staff_id", "bigint"]] },
  tier: { table: "client_tier", columns: [["tier", "text"]] },
  class: { table: "client_class", columns: [["class", "text"]] },
  assessmentType: { table: "client_assessment_type", columns: [["assessment_type", "text"]] },
  creditGrade: { table: "client_credit_grade", columns: [["grade", "text"]] },
  creditLimit: {
    table: "client_credit_limit",
    columns: [
      ["limit_minor", "bigint"],
      ["currency", "text"],
    ],
  },
  creditTerm: {
    table: "client_credit_term",
    columns: [
      ["term", "text"],
      ["days", "integer"],
    ],
  },
  creditHold: {
    table: "client_credit_hold",
    columns: [
      ["hold", "text"],
      ["reasons", "text[]"],
    ],
  },
} as const satisfies Record<string, Aspect>;

export type DatedAspect = keyof typeof aspects;
/** Those that are fields of the file; what is decided about a client's credit is not. */
export const datedAspects = ["ownerId", "tier", "class", "assessmentType"] as const satisfies readonly DatedAspect[];
export const creditAspects = [
  "creditGrade",
  "creditLimit",
  "creditTerm",
  "creditHold",
] as const satisfies readonly DatedAspect[];

export const isDated = (field: string): field is (typeof datedAspects)[number] =>
  datedAspects.some((aspect) => aspect === field);

/** An aspect of several columns is one text, its parts apart by this sign, which none of them holds. */
const apart = "|";
export const ofParts = (...parts: readonly (string | number | null)[]): string =>
  parts.map((part) => part ?? "").join(apart);

const columnsOf = (aspect: DatedAspect): Columns => aspects[aspect].columns;
export const datedTable = (aspect: DatedAspect): string => aspects[aspect].table;

/** The aspect of a row as one value: the column itself where there is one only. */
export const datedValue = (aspect: DatedAspect) => {
  const refs = columnsOf(aspect).map(([name]) => sql.ref(`${datedTable(aspect)}.${name}`));
  const parts = refs.map((ref) => sql`coalesce(${ref}::text, '')`);
  return parts.length === 1 ? sql`${sql.join(refs)}` : sql`concat_ws(${apart}::text, ${sql.join(parts)})`;
};

/** What stands in a column for the value that was given. */
function partsOf(aspect: DatedAspect, value: ReturnType<typeof sql>) {
  const columns = columnsOf(aspect);
  if (columns.length === 1) return columns.map(([, type]) => sql`${value}::${sql.raw(type)}`);
  return columns.map(
    ([, type], at) => sql`nullif(split_part(${value}, ${apart}::text, ${at + 1}::int), '')::${sql.raw(type)}`,
  );
}

const columnList = (aspect: DatedAspect) => sql.join(columnsOf(aspect).map(([name]) => sql.ref(name)));

export interface DatedRow {
  readonly clientId: number;
  readonly from: CalendarDate;
  /** The day on which it is over; null while it holds. */
  readonly to?: CalendarDate | null;
  readonly value: string | number;
}

/** Writes what holds of clients of whom nothing else is known for those days. */
export async function insertDated(trx: Trx, aspect: DatedAspect, rows: readonly DatedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into ${sql.table(datedTable(aspect))} (property_id, client_id, from_date, to_date, ${columnList(aspect)})
    select ${trx.propertyId}, client_id, from_date, coalesce(to_date, 'infinity'), ${sql.join(partsOf(aspect, sql`value`))}
    from unnest(
      ${rows.map((row) => row.clientId)}::bigint[], ${rows.map((row) => row.from)}::date[], ${rows.map((row) => row.to ?? null)}::date[],
      ${rows.map((row) => String(row.value))}::text[]
    ) as given (client_id, from_date, to_date, value)
    on conflict do nothing`.execute(trx);
}

export interface SetDated {
  readonly aspect: DatedAspect;
  /** In force from this day; what held before ends with the day before. */
  readonly from: CalendarDate;
  /** Null ends the aspect: a client without an owner. */
  readonly values: readonly { readonly clientId: number; readonly value: string | number | null }[];
}

/**
 * Sets an aspect for many clients at once. What was set for later days is replaced too. What was so until that day goes on
 * as one: taking back a change of the same day leaves no trace in what is counted from the beginning of an ownership or tier.
 */
export async function setDated(trx: Trx, { aspect, from, values }: SetDated): Promise<void> {
  if (values.length === 0) return;
  const of = sql.table(datedTable(aspect));
  const given = sql`unnest(
    ${values.map((each) => each.clientId)}::bigint[], ${values.map((each) => (each.value === null ? null : String(each.value)))}::text[]
  ) as given (client_id, value)`;
  const ofGiven = sql`${of}.property_id = ${trx.propertyId} and ${of}.client_id = given.client_id`;
  const parts = partsOf(aspect, sql`given.value`);
  const held = columnsOf(aspect).map(
    ([name], at) => sql`${sql.ref(`${datedTable(aspect)}.${name}`)} is not distinct from ${parts[at]}`,
  );
  const same = sql`(${sql.join(held, sql` and `)})`;
  await sql`delete from ${of} using ${given} where ${ofGiven} and ${of}.from_date >= ${from}`.execute(trx);
  await sql`
    update ${of} set to_date = case when ${same} then 'infinity'::date else ${from}::date end from ${given}
    where ${ofGiven} and ${of}.from_date < ${from} and (${of}.to_date > ${from} or (${of}.to_date = ${from} and ${same}))`.execute(
    trx,
  );
  await sql`
    insert into ${of} (property_id, client_id, from_date, ${columnList(aspect)})
    select ${trx.propertyId}, given.client_id, ${from}::date, ${sql.join(parts)} from ${given}
    where given.value is not null and not exists (
      select from ${of} as still where still.property_id = ${trx.propertyId} and still.client_id = given.client_id
        and still.from_date < ${from} and still.to_date > ${from})
    on conflict do nothing`.execute(trx);
}
