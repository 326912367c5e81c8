import type { StaffId } from "@foyer/domain/kernel/ids";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { SurveyPeriod } from "@foyer/domain/surveys/schema";
import { type ExpressionBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { reachedStaff } from "../../staff/queries.ts";
import type { Database } from "../../tables.ts";

export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Only of clients that these owned on the day. */
  readonly ownerIds?: readonly StaffId[];
}

/** The span as far as the actor may see it. */
export async function seen(trx: Trx, { from, to, ownerId }: SurveyPeriod): Promise<Span> {
  const reached = await reachedStaff(trx, "surveys:read", to);
  const ownerIds = ownerId === undefined ? reached : [ownerId].filter((id) => reached?.includes(id) ?? true);
  return ownerIds ? { from, to, ownerIds } : { from, to };
}

type Surveyed = ExpressionBuilder<Database & { survey: Database["survey"] }, "survey">;

const ownedBy =
  (trx: Trx, on: "answer.answeredOn" | "survey.decidedOn", ownerIds: readonly StaffId[]) => (each: Surveyed) =>
    each.exists(
      each
        .selectFrom("clientOwner as owner")
        .select("owner.staffId")
        .where("owner.propertyId", "=", trx.propertyId)
        .whereRef("owner.clientId", "=", "survey.clientId")
        .where(sql<boolean>`owner.staff_id = any(${ownerIds}::bigint[])`)
        .where(heldOn("owner", sql.ref(on))),
    );

/** Answers of a span, by the day of the answer. */
export function answersOf(trx: Trx, { from, to, ownerIds }: Span) {
  const query = trx
    .selectFrom("surveyAnswer as answer")
    .innerJoin("survey", (join) =>
      join.on("survey.propertyId", "=", trx.propertyId).onRef("survey.id", "=", "answer.surveyId"),
    )
    .where("answer.propertyId", "=", trx.propertyId)
    .where("answer.answeredOn", ">=", from)
    .where("answer.answeredOn", "<=", to);
  return ownerIds ? query.where(ownedBy(trx, "answer.answeredOn", ownerIds)) : query;
}

/** Stays decided about in a span, with the mail of those who were invited. */
export function invitationsOf(trx: Trx, { from, to, ownerIds }: Span) {
  const query = trx
    .selectFrom("survey")
    .leftJoin("message", (join) =>
      join.on("message.propertyId", "=", trx.propertyId).onRef("message.id", "=", "survey.messageId"),
    )
    .where("survey.propertyId", "=", trx.propertyId)
    .where("survey.decidedOn", ">=", from)
    .where("survey.decidedOn", "<=", to);
  return ownerIds ? query.where(ownedBy(trx, "survey.decidedOn", ownerIds)) : query;
}
