import type { ClientId } from "@foyer/domain/clients/schema";
import type { StandingOfClient } from "@foyer/domain/credit/granting/schema";
import { can } from "@foyer/domain/kernel/permissions";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { creditInForce } from "../../clients/credit/queries.ts";
import { reachedClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { scorecardVersion } from "../assessment/scorecards/queries.ts";

/** The client's latest assessment, and what a grant may be made of. */
export const latestAssessment = (trx: Trx, clientId: ClientId) =>
  trx
    .selectFrom("creditAssessment")
    .select([
      "id",
      "asOf",
      "score",
      "isNew",
      "gates",
      "computedGrade",
      "computedLimitMinor",
      "volumeMinor",
      "validUntil",
      "reviewOn",
      "scorecard",
    ])
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .orderBy("assessedAt", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** The proposal about a client's credit that waits for the director, or to be carried out. */
export const grantWaiting = (trx: Trx, clientId: ClientId, now: Instant) =>
  trx
    .selectFrom("proposal")
    .select(["id", "proposedAt"])
    .where("propertyId", "=", trx.propertyId)
    .where("act", "=", "credit.grant")
    .where("subject", "=", "client")
    .where("rowId", "=", clientId)
    .where((or) =>
      or.or([or("status", "=", "accepted"), or.and([or("status", "=", "open"), or("expiresAt", ">", now)])]),
    )
    .executeTakeFirst();

const signed = (trx: Trx, clientId: ClientId) =>
  trx
    .selectFrom("creditAssessment as made")
    .leftJoin("staff as proposer", "proposer.id", "made.proposedBy")
    .leftJoin("staff as granter", "granter.id", "made.grantedBy")
    .select([
      "made.id",
      "made.asOf",
      "made.validUntil",
      "made.reviewOn",
      "made.grantedFrom",
      "proposer.name as proposedBy",
      "granter.name as grantedBy",
    ])
    .where("made.propertyId", "=", trx.propertyId)
    .where("made.clientId", "=", clientId)
    .where("made.grantedAt", "is not", null)
    .orderBy("made.grantedAt", "desc")
    .limit(1)
    .executeTakeFirst();

/** What may be proposed: the latest assessment, and what its scorecard gives for each grade. */
async function grantable(trx: Trx, clientId: ClientId) {
  const latest = await latestAssessment(trx, clientId);
  return latest ? { ...latest, grades: (await scorecardVersion(trx, latest.scorecard)).grades } : null;
}

/**
 * A client's grade, limit and term as they hold today and by whose signatures: a salesperson's own clients', anybody's to
 * managers. What may be proposed is shown to who may propose. (A7.2)
 */
export async function standingOfClient(trx: Trx, { clientId }: StandingOfClient, now: Instant) {
  const on: CalendarDate = today(trx, now);
  const client = await reachedClient(trx, { id: clientId, act: "credit:standing", on });
  const [inForce] = await creditInForce(trx, { clientIds: [client.id], on });
  const mayPropose = can(trx.actor, "credit:propose") || can(trx.actor, "credit:read");
  return {
    on,
    client: { id: client.id, name: client.name, closed: client.house || client.status === "archived" },
    grade: inForce?.grade ?? null,
    limit: inForce?.limit ?? null,
    term: inForce?.term ?? null,
    signed: (await signed(trx, client.id)) ?? null,
    waiting: (await grantWaiting(trx, client.id, now)) ?? null,
    latest: mayPropose ? await grantable(trx, client.id) : null,
  };
}
