import { Refusal } from "@foyer/domain/kernel/refusal";
import { type Instant, lastDay, type Month, monthOf } from "@foyer/domain/kernel/time";
import { gradeOf, nightlyMonths, rank, repScore, scoreOf, windowsToScore } from "@foyer/domain/scores/rules";
import type { Indicator, IndicatorScore } from "@foyer/domain/scores/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { recordChange } from "../changes/mutations.ts";
import type { Trx } from "../kernel/fence.ts";
import { settingsOn, today } from "../properties/queries.ts";
import { rankedReps, scoredClients } from "./facts/queries.ts";
import { measures, type RepMeasure } from "./measures/queries.ts";
import { giveRepurchasePoints } from "./points/mutations.ts";
import { pointsOfMonth } from "./queries.ts";

/** The month's targets and points, as they are in force on its last day. (B3.2, B5.4) */
const rulesOf = (trx: Trx, month: Month) =>
  settingsOn(trx, lastDay(month), {
    contact: "scores.target-contact",
    repurchase: "scores.target-repurchase",
    satisfaction: "scores.target-satisfaction",
    answersNeeded: "scores.answers-needed",
    repurchasePoints: "scores.points-repurchase",
  });

type Rules = Awaited<ReturnType<typeof rulesOf>>;

/** Percent to reach; revenue is measured against the rep's own target, which is the denominator. */
function targetOf(indicator: Indicator, rules: Rules): number | null {
  if (indicator === "revenue") return 100;
  return indicator === "contact" || indicator === "repurchase" || indicator === "satisfaction"
    ? rules[indicator]
    : null;
}

async function openMonth(trx: Trx, { month, rules }: { month: Month; rules: Rules }, now: Instant): Promise<void> {
  if (month < monthOf(trx.property.startDate)) throw new Refusal("invalid", "scores.before-start", { month });
  if (month > monthOf(today(trx, now))) throw new Refusal("invalid", "scores.month-not-begun", { month });
  await sql`select pg_advisory_xact_lock(${trx.propertyId}, hashtext(${`scores ${month}`}))`.execute(trx);
  const earlier = await trx
    .selectFrom("scoreMonth")
    .select("status")
    .where("propertyId", "=", trx.propertyId)
    .where("month", "=", month)
    .executeTakeFirst();
  if (earlier?.status === "closed") throw new Refusal("conflict", "scores.month-closed", { month });
  const json = JSON.stringify(rules);
  for (const table of ["scoreEvidence", "scoreIndicator", "scoreRep"] as const)
    await trx.deleteFrom(table).where("propertyId", "=", trx.propertyId).where("month", "=", month).execute();
  await trx
    .insertInto("scoreMonth")
    .values({ propertyId: trx.propertyId, month, status: "provisional", computedAt: now, rules: json })
    .onConflict((conflict) => conflict.columns(["propertyId", "month"]).doUpdateSet({ computedAt: now, rules: json }))
    .execute();
}

interface Scored extends RepMeasure {
  readonly target: number | null;
  readonly score: string | null;
}

async function storeIndicators(trx: Trx, month: Month, scored: readonly Scored[]): Promise<void> {
  if (scored.length === 0) return;
  const key = { propertyId: trx.propertyId, month };
  await trx
    .insertInto("scoreIndicator")
    .values(
      scored.map(({ staffId, indicator, over, numerator, denominator, target, score }) => ({
        ...key,
        staffId,
        indicator,
        over,
        numerator,
        denominator,
        target: target === null ? null : String(target),
        score,
      })),
    )
    .execute();
  const lines = scored.flatMap((each) => each.evidence.map((evidence, line) => ({ ...each, ...evidence, line })));
  const column = <T>(read: (line: (typeof lines)[number]) => T) => lines.map(read);
  await sql`
    insert into score_evidence (property_id, month, staff_id, indicator, over, line, client_id, from_date, to_date, subject, row_ids, counts, value)
    select ${trx.propertyId}, ${month}, staff_id, indicator, over, line, client_id, from_date, to_date, subject, row_ids::bigint[], counts, value
    from unnest(
      ${column((line) => line.staffId)}::bigint[], ${column((line) => line.indicator)}::text[], ${column((line) => line.over)}::text[],
      ${column((line) => line.line)}::int[], ${column((line) => line.clientId)}::bigint[], ${column((line) => line.from)}::date[],
      ${column((line) => line.to)}::date[], ${column((line) => line.subject)}::text[], ${column((line) => `{${line.rowIds.join(",")}}`)}::text[],
      ${column((line) => line.counts)}::boolean[], ${column((line) => line.value)}::numeric[]
    ) as given (staff_id, indicator, over, line, client_id, from_date, to_date, subject, row_ids, counts, value)
    on conflict do nothing`.execute(trx);
}

/**
 * Computes a month anew from what is known now: indicators, totals, points, both rankings and their evidence. The same
 * facts give the same rows, however often it runs; a closed month is refused. (B3.1–B3.3)
 */
export async function computeScores(trx: Trx, month: Month, now: Instant): Promise<void> {
  const rules = await rulesOf(trx, month);
  await openMonth(trx, { month, rules }, now);
  const clients = await scoredClients(trx, month);
  const reps = await rankedReps(trx, month);
  const measured = await measures(trx, {
    month,
    windows: windowsToScore(month, today(trx, now)),
    needed: rules.answersNeeded,
    clients,
  });
  const scored = measured
    .filter((each) => reps.includes(each.staffId))
    .map((each): Scored => {
      const target = targetOf(each.indicator, rules);
      return { ...each, target: each.indicator === "revenue" ? null : target, score: scoreOf(each, target) };
    });
  await storeIndicators(trx, month, scored);
  await giveRepurchasePoints(trx, { month, points: rules.repurchasePoints }, now);
  const points = await pointsOfMonth(trx, month);
  const totals = reps.map((staffId) => {
    const mine: IndicatorScore[] = scored
      .filter((each) => each.staffId === staffId)
      .map((each) => ({ ...each, grade: gradeOf(each.score) }));
    return {
      staffId,
      points: points.get(staffId) ?? 0,
      ...repScore(
        mine,
        clients.filter((client) => client.ownerId === staffId),
      ),
    };
  });
  await storeReps(trx, month, totals);
  await recordChange(trx, { act: "scores.compute", at: now, reason: month, fields: [] });
}

interface RepTotal {
  readonly staffId: StaffId;
  readonly points: number;
  readonly relationship: string | null;
  readonly total: string | null;
}

async function storeReps(trx: Trx, month: Month, totals: readonly RepTotal[]): Promise<void> {
  if (totals.length === 0) return;
  const byPoints = rank(totals, (each) => each.points);
  const byTotal = rank(totals, (each) => (each.total === null ? null : Number(each.total)));
  await trx
    .insertInto("scoreRep")
    .values(
      totals.map(({ staffId, points, relationship, total }, index) => ({
        propertyId: trx.propertyId,
        month,
        staffId,
        points,
        relationship,
        total,
        rankByPoints: byPoints[index] ?? 1,
        rankByTotal: byTotal[index] ?? null,
      })),
    )
    .execute();
}

/** The nightly run: the running month and the one before, each while it is provisional. */
export async function computeNightly(trx: Trx, now: Instant): Promise<Month[]> {
  const months = nightlyMonths(today(trx, now), trx.property.startDate);
  const closed = await trx
    .selectFrom("scoreMonth")
    .select("month")
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`month = any(${months}::text[])`)
    .where("status", "=", "closed")
    .execute();
  const open = months.filter((month) => !closed.some((each) => each.month === month));
  for (const month of open) await computeScores(trx, month, now);
  return open;
}
