import { houseScorecard } from "@foyer/domain/credit/assessment/rules";
import { Scorecard } from "@foyer/domain/credit/assessment/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../../../kernel/fence.ts";

export interface ScorecardInForce {
  /** 0: the house's own. */
  readonly version: number;
  readonly scorecard: Scorecard;
}

const houseVersion: ScorecardInForce = { version: 0, scorecard: houseScorecard };

/** What factors weigh on a day: the latest version of those that begin latest; the house's own before the property ever set one. */
export async function scorecardOn(trx: Trx, on: CalendarDate): Promise<ScorecardInForce> {
  const row = await trx
    .selectFrom("creditScorecard")
    .select(["version", "factors", "grades"])
    .where("propertyId", "=", trx.propertyId)
    .where("fromDate", "<=", on)
    .orderBy("fromDate", "desc")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, scorecard: scorecardOf(row) } : houseVersion;
}

const scorecardOf = ({ factors, grades }: { factors: unknown; grades: unknown }): Scorecard =>
  Scorecard.parse({ factors, grades });

/** All versions, the latest first, and the one in force. */
export async function scorecards(trx: Trx, on: CalendarDate) {
  const rows = await trx
    .selectFrom("creditScorecard")
    .leftJoin("staff", "staff.id", "creditScorecard.staffId")
    .select([
      "creditScorecard.version",
      "creditScorecard.fromDate",
      "creditScorecard.factors",
      "creditScorecard.grades",
      "creditScorecard.reason",
      "creditScorecard.recordedAt",
      "staff.name as by",
    ])
    .where("creditScorecard.propertyId", "=", trx.propertyId)
    .orderBy("version", "desc")
    .limit(200)
    .execute();
  return {
    inForce: await scorecardOn(trx, on),
    versions: rows.map(({ factors, grades, ...row }) => ({ ...row, scorecard: scorecardOf({ factors, grades }) })),
  };
}

/** The version that an assessment names. */
export async function scorecardVersion(trx: Trx, version: number): Promise<Scorecard> {
  if (version === houseVersion.version) return houseScorecard;
  const row = await trx
    .selectFrom("creditScorecard")
    .select(["factors", "grades"])
    .where("propertyId", "=", trx.propertyId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return scorecardOf(row);
}
