import { Refusal } from "@foyer/domain/kernel/refusal";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** One after the other sets who stands above whom at a property, so that two edits cannot close a circle together. */
const oneFamilyAtATime = (trx: Trx) =>
  sql`select pg_advisory_xact_lock(${trx.propertyId}, hashtext('client.parent'))`.execute(trx);

export interface Links {
  /** Files that may be linked to: there, active, and no house account. */
  readonly linkable: ReadonlySet<number>;
  /** Puts a file under a parent, as the edits judged after it see it; false where it would stand above itself. */
  readonly setParent: (child: number, parent: number | null) => boolean;
}

/** What has to be known to judge new parents and referrers. */
export async function linksFor(
  trx: Trx,
  { named, parents }: { named: readonly number[]; parents: readonly number[] },
): Promise<Links> {
  if (named.length + parents.length === 0) return { linkable: new Set(), setParent: () => true };
  if (parents.length > 0) await oneFamilyAtATime(trx);
  const linkable = await trx
    .selectFrom("client")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${named}::bigint[])`)
    .where("status", "=", "active")
    .where("house", "=", false)
    .execute();
  const { rows: above } = await sql<{ id: number; parentId: number }>`
    with recursive above as (
      select id, parent_id from client where property_id = ${trx.propertyId} and id = any(${parents}::bigint[])
      union
      select up.id, up.parent_id from above join client up on up.property_id = ${trx.propertyId} and up.id = above.parent_id
    )
    select id, parent_id from above where parent_id is not null`.execute(trx);
  const parentOf = new Map<number, number>(above.map((row) => [row.id, row.parentId]));
  return {
    linkable: new Set(linkable.map((row) => row.id)),
    setParent(child, parent) {
      for (let at = parent; at !== null; at = parentOf.get(at) ?? null) if (at === child) return false;
      if (parent === null) parentOf.delete(child);
      else parentOf.set(child, parent);
      return true;
    },
  };
}

/** After parents were set, whatever the way: a circle takes all of it back. */
export async function refuseCircles(trx: Trx, children: readonly number[]): Promise<void> {
  if (children.length === 0) return;
  await oneFamilyAtATime(trx);
  const { rows } = await sql<{ id: number }>`
    with recursive above as (
      select id as child, parent_id from client where property_id = ${trx.propertyId} and id = any(${children}::bigint[])
      union
      select above.child, up.parent_id from above join client up on up.property_id = ${trx.propertyId} and up.id = above.parent_id
    )
    select child as id from above where parent_id = child limit 1`.execute(trx);
  if (rows[0]) throw new Refusal("conflict", "clients.parent-circle", { id: rows[0].id });
}
