import { normalProtected } from "@foyer/domain/clients/rules";
import {
  type Comparable,
  duplicates,
  type FoundPair,
  levelOf,
  reviewFrom,
} from "@foyer/domain/clients/duplicates/rules";
import type { DuplicatePage, TypedClient } from "@foyer/domain/clients/duplicates/schema";
import { foldName, gramsOf } from "@foyer/domain/clients/names/rules";
import { knownNames } from "@foyer/domain/clients/names/known/rules";
import type { ClientId, ClientKind } from "@foyer/domain/clients/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { blindIndex, knownKeys, type PropertyKeys } from "../../kernel/protect.ts";
import { inReach } from "../reach/queries.ts";

/** Enough of a blind index to tell equal values: a list of many persons stays small. */
const told = 24;

export interface ComparedClient extends Comparable {
  readonly id: ClientId;
  readonly reference: string;
  readonly name: string;
}

interface StoredClient {
  readonly id: ClientId;
  readonly reference: string;
  readonly kind: ClientKind;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly address: string | null;
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly wechats: readonly string[];
}

/** Files that may be compared: all that are not archived, or those named. */
export async function comparedClients(trx: Trx, ids?: readonly number[]): Promise<ComparedClient[]> {
  const only = ids === undefined ? sql`true` : sql`client.id = any(${[...ids]}::bigint[])`;
  const index = (column: string) => sql`left(encode(${sql.ref(column)}, 'hex'), ${sql.lit(told)})`;
  const { rows } = await sql<StoredClient>`
    with person as (
      select client_id,
        array_remove(array_agg(${index("mobile_index")}) || array_agg(${index("phone_index")}), null) as phones,
        array_remove(array_agg(${index("mail_index")}), null) as mails,
        array_remove(array_agg(${index("wechat_index")}), null) as wechats
      from contact
      where property_id = ${trx.propertyId} and status = 'active'
        ${ids === undefined ? sql`` : sql`and client_id = any(${[...ids]}::bigint[])`}
      group by client_id
    )
    select client.id, client.reference, client.kind, client.name,
      array_remove(array[client.english_name, client.short_name, client.former_name], null) as other_names,
      concat_ws(' ', client.city, client.address) as address,
      coalesce(person.phones, '{}') as phones, coalesce(person.mails, '{}') as mails, coalesce(person.wechats, '{}') as wechats
    from client
    left join person on person.client_id = client.id
    where client.property_id = ${trx.propertyId} and client.status = 'active' and not client.house and ${only}
    order by client.id`.execute(trx);
  return rows.map(({ otherNames, ...row }) => ({ ...row, names: [row.name, ...otherNames] }));
}

export interface Scanned {
  readonly records: readonly ComparedClient[];
  readonly pairs: readonly FoundPair[];
}

/** All pairs of the property's files that may be one client; those that somebody has told apart are left out. */
export async function scanProperty(trx: Trx, { least = reviewFrom }: { least?: number } = {}): Promise<Scanned> {
  refuseUnless(trx.actor, "duplicates:read");
  const records = await comparedClients(trx);
  const apart = await toldApart(trx);
  const pairs = [...duplicates(records, { least })]
    .flatMap((step) => step.pairs)
    .filter(({ one, other }) => !apart.has(`${records[one]?.id} ${records[other]?.id}`));
  return { records, pairs };
}

/** Pairs that somebody has looked at and told apart, as `one other`; that holds for ever. */
async function toldApart(trx: Trx): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom("clientDuplicate")
    .select(["oneId", "otherId"])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "different")
    .execute();
  return new Set(rows.map(({ oneId, otherId }) => `${oneId} ${otherId}`));
}

/** A file that is about to be made, as an import or a form has it. */
export interface IncomingFile {
  readonly names: readonly string[];
  readonly kind?: ClientKind;
  readonly address?: string | null;
  /** As typed. */
  readonly phones?: readonly string[];
  readonly mails?: readonly string[];
}

const indexesOf = (keys: PropertyKeys | undefined, field: "mobile" | "mail", typed: readonly string[] = []): string[] =>
  typed.flatMap((text) => {
    const normal = normalProtected(field, text);
    return normal === undefined || !keys ? [] : [blindIndex(keys, normal).toString("hex").slice(0, told)];
  });

const asComparable = (keys: PropertyKeys | undefined, { phones, mails, ...file }: IncomingFile): Comparable => ({
  ...file,
  phones: indexesOf(keys, "mobile", phones),
  mails: indexesOf(keys, "mail", mails),
});

