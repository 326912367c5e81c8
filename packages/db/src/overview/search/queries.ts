import { asReadBy } from "@foyer/domain/clients/rules";
import type { CreditHold } from "@foyer/domain/clients/credit/schema";
import type { ClientId, ContactId, Tier } from "@foyer/domain/clients/schema";
import { searchForm } from "@foyer/domain/clients/search/rules";
import { can } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { byRank, contactDetails, isWrittenIn, type Match, mostHits } from "@foyer/domain/overview/search/rules";
import { sql } from "kysely";
import { clientsOn } from "../../clients/queries.ts";
import { inReach } from "../../clients/reach/queries.ts";
import { amongAll, amongThese, type Found } from "../../clients/search/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { blindIndex, knownKeys } from "../../kernel/protect.ts";
import { reachedStaff } from "../../staff/queries.ts";

export interface ClientHit {
  readonly kind: "client";
  readonly id: ClientId;
  readonly name: string;
  readonly ownerName: string | null;
  readonly tier: Tier | null;
  readonly city: string | null;
  readonly reference: string | null;
  /** Whether it gets credit: what the desk has to know before anything is put on account. (A7.5) */
  readonly creditHold: CreditHold | null;
  /** Whether the file may be opened; of one that belongs to others only name and owner are told. */
  readonly reached: boolean;
  readonly match: Match;
}

export interface ContactHit {
  readonly kind: "contact";
  readonly id: ContactId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly title: string | null;
  readonly clientName: string;
  readonly mobileMask: string | null;
  readonly mailMask: string | null;
  readonly reached: true;
  readonly match: Match;
}

export type Hit = ClientHit | ContactHit;

/** The clients that are the actor's to open; nothing when all of the property's are. */
async function ownClients(trx: Trx, on: CalendarDate): Promise<ReadonlySet<number> | undefined> {
  if ((await reachedStaff(trx, "clients:read", on)) === undefined) return undefined;
  const reach = await inReach(trx, "clients:read", { on });
  const { rows } = await sql<{ id: number }>`
    select client.id from client where client.property_id = ${trx.propertyId} and ${reach}`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

interface Searched {
  readonly text: string;
  readonly on: CalendarDate;
  readonly own: ReadonlySet<number> | undefined;
}

async function clientHits(trx: Trx, { text, on, own }: Searched): Promise<ClientHit[]> {
  const asked = { form: searchForm(text), person: false };
  const found = new Map(await amongAll(trx, asked));
  if (own) for (const [id, match] of await amongThese(trx, { ...asked, ids: [...own] })) found.set(id, match);
  if (found.size === 0) return [];
  const rows = await clientsOn(trx, on)
    .leftJoin("clientCreditHold as held", (join) =>
      join.on("held.propertyId", "=", trx.propertyId).onRef("held.clientId", "=", "client.id").on(heldOn("held", on)),
    )
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .select(["client.id", "client.name", "client.englishName", "client.shortName", "client.formerName"])
    .select(["client.reference", "client.city", "client.house", "tier.tier", "ownerStaff.name as ownerName"])
    .select("held.hold as creditHold")
    .where(sql<boolean>`client.id = any(${[...found.keys()]}::bigint[])`)
    .where("client.status", "=", "active")
    .execute();
  return rows.flatMap(({ englishName, shortName, formerName, house, ...row }): ClientHit[] => {
    const like = found.get(row.id);
    const reached = own === undefined || own.has(row.id);
    const names = [row.name, englishName, shortName, formerName].filter((name) => name !== null);
    const written = isWrittenIn(text, reached ? [...names, row.reference] : names);
    // the number of a file belongs to the file: it finds nobody else's
    const isByName = reached || written !== undefined || like === "spelled" || like === "spelled-inside";
    if (!like || !isByName || (house && !reached)) return [];
    const match = written === "exact" ? written : like;
    const hit = { kind: "client", ...asReadBy(row, trx.actor), reached, match } as const;
    return [reached ? hit : { ...hit, tier: null, city: null, reference: null, creditHold: null }];
  });
}

const contactColumns = [
  "contact.id",
  "contact.clientId",
  "contact.name",
  "contact.title",
  "contact.mobileMask",
  "contact.mailMask",
  "client.name as clientName",
] as const;

/** Persons at clients, neither archived. */
const persons = (trx: Trx) =>
  trx
    .selectFrom("contact")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "contact.clientId"),
    )
    .select(contactColumns)
    .where("contact.propertyId", "=", trx.propertyId)
    .where("contact.status", "=", "active")
    .where("client.status", "=", "active");

async function personsLike(trx: Trx, { text, own }: Searched): Promise<Found> {
  const asked = { form: searchForm(text), person: true };
  if (!own) return amongAll(trx, asked);
  const { rows } = await sql<{ id: number }>`
    select id from contact where property_id = ${trx.propertyId} and client_id = any(${[...own]}::bigint[])`.execute(
    trx,
  );
  return amongThese(trx, { ...asked, ids: rows.map(({ id }) => id) });
}

async function contactHits(trx: Trx, searched: Searched): Promise<ContactHit[]> {
  if (!can(trx.actor, "contacts:read")) return [];
  const found = await personsLike(trx, searched);
  if (found.size === 0) return [];
  const rows = await persons(trx)
    .where(sql<boolean>`contact.id = any(${[...found.keys()]}::bigint[])`)
    .execute();
  return rows.flatMap((row): ContactHit[] => {
    const match = isWrittenIn(searched.text, [row.name]) === "exact" ? "exact" : found.get(row.id);
    const reached = searched.own === undefined || searched.own.has(row.clientId);
    return match && reached ? [{ kind: "contact", ...row, reached: true, match }] : [];
  });
}

/**
 * Whose whole phone number or mail address this is, among those the searcher may reveal: whether anybody else's contact has
 * it is not told, for the answer is the same as when nobody has it. (A2.8)
 */
async function holdersOf(trx: Trx, details: readonly string[], on: CalendarDate): Promise<ContactHit[]> {
  if (details.length === 0 || !can(trx.actor, "contacts:reveal")) return [];
  const keys = await knownKeys(trx);
  if (!keys) return [];
  const found = details.map((detail) => blindIndex(keys, detail));
  const rows = await persons(trx)
    .where(await inReach(trx, "contacts:reveal", { on }))
    .where((or) =>
      or.or([
        or("contact.mobileIndex", "in", found),
        or("contact.phoneIndex", "in", found),
        or("contact.mailIndex", "in", found),
      ]),
    )
    .limit(mostHits)
    .execute();
  return rows.map((row) => ({ kind: "contact", ...row, reached: true, match: "contact-detail" }));
}

/** Clients and persons by what somebody typed: names in any script, pinyin, a number of a file, a whole phone number or mail address. */
export async function search(trx: Trx, text: string, on: CalendarDate): Promise<Hit[]> {
  const holders = await holdersOf(trx, contactDetails(text), on);
  if (searchForm(text) === "") return holders;
  const searched = { text, on, own: await ownClients(trx, on) };
  const named = [...(await clientHits(trx, searched)), ...(await contactHits(trx, searched))];
  const known = new Set<number>(holders.map(({ id }) => id));
  return [...holders, ...named.filter((hit) => hit.kind === "client" || !known.has(hit.id))]
    .toSorted(byRank)
    .slice(0, mostHits);
}
