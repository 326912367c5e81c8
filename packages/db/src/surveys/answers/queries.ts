import { isLow } from "@foyer/domain/surveys/rules";
import type { AnswerFilter, InvitationFilter, RatingKind } from "@foyer/domain/surveys/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { answersOf, invitationsOf, seen } from "../span/queries.ts";

const literal = (search: string) => `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

async function answerRows(trx: Trx, filter: AnswerFilter) {
  const { score, search, withComment, before } = filter;
  let query = answersOf(trx, await seen(trx, filter))
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "survey.clientId"),
    )
    .innerJoin("stay", (join) =>
      join.on("stay.propertyId", "=", trx.propertyId).onRef("stay.id", "=", "survey.stayId"),
    );
  if (before) query = query.where("answer.id", "<", before);
  if (score?.kind === "recommend") query = query.where("answer.recommend", "=", score.value);
  else if (score) {
    const { kind, value } = score;
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("surveyRating as rating")
          .select("rating.score")
          .where("rating.propertyId", "=", trx.propertyId)
          .whereRef("rating.answerId", "=", "answer.id")
          .where("rating.kind", "=", kind)
          .where("rating.score", "=", value),
      ),
    );
  }
  if (withComment || search)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("surveyComment as comment")
          .select("comment.text")
          .where("comment.propertyId", "=", trx.propertyId)
          .whereRef("comment.answerId", "=", "answer.id")
          .where("comment.text", "ilike", literal(search)),
      ),
    );
  return query
    .select(["answer.id", "answer.answeredOn", "answer.recommend", "survey.clientId", "client.name as clientName"])
    .select(["survey.stayId", "stay.confirmation", "stay.arrival", "stay.departure"])
    .orderBy("answer.id", "desc")
    .limit(filter.limit)
    .execute();
}

/** The answers behind a number, latest first. (B4.1) */
export async function listAnswers(trx: Trx, filter: AnswerFilter) {
  const rows = await answerRows(trx, filter);
  const ids = rows.map(({ id }) => id);
  const of = <T extends { answerId: number }>(found: readonly T[], id: number) =>
    found.filter(({ answerId }) => answerId === id);
  const ratings = await trx
    .selectFrom("surveyRating")
    .select(["answerId", "kind", "score"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`answer_id = any(${ids}::bigint[])`)
    .orderBy("questionId")
    .execute();
  const comments = await trx
    .selectFrom("surveyComment")
    .select(["answerId", "text"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`answer_id = any(${ids}::bigint[])`)
    .orderBy("questionId")
    .execute();
  return rows.map((row) => {
    const given: { kind: RatingKind; score: number }[] = of(ratings, row.id).map(({ kind, score }) => ({
      kind,
      score,
    }));
    return {
      ...row,
      ratings: given,
      comments: of(comments, row.id).map(({ text }) => text),
      low: isLow({ recommend: row.recommend, ratings: given.map(({ score }) => score) }),
    };
  });
}

/** Who was asked, who was not and why, latest first. */
export async function listInvitations(trx: Trx, filter: InvitationFilter) {
  let query = invitationsOf(trx, await seen(trx, filter))
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "survey.clientId"),
    )
    .innerJoin("stay", (join) =>
      join.on("stay.propertyId", "=", trx.propertyId).onRef("stay.id", "=", "survey.stayId"),
    );
  if (filter.status) query = query.where("survey.status", "=", filter.status);
  if (filter.before) query = query.where("survey.id", "<", filter.before);
  return query
    .select([
      "survey.id",
      "survey.status",
      "survey.dropReason",
      "survey.decidedOn",
      "survey.clientId",
      "client.name as clientName",
    ])
    .select(["survey.stayId", "stay.confirmation", "stay.arrival", "stay.departure"])
    .select(["message.status as mailStatus", "message.dropReason as mailDropReason", "message.sentAt"])
    .orderBy("survey.id", "desc")
    .limit(filter.limit)
    .execute();
}