export interface LikelyDuplicate extends Pick<FoundPair, "score" | "reasons"> {
  /** A place among the rows given. */
  readonly row: number;
  /** The file on record, or an earlier row of the same import. */
  readonly client: Pick<ComparedClient, "id" | "reference" | "name"> | null;
  readonly otherRow: number | null;
}

/** Which of these new files may be on record already, or stand among the rows twice. All rows at once: one reading of the property. */
export async function duplicatesOf(
  trx: Trx,
  rows: readonly IncomingFile[],
  { least = reviewFrom }: { least?: number } = {},
): Promise<LikelyDuplicate[]> {
  if (rows.length === 0) return [];
  const keys = await knownKeys(trx);
  const known = await comparedClients(trx);
  // comparing many thousand names takes longer than a transaction may otherwise stand idle
  await sql`set local idle_in_transaction_session_timeout = '10min'`.execute(trx);
  const records = [...known, ...rows.map((row) => asComparable(keys, row))];
  const found: LikelyDuplicate[] = [];
  for (const { pairs } of duplicates(records, { least, from: known.length })) {
    found.push(...likelyOf(pairs, known));
  }
  return found;
}

const likelyOf = (pairs: readonly FoundPair[], known: readonly ComparedClient[]): LikelyDuplicate[] =>
  pairs.map(({ one, other, score, reasons }) => {
    const client = known[one];
    return {
      row: other - known.length,
      client: client ? { id: client.id, reference: client.reference, name: client.name } : null,
      otherRow: client ? null : one - known.length,
      score,
      reasons,
    };
  });

const among = (known: readonly ComparedClient[], rows: readonly Comparable[], least: number): LikelyDuplicate[] =>
  [...duplicates([...known, ...rows], { least, from: known.length })].flatMap(({ pairs }) => likelyOf(pairs, known));

/** A piece of a name that more files have than this finds nothing. */
const mostWithGram = 2_000;
const mostLooked = 60;

/** Of the pieces of a name, those that few enough files have. */
async function rarePieces(trx: Trx, grams: readonly string[]): Promise<{ gram: string; clients: number }[]> {
  const { rows } = await sql<{ gram: string; clients: number }>`
    select given.gram, counted.clients
    from unnest(${[...grams]}::text[]) as given (gram)
    cross join lateral (
      select count(*)::int as clients from (
        select from client_name_gram g
        where g.property_id = ${trx.propertyId} and g.gram = given.gram limit ${sql.lit(mostWithGram + 1)}
      ) as known
    ) as counted`.execute(trx);
  return rows.filter(({ clients }) => clients > 0 && clients <= mostWithGram);
}

/** Files that share the rarest pieces of these names. */
async function filesLike(trx: Trx, names: readonly string[]): Promise<ClientId[]> {
  const folded = names.map((name) => foldName(name.slice(0, 200)));
  const pieces = [...folded, ...folded.map((name) => knownNames.get(name) ?? "")].flatMap(gramsOf);
  const rare = await rarePieces(trx, [...new Set(pieces)]);
  if (rare.length === 0) return [];
  const { rows } = await sql<{ clientId: ClientId }>`
    select g.client_id
    from client_name_gram g
    join unnest(${rare.map(({ gram }) => gram)}::text[], ${rare.map(({ clients }) => clients)}::int[]) as given (gram, clients)
      on given.gram = g.gram
    where g.property_id = ${trx.propertyId} and g.gram = any(${rare.map(({ gram }) => gram)}::text[])
    group by g.client_id
    order by sum(1.0 / (1 + given.clients)) desc, g.client_id
    limit ${sql.lit(mostLooked)}`.execute(trx);
  return rows.map((row) => row.clientId);
}

/** Files with somebody who has this phone, or this mail. */
async function filesReachedBy(
  trx: Trx,
  keys: PropertyKeys | undefined,
  { phone, mail }: TypedClient,
): Promise<ClientId[]> {
  const index = (field: "mobile" | "mail", text: string | undefined) => {
    const value = text === undefined ? undefined : normalProtected(field, text);
    return value === undefined || !keys ? undefined : blindIndex(keys, value);
  };
  const found: ClientId[] = [];
  for (const [column, value] of [
    ["mobileIndex", index("mobile", phone)],
    ["phoneIndex", index("mobile", phone)],
    ["mailIndex", index("mail", mail)],
  ] as const) {
    if (!value) continue;
    const rows = await trx
      .selectFrom("contact")
      .select("clientId")
      .where("propertyId", "=", trx.propertyId)
      .where(column, "=", value)
      .where("status", "=", "active")
      .limit(mostLooked)
      .execute();
    found.push(...rows.map((row) => row.clientId));
  }
  return found;
}

