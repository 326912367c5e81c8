import { type Actor, scopeOf } from "@foyer/domain/kernel/permissions";
import { found, Refusal } from "@foyer/domain/kernel/refusal";
import { lastDay, type Month } from "@foyer/domain/kernel/time";
import { gradeOf } from "@foyer/domain/scores/rules";
import type { Indicator, ScoreOver } from "@foyer/domain/scores/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { reachedStaff } from "../staff/queries.ts";

export async function pointsOfMonth(trx: Trx, month: Month): Promise<Map<StaffId, number>> {
  const rows = await trx
    .selectFrom("pointEntry")
    .select(["staffId", sql<number>`sum(points)::int`.as("points")])
    .where("propertyId", "=", trx.propertyId)
    .where("month", "=", month)
    .groupBy("staffId")
    .execute();
  return new Map(rows.map((row) => [row.staffId, row.points]));
}

export const scoredMonths = (trx: Trx) =>
  trx
    .selectFrom("scoreMonth")
    .select(["month", "status", "computedAt"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("month", "desc")
    .limit(240)
    .execute();

/** Whose figures the actor reads in full; nothing when everybody's. Of the others a rep sees the rank alone. */
const reach = (trx: Trx, month: Month) => reachedStaff(trx, "scores:read", lastDay(month));

const isMine = (actor: Actor, staffId: StaffId) => actor.kind === "staff" && actor.staffId === staffId;

/** The month's ranking, by points, with each rep's indicators. */
export async function ranking(trx: Trx, month: Month) {
  const head = found(
    await trx
      .selectFrom("scoreMonth")
      .select(["month", "status", "computedAt", "rules"])
      .where("propertyId", "=", trx.propertyId)
      .where("month", "=", month)
      .executeTakeFirst(),
    "scores.not-found",
    { month },
  );
  const reps = await trx
    .selectFrom("scoreRep")
    .innerJoin("staff", "staff.id", "scoreRep.staffId")
    .select(["staffId", "staff.name", "points", "rankByPoints", "relationship", "total", "rankByTotal"])
    .where("scoreRep.propertyId", "=", trx.propertyId)
    .where("scoreRep.month", "=", month)
    .orderBy("rankByPoints")
    .orderBy("rankByTotal")
    .orderBy("staffId")
    .execute();
  const indicators = await trx
    .selectFrom("scoreIndicator")
    .select(["staffId", "indicator", "over", "numerator", "denominator", "target", "score"])
    .where("propertyId", "=", trx.propertyId)
    .where("month", "=", month)
    .orderBy("indicator")
    .orderBy("over")
    .execute();
  const reached = await reach(trx, month);
  return {
    ...head,
    rows: reps.map((rep) => {
      const shown = reached === undefined || reached.includes(rep.staffId);
      const mine = indicators
        .filter((each) => each.staffId === rep.staffId)
        .map(({ staffId: _, ...each }) => ({ ...each, grade: gradeOf(each.score) }));
      const { relationship, total, points, ...open } = rep;
      return {
        ...open,
        mine: isMine(trx.actor, rep.staffId),
        shown,
        points: shown ? points : null,
        relationship: shown ? relationship : null,
        total: shown ? total : null,
        grade: shown ? gradeOf(total) : null,
        indicators: shown ? mine : [],
      };
    }),
  };
}

async function refuseForeign(trx: Trx, month: Month, staffId: StaffId): Promise<void> {
  const reached = await reach(trx, month);
  if (reached && !reached.includes(staffId)) throw new Refusal("not-found", "scores.not-found", { month });
}

/** The rows behind one number of a rep's month; they add up to it. Reps do not see which guest rated them. */
export async function evidenceOf(
  trx: Trx,
  asked: { month: Month; staffId: StaffId; indicator: Indicator; over: ScoreOver },
) {
  const { month, staffId, indicator, over } = asked;
  await refuseForeign(trx, month, staffId);
  if (indicator === "satisfaction" && scopeOf(trx.actor, "scores:read") === "own") return [];
  return trx
    .selectFrom("scoreEvidence")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "scoreEvidence.clientId"),
    )
    .select(["line", "clientId", "client.name", "fromDate", "toDate", "subject", "rowIds", "counts", "value"])
    .where("scoreEvidence.propertyId", "=", trx.propertyId)
    .where("scoreEvidence.month", "=", month)
    .where("scoreEvidence.staffId", "=", staffId)
    .where("scoreEvidence.indicator", "=", indicator)
    .where("scoreEvidence.over", "=", over)
    .orderBy("line")
    .limit(5_000)
    .execute();
}

/** The entries behind a rep's points. */
export async function pointsOf(trx: Trx, { month, staffId }: { month: Month; staffId: StaffId }) {
  await refuseForeign(trx, month, staffId);
  return trx
    .selectFrom("pointEntry")
    .innerJoin("client", (join) =>
      join.on("client.propertyId", "=", trx.propertyId).onRef("client.id", "=", "pointEntry.clientId"),
    )
    .select(["pointEntry.id", "event", "onDate", "points", "clientId", "client.name", "subject", "rowId"])
    .where("pointEntry.propertyId", "=", trx.propertyId)
    .where("pointEntry.month", "=", month)
    .where("pointEntry.staffId", "=", staffId)
    .orderBy("onDate")
    .orderBy("pointEntry.id")
    .limit(5_000)
    .execute();
}
