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
import { insertContacts } from "../contacts/mutations.ts";
import { insertDated } from "../dated/mutations.ts";
import { keepNames } from "../names/mutations.ts";

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
  await keepNames(trx, { clients: rows.map((row) => row.id) });
  return new Map(rows.map((row) => [row.reference, row.id]));
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
  const heldBy = (of: (file: PastClient) => readonly Held<string | number>[]) =>
    known.flatMap((file) => of(file).map((held) => ({ ...held, clientId: file.id })));
  await insertDated(
    trx,
    "ownerId",
    heldBy((file) => file.owners),
  );
  await insertDated(
    trx,
    "tier",
    heldBy((file) => file.tiers),
  );
  await insertDated(
    trx,
    "class",
    heldBy((file) => file.classes),
  );
  const contactIds = await insertContacts(
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
