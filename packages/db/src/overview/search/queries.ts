import { asReadBy } from "@foyer/domain/clients/rules";
import type { ClientId, ContactId, Tier } from "@foyer/domain/clients/schema";
import { canBeSpelled, searchForm } from "@foyer/domain/clients/search/rules";
import { type Act, can, scopeOf } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import {
  byRank,
  contactDetails,
  isWrittenIn,
  likelier,
  type Match,
  mostHits,
} from "@foyer/domain/overview/search/rules";
import { type RawBuilder, sql } from "kysely";
import { clientsOn } from "../../clients/queries.ts";
import { inReach } from "../../clients/reach/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { blindIndex, propertyKeys } from "../../kernel/protect.ts";

export interface ClientHit {
  readonly kind: "client";
  readonly id: ClientId;
  readonly name: string;
  readonly ownerName: string | null;
  readonly tier: Tier | null;
  readonly city: string | null;
  readonly reference: string | null;
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

/** Of each way to be found, so many are looked at: in the order of the index, so the exact ones come first. */
const looked = 40;
const last = "\u{10FFFF}";

interface Asked {
  readonly form: string;
  readonly person: boolean;
  /** Holds for the rows that are looked at, where not all are. */
  readonly within?: RawBuilder<boolean>;
}

const keys = {
  written: ["beginning", "inside"],
  initials: ["spelled", "spelled-inside"],
  sound: ["spelled", "spelled-inside"],
} as const satisfies Record<string, readonly [Match, Match]>;

type Found = ReadonlyMap<number, Match>;

/** One range of one index for each way in which a name can be typed: as written, by initials, by sound; from its beginning, or within. */
async function entriesLike(trx: Trx, { form, person, within }: Asked): Promise<Found> {
  const columns = canBeSpelled(form) ? (["written", "initials", "sound"] as const) : (["written"] as const);
  const arms = [false, true].flatMap((inside) =>
    columns.map((column) => {
      const key = sql.ref(column);
      return sql`(
        select row_id, ${keys[column][inside ? 1 : 0]} as match from search_entry
        where property_id = ${trx.propertyId} and person = ${person} and inside = ${inside}
          and ${key} >= ${form} and ${key} < ${form + last} ${within ? sql`and ${within}` : sql``}
        order by ${key} limit ${sql.lit(looked)})`;
    }),
  );
  const { rows } = await sql<{ rowId: number; match: Match }>`${sql.join(arms, sql` union all `)}`.execute(trx);
  const found = new Map<number, Match>();
  for (const { rowId, match } of rows) found.set(rowId, likelier(found.get(rowId), match));
  return found;
}

const isLimited = (trx: Trx, act: Act): boolean => !["property", "group"].includes(scopeOf(trx.actor, act) ?? "own");

async function clientsLike(trx: Trx, form: string, on: CalendarDate): Promise<Found> {
  const all = await entriesLike(trx, { form, person: false });
  if (!isLimited(trx, "clients:read")) return all;
  // one's own must not be crowded out by everybody's
  const within = await inReach(trx, "clients:read", { on, id: "row_id" });
  return new Map([...all, ...(await entriesLike(trx, { form, person: false, within }))]);
}

async function clientHits(trx: Trx, text: string, on: CalendarDate): Promise<ClientHit[]> {
  const found = await clientsLike(trx, searchForm(text), on);
  if (found.size === 0) return [];
  const reached = await inReach(trx, "clients:read", { on });
  const rows = await clientsOn(trx, on)
    .leftJoin("staff as ownerStaff", "ownerStaff.id", "owner.staffId")
    .select(["client.id", "client.name", "client.englishName", "client.shortName", "client.formerName"])
    .select(["client.reference", "client.city", "client.house", "tier.tier", "ownerStaff.name as ownerName"])
    .select(reached.as("reached"))
    .where(sql<boolean>`client.id = any(${[...found.keys()]}::bigint[])`)
    .where("client.status", "=", "active")
    .execute();
  return rows.flatMap(({ englishName, shortName, formerName, house, ...row }): ClientHit[] => {
    const like = found.get(row.id);
    const names = [row.name, englishName, shortName, formerName].filter((name) => name !== null);
    const written = isWrittenIn(text, row.reached ? [...names, row.reference] : names);
    // the number of a file belongs to the file: it finds nobody else's
    const isByName = row.reached || written !== undefined || like === "spelled" || like === "spelled-inside";
    if (!like || !isByName || (house && !row.reached)) return [];
    const hit = { kind: "client", ...asReadBy(row, trx.actor), match: written === "exact" ? written : like } as const;
    return [row.reached ? hit : { ...hit, tier: null, city: null, reference: null }];
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

/** Persons at clients whose file the act reaches. */
async function personsReached(trx: Trx, act: Act, on: CalendarDate) {
  return trx
    .selectFrom("contact")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "contact.clientId"),
    )
    .select(contactColumns)
    .where("contact.propertyId", "=", trx.propertyId)
    .where("contact.status", "=", "active")
    .where("client.status", "=", "active")
    .where(await inReach(trx, act, { on }));
}

async function contactHits(trx: Trx, text: string, on: CalendarDate): Promise<ContactHit[]> {
  if (!can(trx.actor, "contacts:read")) return [];
  const reach = await inReach(trx, "clients:read", { on, id: "contact.client_id" });
  const within = sql<boolean>`row_id in (
    select contact.id from contact where contact.property_id = ${trx.propertyId} and ${reach})`;
  const limited = isLimited(trx, "clients:read");
  const found = await entriesLike(trx, { form: searchForm(text), person: true, ...(limited && { within }) });
  if (found.size === 0) return [];
  const rows = await (await personsReached(trx, "clients:read", on))
    .where(sql<boolean>`contact.id = any(${[...found.keys()]}::bigint[])`)
    .execute();
  return rows.flatMap((row): ContactHit[] => {
    const match = isWrittenIn(text, [row.name]) === "exact" ? "exact" : found.get(row.id);
    return match ? [{ kind: "contact", ...row, reached: true, match }] : [];
  });
}

/**
 * Whose whole phone number or mail address this is, among those the searcher may reveal: whether anybody else's contact has
 * it is not told, for the answer is the same as when nobody has it. (A2.8)
 */
async function holdersOf(trx: Trx, details: readonly string[], on: CalendarDate): Promise<ContactHit[]> {
  if (details.length === 0 || !can(trx.actor, "contacts:reveal")) return [];
  const keys = await propertyKeys(trx);
  const found = details.map((detail) => blindIndex(keys, detail));
  const query = await personsReached(trx, "contacts:reveal", on);
  const rows = await query
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
  const named = [...(await clientHits(trx, text, on)), ...(await contactHits(trx, text, on))];
  const known = new Set<number>(holders.map(({ id }) => id));
  return [...holders, ...named.filter((hit) => hit.kind === "client" || !known.has(hit.id))]
    .toSorted(byRank)
    .slice(0, mostHits);
}
