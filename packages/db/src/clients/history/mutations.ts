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
import type { CarePurpose, Channel } from "@foyer/domain/messages/schema";
import { recordMade, takeNumbers } from "../../changes/mutations.ts";
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
  readonly phone?: string | null;
  readonly preferredChannel?: Channel | null;
  /** `05-20`, `lunar 08-15`, `lunar leap 04-03`. */
  readonly birthday?: string | null;
  readonly birthYear?: string | null;
}

/** A file as it stands, with what held of its client over time. */
export interface PastClient {
  readonly reference: string;
  readonly kind: ClientKind;
  readonly name: string;
  readonly englishName: string | null;
  readonly shortName: string | null;
  readonly formerName: string | null;
  readonly groupAccount: string | null;
  /** By reference, of the files kept with it. */
  readonly parent: string | null;
  readonly referrer: string | null;
  readonly tags: readonly string[];
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
  /** Who works on it beside its owner. */
  readonly collaborators: readonly Held<StaffId>[];
}

export interface KeptClient {
  readonly id: ClientId;
  /** In the order of the contacts. */
  readonly contactIds: readonly ContactId[];
}

async function insertFiles(trx: Trx, files: readonly PastClient[]): Promise<Map<string, ClientId>> {
  const of = <K extends keyof PastClient>(key: K) => files.map((file) => file[key]);
  const { rows } = await sql<{ id: ClientId; reference: string }>`
    insert into client (property_id, reference, kind, name, english_name, short_name, former_name, group_account, tags, industry, address, city,
      source, vip, status, archived_reason, preferences, special_needs, notes, verified_on, created_at)
    select ${trx.propertyId}, reference, kind, name, english_name, short_name, former_name, group_account,
      coalesce(string_to_array(nullif(tags, ''), ', '), '{}'), industry, address, city, source, vip,
      case when archived_reason is null then 'active' else 'archived' end, archived_reason, preferences, special_needs, notes,
      verified_on, created_at
    from unnest(
      ${of("reference")}::text[], ${of("kind")}::text[], ${of("name")}::text[], ${of("englishName")}::text[], ${of("shortName")}::text[],
      ${of("formerName")}::text[], ${of("groupAccount")}::text[], ${files.map((file) => file.tags.join(", "))}::text[],
      ${of("industry")}::text[], ${of("address")}::text[], ${of("city")}::text[], ${of("source")}::text[], ${of("vip")}::boolean[],
      ${of("archivedReason")}::text[], ${of("preferences")}::text[], ${of("specialNeeds")}::text[], ${of("notes")}::text[],
      ${of("verifiedOn")}::date[], ${of("createdAt")}::timestamptz[]
    ) with ordinality as given (reference, kind, name, english_name, short_name, former_name, group_account, tags, industry, address,
      city, source, vip, archived_reason, preferences, special_needs, notes, verified_on, created_at, place)
    order by place
    returning id, reference`.execute(trx);
  await keepNames(trx, { clients: rows.map((row) => row.id) });
  return new Map(rows.map((row) => [row.reference, row.id]));
}

/** Links files to their parents and referrers, when all of them are there. */
async function linkFiles(trx: Trx, files: readonly PastClient[], ids: ReadonlyMap<string, ClientId>): Promise<void> {
  const linked = files.filter(({ parent, referrer }) => parent !== null || referrer !== null);
  const idOf = (reference: string | null) => (reference === null ? null : (ids.get(reference) ?? null));
  await sql`
    update client set parent_id = given.parent_id, referrer_id = given.referrer_id
    from unnest(
      ${linked.map(({ reference }) => idOf(reference))}::bigint[], ${linked.map(({ parent }) => idOf(parent))}::bigint[],
      ${linked.map(({ referrer }) => idOf(referrer))}::bigint[]
    ) as given (id, parent_id, referrer_id)
    where client.property_id = ${trx.propertyId} and client.id = given.id`.execute(trx);
}

async function insertCollaborators(
  trx: Trx,
  files: readonly (PastClient & { readonly id: ClientId })[],
): Promise<void> {
  const all = files.flatMap(({ id, collaborators }) => collaborators.map((each) => ({ ...each, id })));
  await sql`
    insert into client_collaborator (property_id, client_id, staff_id, from_date, to_date)
    select ${trx.propertyId}, client_id, staff_id, from_date, coalesce(to_date, 'infinity')
    from unnest(
      ${all.map(({ id }) => id)}::bigint[], ${all.map(({ value }) => value)}::bigint[], ${all.map(({ from }) => from)}::date[],
      ${all.map(({ to }) => to)}::date[]
    ) as given (client_id, staff_id, from_date, to_date)
    on conflict do nothing`.execute(trx);
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
  await linkFiles(trx, files, ids);
  await insertCollaborators(trx, known);
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

export interface PastAgreement {
  readonly contactId: ContactId;
  readonly channel: Channel;
  readonly givenAt: Instant;
}

/** Writes down what persons agreed to in the past, each on one way to be reached; one in force stays as it is. */
export async function keepAgreements(
  trx: Trx,
  { agreements, purpose, version }: { agreements: readonly PastAgreement[]; purpose: CarePurpose; version: string },
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into address_consent (property_id, channel, address_index, address_mask, purpose, version, source, given_at)
    select ${trx.propertyId}, said.channel, said.address_index, said.address_mask, ${purpose}, ${version}, 'guest', said.given_at
    from (
      select given.channel, given.given_at,
        case given.channel when 'mobile' then mobile_index when 'phone' then phone_index when 'mail' then mail_index else wechat_index end as address_index,
        case given.channel when 'mobile' then mobile_mask when 'phone' then phone_mask when 'mail' then mail_mask else wechat_mask end as address_mask
      from unnest(
        ${agreements.map((each) => each.contactId)}::bigint[], ${agreements.map((each) => each.channel)}::text[],
        ${agreements.map((each) => each.givenAt)}::timestamptz[]
      ) as given (contact_id, channel, given_at)
      join contact on contact.property_id = ${trx.propertyId} and contact.id = given.contact_id
    ) said
    where said.address_index is not null
    on conflict (property_id, channel, address_index, purpose) where withdrawn_at is null do nothing
    returning id`.execute(trx);
  await recordMade(trx, { act: "messages.consent", at: now, made: { address_consent: rows.map((row) => row.id) } });
}
