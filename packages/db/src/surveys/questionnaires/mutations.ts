import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { defaultQuestions } from "@foyer/domain/surveys/rules";
import type { NewQuestion, PublishQuestionnaire, QuestionnaireId } from "@foyer/domain/surveys/schema";
import { madeRow, nextNumber, recordChange } from "../../changes/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { latestQuestionnaire } from "./queries.ts";

async function publish(trx: Trx, questions: readonly NewQuestion[], now: Instant) {
  const version = await nextNumber(trx, "questionnaire");
  const { id } = await trx
    .insertInto("questionnaire")
    .values({ propertyId: trx.propertyId, version, publishedAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("question")
    .values(
      questions.map(({ kind, text }, index) => ({
        propertyId: trx.propertyId,
        questionnaireId: id,
        position: index + 1,
        kind,
        hans: text["zh-Hans"],
        hant: text["zh-Hant"],
        english: text.en,
      })),
    )
    .execute();
  await recordChange(trx, { act: "surveys.publish", at: now, fields: [madeRow("questionnaire", id)] });
  return { id, version };
}

/** The questionnaire in force; a property that has none gets the default as its first version. */
export async function questionnaireInForce(trx: Trx, now: Instant): Promise<{ id: QuestionnaireId; version: number }> {
  return (await latestQuestionnaire(trx)) ?? publish(trx, defaultQuestions, now);
}

/** Publishes the next version; refused when somebody else's came in between. */
export async function publishQuestionnaire(
  trx: Trx,
  { basedOn, questions }: PublishQuestionnaire,
  now: Instant,
): Promise<{ version: number }> {
  const { version: current } = await questionnaireInForce(trx, now);
  if (current !== basedOn) throw new Refusal("conflict", "surveys.version-changed", { current });
  const { version } = await publish(trx, questions, now);
  if (version !== basedOn + 1) throw new Refusal("conflict", "surveys.version-changed", { current: version - 1 });
  return { version };
}
