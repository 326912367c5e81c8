import type { DuplicatePage } from "@foyer/domain/clients/duplicates/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";

/** Pairs to decide or decided, the likeliest first, with what tells the two files apart at a glance. */
export async function listDuplicates(trx: Trx, { status, level, clientId, after, limit }: DuplicatePage) {
  let query = trx
    .selectFrom("clientDuplicate as pair")
    .innerJoin("client as one", (join) =>
      join.on("one.propertyId", "=", trx.propertyId).onRef("one.id", "=", "pair.oneId"),
    )
    .innerJoin("client as other", (join) =>
      join.on("other.propertyId", "=", trx.propertyId).onRef("other.id", "=", "pair.otherId"),
    )
    .leftJoin("staff", "staff.id", "pair.decidedBy")
    .select(["pair.id", "pair.score", "pair.level", "pair.reasons", "pair.status", "pair.foundAt", "pair.decidedAt"])
    .select(["staff.name as decidedBy"])
    .select(["pair.oneId", "one.name as oneName", "one.reference as oneReference", "one.city as oneCity"])
    .select(["pair.otherId", "other.name as otherName", "other.reference as otherReference", "other.city as otherCity"])
    .where("pair.propertyId", "=", trx.propertyId)
    .where("pair.status", "=", status);
  if (status === "open") query = query.where("one.status", "=", "active").where("other.status", "=", "active");
  if (level) query = query.where("pair.level", "=", level);
  if (clientId)
    query = query.where((or) => or.or([or("pair.oneId", "=", clientId), or("pair.otherId", "=", clientId)]));
  if (after) query = query.where(sql<boolean>`(-pair.score, pair.id) > (${-after.score}, ${after.id})`);
  const rows = await query.orderBy("pair.score", "desc").orderBy("pair.id").limit(limit).execute();
  const last = rows.at(-1);
  return { rows, next: rows.length === limit && last ? { score: last.score, id: last.id } : null };
}

/** How many pairs wait, by how likely they are. */
export async function countDuplicates(trx: Trx) {
  const rows = await trx
    .selectFrom("clientDuplicate")
    .select(["level", (each) => each.fn.countAll<number>().as("pairs")])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "open")
    .groupBy("level")
    .execute();
  const of = (level: string) => rows.find((row) => row.level === level)?.pairs ?? 0;
  return { proposed: of("proposed"), review: of("review") };
}
