import type { CreditGrade } from "@foyer/domain/clients/credit/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import {
  bandOf,
  gatesOf,
  gradeOf,
  isNewClient,
  limitOf,
  monthsAfter,
  monthsBefore,
  scoreOf,
} from "@foyer/domain/credit/assessment/rules";
import type { AssessedFactor, Factor, Gate } from "@foyer/domain/credit/assessment/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../../../kernel/fence.ts";
import { settingsOn } from "../../../properties/queries.ts";
import { type Findings, findings, type Population, yearUpTo } from "../findings/queries.ts";
import { blockedOf, contractedOf } from "../history/queries.ts";
import { scorecardOn } from "../scorecards/queries.ts";

/** An assessment as it would be kept. */
export interface Draft {
  readonly clientId: ClientId;
  readonly asOf: CalendarDate;
  /** Its version. */
  readonly scorecard: number;
  readonly isNew: boolean;
  readonly score: string;
  readonly gates: readonly Gate[];
  readonly computedGrade: CreditGrade;
  /** Credit sales of the twelve months; of a new client what it is contracted to buy in a year. */
  readonly volumeMinor: Minor;
  readonly computedLimitMinor: Minor;
  readonly validUntil: CalendarDate;
  readonly reviewOn: CalendarDate | null;
  readonly inputs: readonly AssessedFactor[];
}

const valuesOf = (found: Findings): Record<Factor, string | null> => ({
  "days-late": found["days-late"].value,
  "paid-on-time": found["paid-on-time"].value,
  utilisation: found.utilisation.value,
  volume: found.volume.value,
  tenure: found.tenure.value,
  "broken-promises": found["broken-promises"].value,
  financials: found.financials.value,
  management: found.management.value,
  security: found.security.value,
  conditions: found.conditions.value,
  judgement: found.judgement.value,
});

export interface AskedDrafts {
  readonly clientIds: readonly ClientId[];
  readonly asOf: CalendarDate;
  readonly population: Population;
}

/** Assesses clients as of a day, without keeping anything: a few statements, however many they are. (A7.2, A7.3) */
export async function drafts(trx: Trx, { clientIds, asOf, population }: AskedDrafts): Promise<Draft[]> {
  const { version, scorecard } = await scorecardOn(trx, asOf);
  const rules = await settingsOn(trx, asOf, {
    items: "credit.new-items",
    creditDays: "credit.new-days",
    lateDays: "credit.late-days",
    reviewDays: "credit.review-days",
    validMonths: "credit.valid-months",
  });
  const ratedAfter = monthsBefore(asOf, rules.validMonths);
  const found = await findings(trx, { clientIds, asOf, ratedAfter, population });
  const asked = { ...yearUpTo(asOf), clientIds };
  const blocked = await blockedOf(trx, asked);
  const contracted = await contractedOf(trx, asked);

  return clientIds.map((clientId): Draft => {
    const begun = found.beginnings.get(clientId);
    const { items, creditDays } = rules;
    const isNew = isNewClient(
      { settled: begun?.settled ?? 0, firstOn: begun?.creditOn ?? null },
      { on: asOf, items, creditDays },
    );
    const isBlocked = blocked.has(clientId);
    const gates = gatesOf({ isBlocked, isNew, worstDaysLate: begun?.worstDaysLate ?? null }, rules.lateDays);
    const facts = found.of(clientId);
    const hasLimit = (facts.utilisation.evidence.months ?? []).length > 0;
    const { score, factors } = scoreOf(scorecard, { values: valuesOf(facts), isNew, hasLimit });
    const computedGrade = gradeOf(scorecard, { score, gates });
    const yearly = isNew ? contracted.get(clientId)?.contractedYearMinor : population.sales.get(clientId);
    const volumeMinor = yearly ?? minor(0);
    return {
      clientId,
      asOf,
      scorecard: version,
      isNew,
      score,
      gates,
      computedGrade,
      volumeMinor,
      computedLimitMinor: isBlocked ? minor(0) : limitOf(volumeMinor, bandOf(scorecard, computedGrade)),
      validUntil: monthsAfter(asOf, rules.validMonths),
      reviewOn: isNew ? addDays(asOf, rules.reviewDays) : null,
      inputs: factors.map((factor) => ({ ...factor, evidence: facts[factor.factor].evidence })),
    };
  });
}
