import type { ArchiveClient, ClientById } from "@foyer/domain/clients/file/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { reachedClient } from "../queries.ts";

/** A file that the actor may write, locked; the house account is none. */
export async function lockFile(trx: Trx, id: ClientId, now: Instant) {
  const row = await trx
    .selectFrom("client")
    .select(["status", "archivedReason", "verifiedOn", "mergedInto"])
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const { house, name, ownerId } = await reachedClient(trx, { id, act: "clients:write", on: today(trx, now) });
  if (house) throw new Refusal("conflict", "clients.house-not-kept", { id });
  return { ...found(row, "clients.not-found", { id }), name, ownerId };
}

async function setStatus(trx: Trx, id: ClientId, reason: string | null): Promise<void> {
  await trx
    .updateTable("client")
    .set({ status: reason === null ? "active" : "archived", archivedReason: reason })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .execute();
}

const entry = (row: number, field: string, [before, after]: readonly [string | null, string | null]) => ({
  subject: "client",
  row,
  field,
  before,
  after,
});

/** Puts a file away: it leaves lists and clocks, and stays to be read. (A2.7) */
export async function archiveClient(trx: Trx, { id, reason }: ArchiveClient, now: Instant): Promise<void> {
  const file = await lockFile(trx, id, now);
  if (file.status === "archived") throw new Refusal("conflict", "clients.is-archived", { id });
  await setStatus(trx, id, reason);
  const fields = [entry(id, "status", ["active", "archived"]), entry(id, "archivedReason", [null, reason])];
  await recordChange(trx, { act: "clients.archive", at: now, reason, fields });
}

/** Takes a file out of the trash; one that was merged away comes back by taking the merge back. */
export async function restoreClient(trx: Trx, { id }: ClientById, now: Instant): Promise<void> {
  const file = await lockFile(trx, id, now);
  if (file.status === "active") throw new Refusal("conflict", "clients.not-archived", { id });
  if (file.mergedInto !== null) throw new Refusal("conflict", "clients.merged-away", { into: file.mergedInto });
  await setStatus(trx, id, null);
  const fields = [
    entry(id, "status", ["archived", "active"]),
    entry(id, "archivedReason", [file.archivedReason, null]),
  ];
  await recordChange(trx, { act: "clients.restore", at: now, fields });
}
