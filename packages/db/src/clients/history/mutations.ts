import {
  type ClientClass,
  type ClientId,
  type ClientKind,
  type ClientSource,
  type ContactId,
  type Tier,
} from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import { sql } from "kysely";
import { takeNumbers } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { newSalt, propertyKeys } from "../../kernel/protect.ts";
import { sealPerson } from "../mutations.ts";

/** What held of a client from a day until the day before `to`; null while it holds. */
export interface Held<Value> {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly value: Value;
}

export interface PastContact {
  readonly name: string;
  readonly salutation: string | null;
  readonly title: string | null;
  readonly decisionMaker: boolean;
  readonly language: Language;
  readonly mobile: string | null;
  readonly mail: string | null;
  readonly wechat: string | null;
}

/** A file as it stands, with what held of its client over time. */
export interface PastClient {
  readonly reference: string;
  readonly kind: ClientKind;
  readonly name: string;
  readonly englishName: string | null;
  readonly shortName: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly source: ClientSource;
  readonly vip: boolean;
  readonly archivedReason: string | null;
  readonly preferences: string | null;
  readonly specialNeeds: string | null;
  readonly notes: string | null;
  readonly verifiedOn: CalendarDate | null;
  readonly createdAt: Instant;
  readonly owners: readonly Held<StaffId>[];
  readonly tiers: readonly Held<Tier>[];
  readonly classes: readonly Held<ClientClass>[];
  readonly contacts: readonly PastContact[];
}

export interface KeptClient {
  readonly id: ClientId;
  /** In the order of the contacts. */
  readonly contactIds: readonly ContactId[];
}

async function insertFiles(trx: Trx, files: readonly PastClient[]): Promise<Map<string, ClientId>> {
  const of = <K extends keyof PastClient>(key: K) => files.map((file) => file[key]);
  const { rows } = await sql<{ id: ClientId; reference: string }>`
    insert into client (property_id, reference, kind, name, english_name, short_name, industry, address, city, source, vip,
      status, archived_reason, preferences, special_needs, notes, verified_on, created_at)
    select ${trx.propertyId}, reference, kind, name, english_name, short_name, industry, address, city, source, vip,
      case when archived_reason is null then 'active' else 'archived' end, archived_reason, preferences, special_needs, notes,
      verified_on, created_at
    from unnest(
      ${of("reference")}::text[], ${of("kind")}::text[], ${of("name")}::text[], ${of("englishName")}::text[], ${of("shortName")}::text[],
      ${of("industry")}::text[], ${of("address")}::text[], ${of("city")}::text[], ${of("source")}::text[], ${of("vip")}::boolean[],
      ${of("archivedReason")}::text[], ${of("preferences")}::text[], ${of("specialNeeds")}::text[], ${of("notes")}::text[],
      ${of("verifiedOn")}::date[], ${of("createdAt")}::timestamptz[]
    ) with ordinality as given (reference, kind, name, english_name, short_name, industry, address, city, source, vip, archived_reason,
      preferences, special_needs, notes, verified_on, created_at, place)
    order by place
    returning id, reference`.execute(trx);
  return new Map(rows.map((row) => [row.reference, row.id]));
}

const datedTables = {
  owners: { table: "client_owner", column: "staff_id", type: "bigint" },
  tiers: { table: "client_tier", column: "tier", type: "text" },
  classes: { table: "client_class", column: "class", type: "text" },
} as const;

async function insertHeld(
  trx: Trx,
  aspect: keyof typeof datedTables,
  held: readonly (Held<string | number> & { id: ClientId })[],
) {
  const { table, column, type } = datedTables[aspect];
  await sql`
    insert into ${sql.table(table)} (property_id, client_id, from_date, to_date, ${sql.ref(column)})
    select ${trx.propertyId}, client_id, from_date, coalesce(to_date, 'infinity'), value::${sql.raw(type)}
    from unnest(
      ${held.map((each) => each.id)}::bigint[], ${held.map((each) => each.from)}::date[], ${held.map((each) => each.to)}::date[],
      ${held.map((each) => String(each.value))}::text[]
    ) as given (client_id, from_date, to_date, value)
    on conflict do nothing`.execute(trx);
}

type PastPerson = PastContact & { readonly clientId: ClientId; readonly createdAt: Instant };

async function insertPersons(trx: Trx, persons: readonly PastPerson[]): Promise<ContactId[]> {
  const keys = await propertyKeys(trx);
  const { rows } = await sql<{ id: ContactId }>`
    select nextval(pg_get_serial_sequence('contact', 'id')) as id from generate_series(1, ${persons.length})`.execute(
    trx,
  );
  const values = persons.flatMap(({ mobile, mail, wechat, ...person }, index) => {
    const id = rows[index]?.id;
    if (id === undefined) return [];
    const salt = newSalt();
    const sealed = sealPerson(keys, salt, { typed: { mobile, mail, wechat }, row: id, propertyId: trx.propertyId });
    return [{ ...person, ...sealed, propertyId: trx.propertyId, id, salt }];
  });
  // PostgreSQL takes 65,535 parameters a statement
  for (let from = 0; from < values.length; from += 1_000)
    await trx
      .insertInto("contact")
      .values(values.slice(from, from + 1_000))
      .execute();
  return rows.map((row) => row.id);
}

/**
 * Opens many files with their past: who owned them, in which tier and class they were, and the persons there. Their numbers
 * are taken; the changes that made them what they are go into the record apart. (A2.5)
 */
export async function keepClients(trx: Trx, files: readonly PastClient[]): Promise<Map<string, KeptClient>> {
  await takeNumbers(trx, "client", files.length);
  const ids = await insertFiles(trx, files);
  const known = files.flatMap((file) => {
    const id = ids.get(file.reference);
    return id === undefined ? [] : [{ ...file, id }];
  });
  for (const aspect of ["owners", "tiers", "classes"] as const)
    await insertHeld(
      trx,
      aspect,
      known.flatMap((file) => file[aspect].map((each) => ({ ...each, id: file.id }))),
    );
  const contactIds = await insertPersons(
    trx,
    known.flatMap(({ id, createdAt, contacts }) =>
      contacts.map((contact) => ({ ...contact, clientId: id, createdAt })),
    ),
  );
  let next = 0;
  return new Map(
    known.map(({ id, reference, contacts }) => {
      next += contacts.length;
      return [reference, { id, contactIds: contactIds.slice(next - contacts.length, next) }];
    }),
  );
}
