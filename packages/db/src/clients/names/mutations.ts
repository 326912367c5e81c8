import { foldName, gramsOf, initialsOf } from "@foyer/domain/clients/names/rules";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { keepSearched } from "../search/mutations.ts";

const nameFields = ["name", "englishName", "shortName", "formerName"] as const;

/** Whether a client's field is one of its names. */
export const isName = (field: string): boolean => nameFields.some((name) => name === field);

interface Named {
  readonly id: number;
  readonly names: readonly string[];
}

const lines = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== "").join("\n");

async function writeClients(trx: Trx, clients: readonly Named[]): Promise<void> {
  const ids = clients.map((client) => client.id);
  const folded = clients.map((client) => client.names.map(foldName));
  await sql`
    update client set folded_names = given.folded, name_initials = given.initials
    from unnest(
      ${ids}::bigint[], ${folded.map(lines)}::text[], ${clients.map((client) => lines(client.names.map(initialsOf)))}::text[]
    ) as given (id, folded, initials)
    where client.property_id = ${trx.propertyId} and client.id = given.id`.execute(trx);
  await sql`delete from client_name_gram where property_id = ${trx.propertyId} and client_id = any(${ids}::bigint[])`.execute(
    trx,
  );
  const grams = clients.flatMap(({ id }, at) =>
    [...new Set((folded[at] ?? []).flatMap(gramsOf))].map((gram) => ({ id, gram })),
  );
  await sql`
    insert into client_name_gram (property_id, gram, client_id)
    select ${trx.propertyId}, gram, id
    from unnest(${grams.map((each) => each.gram)}::text[], ${grams.map((each) => each.id)}::bigint[]) as given (gram, id)
    on conflict do nothing`.execute(trx);
}

async function writeContacts(trx: Trx, contacts: readonly Named[]): Promise<void> {
  await sql`
    update contact set folded_name = given.folded, name_initials = given.initials
    from unnest(
      ${contacts.map((contact) => contact.id)}::bigint[], ${contacts.map((contact) => lines(contact.names.map(foldName)))}::text[],
      ${contacts.map((contact) => lines(contact.names.map(initialsOf)))}::text[]
    ) as given (id, folded, initials)
    where contact.property_id = ${trx.propertyId} and contact.id = given.id`.execute(trx);
}

/** A statement over so many names stays far from the time that a statement may take. */
const blockSize = 1_000;

async function inBlocks<Item>(items: readonly Item[], write: (block: Item[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += blockSize) await write(items.slice(from, from + blockSize));
}

/**
 * Folds the names of these files and persons anew, as they stand in this transaction. Whoever writes a name calls it, so that
 * search and the look-out for duplicates never read an old one.
 */
export async function keepNames(
  trx: Trx,
  { clients = [], contacts = [] }: { clients?: readonly number[]; contacts?: readonly number[] },
): Promise<void> {
  await inBlocks(clients, async (ids) => {
    const rows = await trx
      .selectFrom("client")
      .select(["id", "reference", ...nameFields])
      .where("propertyId", "=", trx.propertyId)
      .where(sql<boolean>`id = any(${ids}::bigint[])`)
      .execute();
    const named = rows.map((row) => ({ id: row.id, names: nameFields.flatMap((field) => row[field] ?? []) }));
    if (named.length > 0) await writeClients(trx, named);
    const searched = rows.map((row, at) => ({ id: row.id, names: named[at]?.names ?? [], numbers: [row.reference] }));
    await keepSearched(trx, { person: false, searched });
  });
  await inBlocks(contacts, async (ids) => {
    const rows = await trx
      .selectFrom("contact")
      .select(["id", "name"])
      .where("propertyId", "=", trx.propertyId)
      .where(sql<boolean>`id = any(${ids}::bigint[])`)
      .execute();
    const named = rows.map(({ id, name }) => ({ id, names: [name] }));
    if (named.length > 0) await writeContacts(trx, named);
    await keepSearched(trx, { person: true, searched: named });
  });
}

/** Folds what was never folded, a block of each at a time; answers how many there were. */
export async function keepUnfolded(trx: Trx): Promise<number> {
  const clients = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("foldedNames", "is", null)
    .limit(blockSize)
    .execute();
  const contacts = await trx
    .selectFrom("contact")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("foldedName", "is", null)
    .limit(blockSize)
    .execute();
  await keepNames(trx, { clients: clients.map((row) => row.id), contacts: contacts.map((row) => row.id) });
  return clients.length + contacts.length;
}
