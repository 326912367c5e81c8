import type { StaffId } from "@foyer/domain/kernel/ids";
import { addMonths, firstDay, type Instant, lastDay, type Month, monthOf } from "@foyer/domain/kernel/time";
import { ownResults, results, type ScoreCount } from "@foyer/domain/surveys/results/rules";
import type { SurveyPeriod } from "@foyer/domain/surveys/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { answersOf, invitationsOf, type Span, seen } from "../span/queries.ts";

const monthOfAnswer = sql<Month>`to_char(answer.answered_on, 'YYYY-MM')`;

async function scoreCounts(trx: Trx, span: Span): Promise<ScoreCount[]> {
  const recommended = await answersOf(trx, span)
    .where("answer.recommend", "is not", null)
    .select((each) => [
      monthOfAnswer.as("month"),
      each.ref("answer.recommend").$notNull().as("score"),
      each.fn.countAll<number>().as("count"),
    ])
    .groupBy([sql`1`, "answer.recommend"])
    .execute();
  const rated = await answersOf(trx, span)
    .innerJoin("surveyRating as rating", (join) =>
      join.on("rating.propertyId", "=", trx.propertyId).onRef("rating.answerId", "=", "answer.id"),
    )
    .select((each) => [
      monthOfAnswer.as("month"),
      "rating.kind",
      "rating.score",
      each.fn.countAll<number>().as("count"),
    ])
    .groupBy([sql`1`, "rating.kind", "rating.score"])
    .execute();
  return [...recommended.map((row) => ({ ...row, kind: "recommend" as const })), ...rated];
}

async function countsOf(trx: Trx, span: Span) {
  const answers = await answersOf(trx, span)
    .select((each) => [monthOfAnswer.as("month"), each.fn.countAll<number>().as("count")])
    .groupBy(sql`1`)
    .execute();
  const sent = invitationsOf(trx, span)
    .where("survey.status", "<>", "dropped")
    .where("message.status", "in", ["sent", "uncertain"]);
  const invitations = await sent
    .select((each) => [
      sql<Month>`to_char(survey.decided_on, 'YYYY-MM')`.as("month"),
      each.fn.countAll<number>().as("invited"),
      each.fn.countAll<number>().filterWhere("survey.status", "=", "answered").as("answered"),
    ])
    .groupBy(sql`1`)
    .execute();
  return { scores: await scoreCounts(trx, span), answers, invitations };
}

/** The figures of a period, and why some stays were not asked about. */
export async function surveyResults(trx: Trx, period: SurveyPeriod) {
  const span = await seen(trx, period);
  const reason = sql<string>`coalesce(survey.drop_reason, message.drop_reason)`;
  const notAsked = await invitationsOf(trx, span)
    .where(reason, "is not", null)
    .select((each) => [reason.as("reason"), each.fn.countAll<number>().as("count")])
    .groupBy(sql`1`)
    .orderBy("count", "desc")
    .execute();
  return { ...results(await countsOf(trx, span)), notAsked };
}

/** The last twelve whole months of one's own clients. No other span can be asked for: two spans would tell one answer. */
export async function ownSurveyResults(trx: Trx, staffId: StaffId, now: Instant) {
  const month = monthOf(today(trx, now));
  const span = { from: firstDay(addMonths(month, -12)), to: lastDay(addMonths(month, -1)), ownerIds: [staffId] };
  return { from: span.from, to: span.to, ...ownResults(await countsOf(trx, span)) };
}
