import type { AssessAll, AssessClient } from "@foyer/domain/credit/assessment/schema";
import { refuseClosedFile } from "@foyer/domain/credit/information/rules";
import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import { answerable } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { recordMade } from "../../changes/mutations.ts";
import { reachedClient } from "../../clients/queries.ts";
import { startJob } from "../../jobs/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { type AskedDrafts, type Draft, drafts } from "./drafts/queries.ts";
import { populationOn } from "./findings/queries.ts";

/** How far the ledger is written: what is posted later changes nothing of what was assessed before. */
async function sequenceNow(trx: Trx): Promise<number> {
  const book = await trx
    .selectFrom("ledgerBook")
    .select("sequence")
    .where("propertyId", "=", trx.propertyId)
    .executeTakeFirst();
  return book?.sequence ?? 0;
}

/** Keeps assessments with all that they were made of. One that says what the client's latest of the same day says already is not kept twice. */
async function keep(trx: Trx, made: readonly Draft[], now: Instant): Promise<CreditAssessmentId[]> {
  if (made.length === 0) return [];
  const sequence = await sequenceNow(trx);
  const { rows } = await sql<{ id: CreditAssessmentId }>`
    insert into credit_assessment (property_id, client_id, as_of, scorecard, sequence, is_new, inputs, score, gates, computed_grade,
      volume_minor, computed_limit_minor, valid_until, review_on, assessed_by, assessed_at)
    select ${trx.propertyId}, given.client_id, given.as_of, given.scorecard, ${sequence}, given.is_new, given.inputs::jsonb, given.score::numeric,
      given.gates::text[], given.computed_grade, given.volume_minor, given.computed_limit_minor, given.valid_until, given.review_on,
      ${answerable(trx.actor)}::bigint, ${now}::timestamptz
    from unnest(
      ${made.map((each) => each.clientId)}::bigint[], ${made.map((each) => each.asOf)}::date[], ${made.map((each) => each.scorecard)}::int[],
      ${made.map((each) => each.isNew)}::boolean[], ${made.map((each) => JSON.stringify(each.inputs))}::text[],
      ${made.map((each) => each.score)}::text[], ${made.map((each) => `{${each.gates.join(",")}}`)}::text[],
      ${made.map((each) => each.computedGrade)}::text[], ${made.map((each) => each.volumeMinor)}::bigint[],
      ${made.map((each) => each.computedLimitMinor)}::bigint[], ${made.map((each) => each.validUntil)}::date[],
      ${made.map((each) => each.reviewOn)}::date[]
    ) as given (client_id, as_of, scorecard, is_new, inputs, score, gates, computed_grade, volume_minor, computed_limit_minor, valid_until, review_on)
    left join lateral (
      select latest.* from (select * from credit_assessment where property_id = ${trx.propertyId}) latest
      where latest.client_id = given.client_id order by latest.assessed_at desc, latest.id desc limit 1
    ) latest on true
    where latest.id is null or latest.as_of <> given.as_of or latest.scorecard <> given.scorecard or latest.inputs <> given.inputs::jsonb
      or latest.gates <> given.gates::text[] or latest.volume_minor <> given.volume_minor
    order by given.client_id
    returning id`.execute(trx);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await recordMade(trx, { act: "credit.assess", at: now, made: { credit_assessment: ids } });
  return ids;
}

/** Assesses a block of clients and keeps what says something new. Safe to run twice. */
export async function assessClients(
  trx: Trx,
  asked: AskedDrafts,
  now: Instant,
): Promise<{ made: Draft[]; kept: CreditAssessmentId[] }> {
  const made = await drafts(trx, asked);
  return { made, kept: await keep(trx, made, now) };
}

export function refuseLaterThan(asOf: CalendarDate, on: CalendarDate): void {
  if (asOf > on) throw new Refusal("invalid", "credit.as-of-in-future");
}

/** Assesses one client, today or as of an earlier day. (A7.3) */
export async function assessClient(trx: Trx, { clientId, asOf }: AssessClient, now: Instant): Promise<Draft> {
  const on = today(trx, now);
  const client = await reachedClient(trx, { id: clientId, act: "credit:write", on });
  refuseClosedFile(client);
  refuseLaterThan(asOf ?? on, on);
  const population = await populationOn(trx, asOf ?? on);
  const { made } = await assessClients(trx, { clientIds: [client.id], asOf: asOf ?? on, population }, now);
  return found(made[0], "clients.not-found");
}

/** Assesses everybody with credit business or credit information, as a job. */
export function startAssessingAll(trx: Trx, { asOf }: AssessAll, now: Instant): Promise<JobId> {
  const on = today(trx, now);
  refuseLaterThan(asOf ?? on, on);
  return startJob(trx, { name: "credit.assess-all", payload: { asOf: asOf ?? on } }, now);
}
