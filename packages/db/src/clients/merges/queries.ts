import { asReadBy } from "@foyer/domain/clients/rules";
import { isSamePerson } from "@foyer/domain/clients/merges/rules";
import { type ClientId, clientFields } from "@foyer/domain/clients/schema";
import { tagsText } from "@foyer/domain/clients/tags/rules";
import { refuseUnless } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { contactsOf } from "../contacts/queries.ts";
import { getClient } from "../queries.ts";
import { countChildren } from "./children/queries.ts";
import { personsAt } from "./persons/mutations.ts";

async function side(trx: Trx, id: ClientId, on: CalendarDate) {
  const file = await getClient(trx, id, on);
  const persons = await contactsOf(trx, id, on);
  const values = { ...asReadBy(file, trx.actor), tags: tagsText(file.tags) };
  return { file: values, persons, moves: await countChildren(trx, id) };
}

/** Two files beside each other, and what would follow if they became one. */
export async function previewMerge(
  trx: Trx,
  { winnerId, loserId }: { winnerId: ClientId; loserId: ClientId },
  on: CalendarDate,
) {
  refuseUnless(trx.actor, "duplicates:read");
  const [winner, loser] = [await side(trx, winnerId, on), await side(trx, loserId, on)];
  const [there, moving] = [await personsAt(trx, winnerId), await personsAt(trx, loserId)];
  return {
    fields: clientFields,
    winner,
    loser,
    samePersons: moving.filter(
      (person) =>
        person.status === "active" && there.some((each) => each.status === "active" && isSamePerson(person, each)),
    ).length,
    base: trx.seenChange,
  };
}

/** Merges, the latest first, with who made them and whether they stand. */
export async function listMerges(trx: Trx, { limit = 50 }: { limit?: number } = {}) {
  refuseUnless(trx.actor, "duplicates:read");
  return trx
    .selectFrom("clientMerge as merge")
    .innerJoin("client as winner", (join) =>
      join.on("winner.propertyId", "=", trx.propertyId).onRef("winner.id", "=", "merge.winnerId"),
    )
    .innerJoin("client as loser", (join) =>
      join.on("loser.propertyId", "=", trx.propertyId).onRef("loser.id", "=", "merge.loserId"),
    )
    .leftJoin("staff", "staff.id", "merge.staffId")
    .select(["merge.id", "merge.mergedAt", "merge.undoneAt", "staff.name as by"])
    .select(["merge.winnerId", "winner.name as winnerName", "winner.reference as winnerReference"])
    .select(["merge.loserId", "loser.name as loserName", "loser.reference as loserReference"])
    .where("merge.propertyId", "=", trx.propertyId)
    .orderBy("merge.id", "desc")
    .limit(limit)
    .execute();
}

/** Where a file went that was merged into another, and that one perhaps into a third; the file itself where it stands. */
export async function survivorOf(trx: Trx, id: ClientId): Promise<ClientId> {
  const { rows } = await sql<{ id: ClientId }>`
    with recursive way as (
      select id, merged_into from client where property_id = ${trx.propertyId} and id = ${id}
      union
      select next.id, next.merged_into from way join client next on next.property_id = ${trx.propertyId} and next.id = way.merged_into
    )
    select id from way where merged_into is null`.execute(trx);
  return found(rows[0], "clients.not-found", { id }).id;
}
