import { levelOf, reviewFrom } from "@foyer/domain/clients/duplicates/rules";
import type { TypedClient } from "@foyer/domain/clients/duplicates/schema";
import { knownNames } from "@foyer/domain/clients/names/known/rules";
import { foldName, gramsOf } from "@foyer/domain/clients/names/rules";
import { normalProtected } from "@foyer/domain/clients/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { blindIndex, knownKeys, type PropertyKeys } from "../../../kernel/protect.ts";
import { inReach } from "../../reach/queries.ts";
import { type ComparedClient, comparedClients } from "../compared/queries.ts";
import { among, asComparable } from "../incoming/queries.ts";

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
