import { defaultQuestions } from "@foyer/domain/surveys/rules";
import type { NewQuestion, Question, QuestionnaireId } from "@foyer/domain/surveys/schema";
import type { Trx } from "../../kernel/fence.ts";

/** The version that invitations are sent with now; nothing before the first. */
export const latestQuestionnaire = (trx: Trx) =>
  trx
    .selectFrom("questionnaire")
    .select(["id", "version", "publishedAt"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

export async function questionsOf(trx: Trx, questionnaireId: QuestionnaireId): Promise<Question[]> {
  const rows = await trx
    .selectFrom("question")
    .select(["id", "kind", "hans", "hant", "english"])
    .where("propertyId", "=", trx.propertyId)
    .where("questionnaireId", "=", questionnaireId)
    .orderBy("position")
    .execute();
  return rows.map(({ id, kind, hans, hant, english }) => ({
    id,
    kind,
    text: { "zh-Hans": hans, "zh-Hant": hant, en: english },
  }));
}

/** What is asked now; the default of a property that has sent no invitation yet. */
export async function currentQuestionnaire(trx: Trx): Promise<{ version: number; questions: NewQuestion[] }> {
  const latest = await latestQuestionnaire(trx);
  const questions = latest ? await questionsOf(trx, latest.id) : defaultQuestions;
  return { version: latest?.version ?? 1, questions: questions.map(({ kind, text }) => ({ kind, text })) };
}
