import type { CellValue } from "@foyer/domain/changes/schema";
import { mergedFields } from "@foyer/domain/clients/merges/rules";
import { MergeClients, type MergeId } from "@foyer/domain/clients/merges/schema";
import { type ClientField, clientFields } from "@foyer/domain/clients/schema";
import { answerable, refuseUnless } from "@foyer/domain/kernel/permissions";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { type ChangedField, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { writeFields } from "../cells/mutations.ts";
import { lockClients } from "../cells/queries.ts";
import { isDated } from "../dated/mutations.ts";
import { moveChildren } from "./children/mutations.ts";
import { mergePersons } from "./persons/mutations.ts";
import { mergeCollaborations, mergeSpells } from "./spells/mutations.ts";

interface Pair {
  readonly winnerId: number;
  readonly loserId: number;
}

/** Locks both files, the smaller number first, so that two who merge the same pair take turns; the second is told what became of it. */
async function lockPair(trx: Trx, { winnerId, loserId }: Pair): Promise<void> {
  const files = await trx
    .selectFrom("client")
    .select(["id", "status", "house", "mergedInto"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[winnerId, loserId]}::bigint[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
  if (files.length < 2) throw new Refusal("not-found", "clients.not-found");
  for (const { id, status, house, mergedInto } of files) {
    if (house) throw new Refusal("invalid", "clients.house-account", { id });
    if (mergedInto !== null) throw new Refusal("conflict", "clients.merged-already", { id, into: mergedInto });
    if (status === "archived") throw new Refusal("conflict", "clients.is-archived", { id });
  }
}

/** What somebody changed in either file after it was looked at must not be lost in a choice they made before. */
async function refuseUnseen(trx: Trx, { winnerId, loserId }: Pair, base: number | undefined): Promise<void> {
  if (base === undefined) return;
  const { rows } = await sql`
    select from change_field
    where property_id = ${trx.propertyId} and subject = 'client' and row_id = any(${[winnerId, loserId]}::bigint[]) and number > ${base}
    limit 1`.execute(trx);
  if (rows.length > 0) throw new Refusal("conflict", "clients.merge-changed-since");
}

const plainFields = clientFields.filter((field) => !isDated(field));

/** Whether a file is one of the pair, or stands below one of them, at whatever depth. */
async function isWithin(trx: Trx, { winnerId, loserId }: Pair, id: number): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select client.id, client.parent_id from client where client.property_id = ${trx.propertyId} and client.id = ${id}
      union
      select up.id, up.parent_id from above join client up on up.property_id = ${trx.propertyId} and up.id = above.parent_id
    )
    select from above where id = any(${[winnerId, loserId]}::bigint[]) limit 1`.execute(trx);
  return rows.length > 0;
}

/** A file under the other one, or under one that stands below it, cannot stand above itself once they are one. */
async function outOfTheFamily(trx: Trx, fields: Map<ClientField, CellValue>, pair: Pair & { parentId: CellValue }) {
  const { winnerId, parentId } = pair;
  if (fields.get("referrerId") === winnerId) fields.delete("referrerId");
  const given = fields.get("parentId");
  if (typeof given === "number" && (await isWithin(trx, pair, given))) fields.delete("parentId");
  if (typeof parentId === "number" && !fields.has("parentId") && (await isWithin(trx, pair, parentId)))
    fields.set("parentId", null);
}

async function mergeFields(trx: Trx, merge: MergeClientsRead, now: Instant): Promise<ChangedField[]> {
  const { winnerId, loserId, choices } = merge;
  const files = await lockClients(trx, { rows: [winnerId, loserId], fields: [] }, today(trx, now));
  const [winner, loser] = [files.get(winnerId), files.get(loserId)];
  if (!winner || !loser) throw new Refusal("not-found", "clients.not-found");
  const only = (file: typeof winner) => Object.fromEntries(plainFields.map((field) => [field, file[field]]));
  const fields = mergedFields({ winner: only(winner), loser: only(loser), choices });
  await outOfTheFamily(trx, fields, { winnerId, loserId, parentId: winner.parentId });
  if (winner.referrerId === loserId) fields.set("referrerId", null);
  const changed = [...fields].map(([field, after]) => ({ row: winnerId, field, before: winner[field], after }));
  await writeFields(trx, changed, now);
  return changed.map((field) => ({ subject: "client", ...field }));
}

type MergeClientsRead = ReturnType<typeof MergeClients.parse>;

async function moveLedger(trx: Trx, { winnerId, loserId }: Pair): Promise<ChangedField[]> {
  const { rows } = await sql<{ items: number[] }>`
    select app.merge_ledger_accounts(${trx.propertyId}, ${loserId}, ${winnerId}) as items`.execute(trx);
  const items = rows[0]?.items ?? [];
  return items.length === 0
    ? []
    : [{ subject: "client", row: winnerId, field: "ledgerItems", before: loserId, after: items }];
}

async function putAway(trx: Trx, { winnerId, loserId }: Pair): Promise<ChangedField[]> {
  await sql`
    update client set status = 'archived', archived_reason = 'merged', merged_into = ${winnerId}
    where property_id = ${trx.propertyId} and id = ${loserId}`.execute(trx);
  return [
    { subject: "client", row: loserId, field: "status", before: "active", after: "archived" },
    { subject: "client", row: loserId, field: "mergedInto", before: null, after: winnerId },
  ];
}

async function settlePairs(trx: Trx, { winnerId, loserId }: Pair, now: Instant): Promise<void> {
  const by = answerable(trx.actor);
  await sql`
    update client_duplicate set status = 'merged', decided_at = ${now}::timestamptz, decided_by = ${by}
    where property_id = ${trx.propertyId} and one_id = ${Math.min(winnerId, loserId)} and other_id = ${Math.max(winnerId, loserId)}`.execute(
    trx,
  );
  await sql`
    delete from client_duplicate
    where property_id = ${trx.propertyId} and status = 'open' and (one_id = ${loserId} or other_id = ${loserId})`.execute(
    trx,
  );
}

/**
 * Makes one file of two: each field from the side that was chosen, everything that names the loser moved, the loser archived
 * with where it went. All of it is one change, by which it is taken back. Closed months keep the ids they were closed with. (A2.5)
 */
export async function mergeClients(trx: Trx, input: MergeClients, now: Instant): Promise<MergeId> {
  refuseUnless(trx.actor, "duplicates:merge");
  const merge = MergeClients.parse(input);
  const { winnerId, loserId, choices, base } = merge;
  await lockPair(trx, merge);
  await refuseUnseen(trx, merge, base);
  const pair = { winner: winnerId, loser: loserId };
  const fields = [
    ...(await mergeFields(trx, merge, now)),
    ...(await mergeSpells(trx, { ...pair, choices }, today(trx, now))),
    ...(await mergeCollaborations(trx, pair)),
    ...(await mergePersons(trx, pair)),
    ...(await moveChildren(trx, { from: loserId, to: winnerId })),
    ...(await moveLedger(trx, merge)),
    ...(await putAway(trx, merge)),
  ];
  await settlePairs(trx, merge, now);
  const number = await recordChange(trx, { act: "clients.merge", at: now, fields });
  const { id } = await trx
    .insertInto("clientMerge")
    .values({
      propertyId: trx.propertyId,
      winnerId,
      loserId,
      mergedAt: now,
      staffId: answerable(trx.actor),
      changeNumber: number,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
