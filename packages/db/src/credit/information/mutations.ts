import type { ClientId } from "@foyer/domain/clients/schema";
import { refuseClosedFile, refuseFuture } from "@foyer/domain/credit/information/rules";
import type {
  AddReference,
  ArchiveReference,
  EnterProfile,
  EnterYear,
  RateFactor,
  SetBlock,
} from "@foyer/domain/credit/information/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { yearOf } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../changes/mutations.ts";
import { reachedClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { blockOn } from "./queries.ts";

/** The client whose credit file is written on; one that has none is refused by name. */
async function fileOf(trx: Trx, id: ClientId, now: Instant) {
  const on = today(trx, now);
  const client = await reachedClient(trx, { id, act: "credit:write", on });
  refuseClosedFile(client);
  return {
    on,
    told: { propertyId: trx.propertyId, clientId: client.id, staffId: answerable(trx.actor), recordedAt: now },
  };
}

/** Enters a year's figures; what was entered of that year before stays to be read. (A7.1) */
export async function enterYear(trx: Trx, { clientId, ...year }: EnterYear, now: Instant): Promise<void> {
  const { on, told } = await fileOf(trx, clientId, now);
  if (year.year > yearOf(on)) throw new Refusal("invalid", "credit.date-in-future");
  const { id } = await trx
    .insertInto("creditYear")
    .values({ ...told, ...year })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.enter-year", at: now, fields: [madeRow("credit_year", id)] });
}

/** Says anew who owns and runs a client and what it does. (A7.1) */
export async function enterProfile(trx: Trx, { clientId, ...profile }: EnterProfile, now: Instant): Promise<void> {
  const { on, told } = await fileOf(trx, clientId, now);
  refuseFuture(profile.foundedOn, on);
  const { id } = await trx
    .insertInto("creditProfile")
    .values({ ...told, ...profile })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.enter-profile", at: now, fields: [madeRow("credit_profile", id)] });
}

export async function addReference(trx: Trx, { clientId, ...reference }: AddReference, now: Instant): Promise<void> {
  const { on, told } = await fileOf(trx, clientId, now);
  refuseFuture(reference.givenOn, on);
  const { id } = await trx
    .insertInto("creditReference")
    .values({ ...told, ...reference, archivedAt: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.add-reference", at: now, fields: [madeRow("credit_reference", id)] });
}

/** Takes a reference out of the list, with a word; the record keeps it. */
export async function archiveReference(trx: Trx, { id, reason }: ArchiveReference, now: Instant): Promise<void> {
  const archived = await trx
    .updateTable("creditReference")
    .set({ archivedAt: now })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("archivedAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  found(archived, "credit.reference-not-found", { id });
  await recordChange(trx, {
    act: "credit.archive-reference",
    at: now,
    reason,
    fields: [{ subject: "credit_reference", row: id, field: "archivedAt", before: null, after: now }],
  });
}

/** An analyst's judgement with its evidence; the latest of a factor counts. (A7.3) */
export async function rateFactor(trx: Trx, { clientId, ...rating }: RateFactor, now: Instant): Promise<void> {
  const { on, told } = await fileOf(trx, clientId, now);
  const { id } = await trx
    .insertInto("creditRating")
    .values({ ...told, ...rating, ratedOn: on })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.rate", at: now, fields: [madeRow("credit_rating", id)] });
}

/** Refuses a client all further credit, or lets it be judged again; both with the reason. */
export async function setBlock(trx: Trx, { clientId, blocked, reason }: SetBlock, now: Instant): Promise<void> {
  const { on, told } = await fileOf(trx, clientId, now);
  await sql`select from client where property_id = ${trx.propertyId} and id = ${clientId} for update`.execute(trx);
  const held = await blockOn(trx, clientId, on);
  if (blocked && held) throw new Refusal("conflict", "credit.blocked-already");
  if (!blocked && !held) throw new Refusal("conflict", "credit.not-blocked");
  if (held) {
    await trx
      .updateTable("creditBlock")
      .set({ toDate: on, endReason: reason })
      .where("propertyId", "=", trx.propertyId)
      .where("id", "=", held.id)
      .execute();
    const fields = [{ subject: "credit_block", row: held.id, field: "toDate", before: null, after: on }];
    await recordChange(trx, { act: "credit.unblock", at: now, reason, fields });
    return;
  }
  const { id } = await trx
    .insertInto("creditBlock")
    .values({ ...told, reason, fromDate: on })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "credit.block", at: now, reason, fields: [madeRow("credit_block", id)] });
}
