import { levelOf } from "@foyer/domain/clients/duplicates/rules";
import type { DuplicateId, DuplicateReason } from "@foyer/domain/clients/duplicates/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";

export interface PairToKeep {
  readonly oneId: ClientId;
  readonly otherId: ClientId;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Keeps what a scan of all files found. A pair that somebody decided stays as decided; an open one that is not found any more
 * is gone. Files archived meanwhile are left out. Not in the record of change: the house's own guesses, which it makes anew.
 */
export async function keepPairs(trx: Trx, pairs: readonly PairToKeep[], now: Instant): Promise<void> {
  await sql`
    insert into client_duplicate as kept (property_id, one_id, other_id, score, level, reasons, found_at)
    select ${trx.propertyId}, given.one_id, given.other_id, given.score, given.level, given.reasons::jsonb, ${now}::timestamptz
    from unnest(
      ${pairs.map((pair) => pair.oneId)}::bigint[], ${pairs.map((pair) => pair.otherId)}::bigint[],
      ${pairs.map((pair) => Math.round(pair.score * 1_000))}::int[], ${pairs.map((pair) => levelOf(pair.score))}::text[],
      ${pairs.map((pair) => JSON.stringify(pair.reasons))}::text[]
    ) as given (one_id, other_id, score, level, reasons)
    join client one on one.property_id = ${trx.propertyId} and one.id = given.one_id and one.status = 'active'
    join client other on other.property_id = ${trx.propertyId} and other.id = given.other_id and other.status = 'active'
    on conflict (property_id, one_id, other_id)
    do update set score = excluded.score, level = excluded.level, reasons = excluded.reasons, found_at = excluded.found_at
    where kept.status = 'open'`.execute(trx);
  await sql`
    delete from client_duplicate
    where property_id = ${trx.propertyId} and status = 'open' and found_at < ${now}::timestamptz`.execute(trx);
}

async function lockPair(trx: Trx, id: DuplicateId) {
  refuseUnless(trx.actor, "duplicates:merge");
  return found(
    await trx
      .selectFrom("clientDuplicate")
      .select(["id", "oneId", "otherId", "status"])
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
    "clients.duplicate-not-found",
  );
}

/** Two files are two clients: no scan brings the pair up again. */
export async function tellApart(trx: Trx, id: DuplicateId, now: Instant): Promise<void> {
  const pair = await lockPair(trx, id);
  if (pair.status !== "open") throw new Refusal("conflict", "clients.duplicate-decided", { status: pair.status });
  await trx
    .updateTable("clientDuplicate")
    .set({
      status: "different",
      decidedAt: now,
      decidedBy: trx.actor.kind === "staff" ? trx.actor.staffId : null,
    })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  const fields = [pair.oneId, pair.otherId].map((row, at) => ({
    subject: "client",
    row,
    field: "notDuplicateOf",
    before: null,
    after: at === 0 ? pair.otherId : pair.oneId,
  }));
  await recordChange(trx, { act: "clients.tell-apart", at: now, fields });
}

/** Takes back that two files are two clients. */
export async function reopenPair(trx: Trx, id: DuplicateId, now: Instant): Promise<void> {
  const pair = await lockPair(trx, id);
  if (pair.status !== "different") throw new Refusal("conflict", "clients.duplicate-decided", { status: pair.status });
  await trx
    .updateTable("clientDuplicate")
    .set({ status: "open", decidedAt: null, decidedBy: null })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
  const fields = [pair.oneId, pair.otherId].map((row, at) => ({
    subject: "client",
    row,
    field: "notDuplicateOf",
    before: at === 0 ? pair.otherId : pair.oneId,
    after: null,
  }));
  await recordChange(trx, { act: "clients.reopen-duplicate", at: now, fields });
}