/** Whose files these are on a day, and whether they are the actor's to open. */
async function ownersOf(trx: Trx, ids: readonly ClientId[], on: CalendarDate) {
  const rows = await trx
    .selectFrom("client")
    .leftJoin("clientOwner as owner", (join) =>
      join
        .on("owner.propertyId", "=", trx.propertyId)
        .onRef("owner.clientId", "=", "client.id")
        .on(heldOn("owner", on)),
    )
    .leftJoin("staff", "staff.id", "owner.staffId")
    .select(["client.id", "staff.name as owner"])
    .select((await inReach(trx, "clients:read", { on })).as("reached"))
    .where("client.propertyId", "=", trx.propertyId)
    .where(sql<boolean>`client.id = any(${ids}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What somebody who may not open the file compares with: its names. A number tried must not show in hit or score. (A2.8) */
const withoutDetails = (file: ComparedClient): ComparedClient => ({ ...file, phones: [], mails: [], wechats: [] });

/**
 * Files that what is being typed may be a second file of. Who may not open a file learns its name and whose it is, so that
 * nobody opens it twice. (A2.5)
 */
export async function likelyDuplicates(trx: Trx, typed: TypedClient, on: CalendarDate) {
  refuseUnless(trx.actor, "clients:write");
  const keys = await knownKeys(trx);
  const byName = await filesLike(trx, typed.names);
  const byDetail = await filesReachedBy(trx, keys, typed);
  const ownerOf = await ownersOf(trx, [...new Set([...byName, ...byDetail])], on);
  const isOpen = (id: ClientId) => ownerOf.get(id)?.reached === true;
  const ids = [...new Set([...byName, ...byDetail.filter(isOpen)])];
  if (ids.length === 0) return [];
  const row = asComparable(keys, {
    names: typed.names,
    phones: typed.phone === undefined ? [] : [typed.phone],
    mails: typed.mail === undefined ? [] : [typed.mail],
  });
  const known = (await comparedClients(trx, ids)).map((file) => (isOpen(file.id) ? file : withoutDetails(file)));
  const found = among(known, [row], reviewFrom).slice(0, 5);
  return found.flatMap(({ client, score, reasons }) => {
    const owner = client ? ownerOf.get(client.id) : undefined;
    if (!client || !owner) return [];
    return [
      {
        id: owner.reached ? client.id : null,
        reference: owner.reached ? client.reference : null,
        name: client.name,
        owner: owner.owner,
        score,
        level: levelOf(score),
        // an equal address of somebody else's client is not for everybody to learn
        reasons: owner.reached ? reasons : reasons.slice(0, 1),
      },
    ];
  });
}

/** Pairs to decide or decided, the likeliest first, with what tells the two files apart at a glance. */
export async function listDuplicates(trx: Trx, { status, level, clientId, after, limit }: DuplicatePage) {
  let query = trx
    .selectFrom("clientDuplicate as pair")
    .innerJoin("client as one", (join) =>
      join.on("one.propertyId", "=", trx.propertyId).onRef("one.id", "=", "pair.oneId"),
    )
    .innerJoin("client as other", (join) =>
      join.on("other.propertyId", "=", trx.propertyId).onRef("other.id", "=", "pair.otherId"),
    )
    .leftJoin("staff", "staff.id", "pair.decidedBy")
    .select(["pair.id", "pair.score", "pair.level", "pair.reasons", "pair.status", "pair.foundAt", "pair.decidedAt"])
    .select(["staff.name as decidedBy"])
    .select(["pair.oneId", "one.name as oneName", "one.reference as oneReference", "one.city as oneCity"])
    .select(["pair.otherId", "other.name as otherName", "other.reference as otherReference", "other.city as otherCity"])
    .where("pair.propertyId", "=", trx.propertyId)
    .where("pair.status", "=", status);
  if (status === "open") query = query.where("one.status", "=", "active").where("other.status", "=", "active");
  if (level) query = query.where("pair.level", "=", level);
  if (clientId)
    query = query.where((or) => or.or([or("pair.oneId", "=", clientId), or("pair.otherId", "=", clientId)]));
  if (after) query = query.where(sql<boolean>`(-pair.score, pair.id) > (${-after.score}, ${after.id})`);
  const rows = await query.orderBy("pair.score", "desc").orderBy("pair.id").limit(limit).execute();
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? { score: last.score, id: last.id } : null };
}

/** How many pairs wait, by how likely they are. */
export async function countDuplicates(trx: Trx) {
  const rows = await trx
    .selectFrom("clientDuplicate")
    .select(["level", (each) => each.fn.countAll<number>().as("pairs")])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "open")
    .groupBy("level")
    .execute();
  const of = (level: string) => rows.find((row) => row.level === level)?.pairs ?? 0;
  return { proposed: of("proposed"), review: of("review") };
}
