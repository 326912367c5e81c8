import type { ClientId } from "@foyer/domain/clients/schema";
import { AssessedFactor, type AssessmentsOfClient } from "@foyer/domain/credit/assessment/schema";
import { refuseClosedFile } from "@foyer/domain/credit/information/rules";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { reachedClient } from "../../clients/queries.ts";
import type { Trx } from "../../kernel/fence.ts";

interface CreditClient {
  readonly id: ClientId;
  readonly reference: string;
}

/** Whom an assessment of all judges: open files with an account, or anything that is known of their credit. */
export async function creditClients(trx: Trx): Promise<CreditClient[]> {
  const { rows } = await sql<CreditClient>`
    select client.id, client.reference from client
    where client.property_id = ${trx.propertyId} and client.status = 'active' and not client.house and (
      exists (select from ledger_account a where a.property_id = ${trx.propertyId} and a.client_id = client.id and a.purpose = 'receivable')
      or exists (select from credit_profile p where p.property_id = ${trx.propertyId} and p.client_id = client.id)
      or exists (select from credit_rating r where r.property_id = ${trx.propertyId} and r.client_id = client.id)
      or exists (select from client_credit_limit l where l.property_id = ${trx.propertyId} and l.client_id = client.id))
    order by client.id`.execute(trx);
  return rows;
}

/** The client that a command names by its reference. */
export async function creditClient(trx: Trx, reference: string, on: CalendarDate): Promise<CreditClient> {
  const row = found(
    await trx
      .selectFrom("client")
      .select("id")
      .where("propertyId", "=", trx.propertyId)
      .where("reference", "=", reference)
      .executeTakeFirst(),
    "clients.not-found",
    { reference },
  );
  const client = await reachedClient(trx, { id: row.id, act: "credit:write", on });
  refuseClosedFile(client);
  return { id: client.id, reference };
}

const kept = (trx: Trx) =>
  trx
    .selectFrom("creditAssessment as made")
    .leftJoin("staff as assessor", "assessor.id", "made.assessedBy")
    .leftJoin("staff as proposer", "proposer.id", "made.proposedBy")
    .leftJoin("staff as granter", "granter.id", "made.grantedBy")
    .leftJoin(
      (from) => from.selectFrom("proposal").selectAll().where("propertyId", "=", trx.propertyId).as("asked"),
      (join) => join.onRef("asked.id", "=", "made.proposalId"),
    )
    .select([
      "made.id",
      "made.clientId",
      "made.asOf",
      "made.scorecard",
      "made.isNew",
      "made.score",
      "made.gates",
      "made.computedGrade",
      "made.volumeMinor",
      "made.computedLimitMinor",
      "made.validUntil",
      "made.reviewOn",
      "made.assessedAt",
      "assessor.name as assessedBy",
      "made.grade",
      "made.overrideReason",
      "made.limitMinor",
      "made.term",
      "made.days",
      "made.proposalId",
      "proposer.name as proposedBy",
      "granter.name as grantedBy",
      "made.grantedAt",
      "made.grantedFrom",
      "asked.status as proposalStatus",
    ])
    .where("made.propertyId", "=", trx.propertyId);

/** A client's assessments, the latest first, and all that the latest was made of. */
export async function assessmentsOfClient(trx: Trx, { clientId }: AssessmentsOfClient, on: CalendarDate) {
  const client = await reachedClient(trx, { id: clientId, act: "credit:read", on });
  return kept(trx)
    .where("made.clientId", "=", client.id)
    .orderBy("made.assessedAt", "desc")
    .orderBy("made.id", "desc")
    .limit(100)
    .execute();
}

/** One assessment with every factor's value, points and evidence, as it was kept. */
export async function assessment(trx: Trx, id: CreditAssessmentId, on: CalendarDate) {
  const row = found(
    await kept(trx).select("made.inputs").where("made.id", "=", id).executeTakeFirst(),
    "credit.assessment-not-found",
    { id },
  );
  await reachedClient(trx, { id: row.clientId, act: "credit:read", on });
  const { inputs, ...made } = row;
  return { ...made, inputs: AssessedFactor.array().parse(inputs) };
}
