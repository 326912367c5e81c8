import type { ClientId } from "@foyer/domain/clients/schema";
import { sql } from "kysely";
import type { ChangedField } from "../../changes/mutations.ts";
import type { RefusedRow } from "../../imports/import.ts";
import type { Trx } from "../../kernel/fence.ts";
import { idsByReference } from "../incoming/queries.ts";
import { linksFor } from "./queries.ts";

interface Linking {
  readonly id: ClientId;
  readonly line: number;
  /** By reference. */
  readonly parent: string | null;
  readonly referrer: string | null;
}

interface LinkToWrite {
  readonly id: ClientId;
  readonly parentId: ClientId | null;
  readonly referrerId: ClientId | null;
}

async function write(trx: Trx, links: readonly LinkToWrite[]): Promise<ChangedField[]> {
  const { rows } = await sql<LinkToWrite & { beforeParent: ClientId | null; beforeReferrer: ClientId | null }>`
    with given as (
      select * from unnest(
        ${links.map((link) => link.id)}::bigint[], ${links.map((link) => link.parentId)}::bigint[], ${links.map((link) => link.referrerId)}::bigint[]
      ) as named (id, parent_id, referrer_id)
    ), before as (
      select client.id, client.parent_id, client.referrer_id from client join given on given.id = client.id
      where client.property_id = ${trx.propertyId}
    )
    update client set parent_id = coalesce(given.parent_id, client.parent_id), referrer_id = coalesce(given.referrer_id, client.referrer_id)
    from given join before on before.id = given.id
    where client.property_id = ${trx.propertyId} and client.id = given.id
    returning client.id, client.parent_id, client.referrer_id, before.parent_id as before_parent, before.referrer_id as before_referrer`.execute(
    trx,
  );
  return rows.flatMap(({ id, parentId, referrerId, beforeParent, beforeReferrer }) => [
    ...(parentId === beforeParent
      ? []
      : [{ subject: "client", row: id, field: "parentId", before: beforeParent, after: parentId }]),
    ...(referrerId === beforeReferrer
      ? []
      : [{ subject: "client", row: id, field: "referrerId", before: beforeReferrer, after: referrerId }]),
  ]);
}

/** Links imported files to the parents and referrers that their rows name; those must be on file, or stand before them. */
export async function writeLinks(
  trx: Trx,
  files: readonly Linking[],
): Promise<{ changes: ChangedField[]; refused: RefusedRow[] }> {
  const linking = files.filter(({ parent, referrer }) => parent !== null || referrer !== null);
  if (linking.length === 0) return { changes: [], refused: [] };
  const ids = await idsByReference(
    trx,
    linking.flatMap(({ parent, referrer }) => [parent, referrer].filter((each) => each !== null)),
  );
  const parents = linking.flatMap(({ parent }) => ids.get(parent ?? "") ?? []);
  const { linkable, setParent } = await linksFor(trx, { named: [...ids.values()], parents });
  const refused: RefusedRow[] = [];
  const links: LinkToWrite[] = [];
  for (const { id, line, parent, referrer } of linking) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const referrerId = referrer === null ? null : (ids.get(referrer) ?? null);
    const refuse = (field: string, code: string) => refused.push({ line, field, code });
    if (parent !== null && (parentId === null || !linkable.has(parentId))) refuse("parent", "clients.parent-not-found");
    else if (parentId !== null && !setParent(id, parentId)) refuse("parent", "clients.parent-circle");
    else if (referrerId === id) refuse("referrer", "clients.referrer-is-self");
    else if (referrer !== null && (referrerId === null || !linkable.has(referrerId)))
      refuse("referrer", "clients.referrer-not-found");
    else links.push({ id, parentId, referrerId });
  }
  return { changes: links.length === 0 ? [] : await write(trx, links), refused };
}
