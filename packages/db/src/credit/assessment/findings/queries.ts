import type { ClientId } from "@foyer/domain/clients/schema";
import { meanOf, monthsBefore, percentiles, percentOf, wholeMonths } from "@foyer/domain/credit/assessment/rules";
import type { Evidence, EvidenceKind, Factor, RatedFactor, UsedMonth } from "@foyer/domain/credit/assessment/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { Trx } from "../../../kernel/fence.ts";
import { creditSalesByClient } from "../../../receivables/figures/queries.ts";
import { judgedPromises } from "../../../receivables/promises/queries.ts";
import { bouncedPayments } from "../../../receivables/receiving/queries.ts";
import { ratingsOn } from "../../information/queries.ts";
import { type Beginning, beginningsOf, type Due, dueBy, type Settled, settledBy, soldBy } from "../history/queries.ts";
import { usedMonths } from "../used/queries.ts";

/** Days, both included. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The twelve months up to a day. */
export const yearUpTo = (asOf: CalendarDate): Span => ({ from: addDays(monthsBefore(asOf, 12), 1), to: asOf });

/** Credit sales of everybody in those months: where a client stands among them is asked once for all that are assessed. */
export interface Population {
  readonly sales: ReadonlyMap<ClientId, Minor>;
  readonly percentiles: ReadonlyMap<ClientId, string>;
}

export async function populationOn(trx: Trx, asOf: CalendarDate): Promise<Population> {
  const sold = await creditSalesByClient(trx, yearUpTo(asOf));
  const sales = new Map(sold.map(({ clientId, salesMinor }) => [clientId, salesMinor]));
  return { sales, percentiles: percentiles(sales) };
}

interface Finding {
  readonly value: string | null;
  readonly evidence: Evidence;
}

export type Findings = Readonly<Record<Factor, Finding>>;

const rowsOf = (kind: EvidenceKind, ids: readonly number[]) => (ids.length === 0 ? [] : [{ kind, ids: [...ids] }]);
const unknown = (span: Span): Finding => ({ value: null, evidence: { ...span, numbers: {}, rows: [] } });

const daysLateOf = (settled: Settled | undefined, span: Span): Finding => {
  if (!settled) return unknown(span);
  const { days, closedMinor, ids } = settled;
  const numbers = { closedMinor, debts: ids.length };
  return { value: days, evidence: { ...span, numbers, rows: rowsOf("item", ids) } };
};

const paidOnTimeOf = (due: Due | undefined, span: Span): Finding => {
  if (!due) return unknown(span);
  const { dueMinor, onTimeMinor, ids } = due;
  const numbers = { dueMinor, onTimeMinor };
  return { value: percentOf(onTimeMinor, dueMinor), evidence: { ...span, numbers, rows: rowsOf("item", ids) } };
};

const utilisationOf = (months: readonly UsedMonth[], span: Span): Finding => ({
  value: meanOf(months.map(({ share }) => share)),
  evidence: { ...span, numbers: { months: months.length }, rows: [], months: [...months] },
});

function tenureOf(beginning: Beginning | undefined, to: CalendarDate): Finding {
  const began = [
    { kind: "stay" as const, on: beginning?.stayOn, id: beginning?.stayId },
    { kind: "item" as const, on: beginning?.creditOn, id: beginning?.itemId },
  ].flatMap(({ kind, on, id }) => (on && id ? [{ kind, on, id }] : []));
  const [first] = began.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  if (!first) return { value: null, evidence: { from: null, to, numbers: {}, rows: [] } };
  const rows = rowsOf(first.kind, [first.id]);
  return {
    value: String(wholeMonths(first.on, to)),
    evidence: { from: first.on, to, numbers: { since: first.on }, rows },
  };
}

type Rating = Awaited<ReturnType<typeof ratingsOn>>[number];

const ratedOf = (given: Rating | undefined, to: CalendarDate): Finding => {
  if (!given) return { value: null, evidence: { from: null, to, numbers: {}, rows: [] } };
  const { id, rating, evidence, ratedOn } = given;
  return {
    value: String(rating),
    evidence: { from: ratedOn, to, numbers: { rating, evidence }, rows: rowsOf("rating", [id]) },
  };
};

export interface AskedFindings {
  readonly clientIds: readonly ClientId[];
  readonly asOf: CalendarDate;
  /** Older ratings are no evidence any more. */
  readonly ratedAfter: CalendarDate;
  readonly population: Population;
}

/** Every factor's value for each of the clients, with the rows that it was made of, and since when they have credit. (A7.1–A7.3) */
export async function findings(trx: Trx, { clientIds, asOf, ratedAfter, population }: AskedFindings) {
  const span = yearUpTo(asOf);
  const asked = { ...span, clientIds };
  const settled = await settledBy(trx, asked);
  const due = await dueBy(trx, asked);
  const sold = await soldBy(trx, asked);
  const used = await usedMonths(trx, { clientIds, on: asOf });
  const beginnings = await beginningsOf(trx, asked);
  const promises = (await judgedPromises(trx, clientIds, asOf)).filter(
    ({ state, promisedFor }) => state === "broken" && span.from <= promisedFor,
  );
  const brokenOf = Map.groupBy(promises, ({ clientId }) => clientId);
  const bounces = await bouncedPayments(trx, { clients: clientIds, ...span });
  const bouncedOf = Map.groupBy(bounces, ({ clientId }) => clientId);
  const ratings = await ratingsOn(trx, { clientIds, after: ratedAfter, on: asOf });
  const ratingsOf = Map.groupBy(ratings, ({ clientId }) => clientId);

  const of = (clientId: ClientId): Findings => {
    const rated = (factor: RatedFactor) =>
      ratedOf(
        ratingsOf.get(clientId)?.find((each) => each.factor === factor),
        asOf,
      );
    const broken = (brokenOf.get(clientId) ?? []).map(({ id }) => id);
    const bounced = (bouncedOf.get(clientId) ?? []).map(({ itemId }) => itemId);
    const salesMinor = population.sales.get(clientId) ?? 0;
    const ofSales = { salesMinor, clients: population.percentiles.size };
    return {
      "days-late": daysLateOf(settled.get(clientId), span),
      "paid-on-time": paidOnTimeOf(due.get(clientId), span),
      utilisation: utilisationOf(used.get(clientId) ?? [], span),
      volume: {
        value: population.percentiles.get(clientId) ?? null,
        evidence: { ...span, numbers: ofSales, rows: rowsOf("item", sold.get(clientId)?.ids ?? []) },
      },
      tenure: tenureOf(beginnings.get(clientId), asOf),
      "broken-promises": {
        value: String(broken.length + bounced.length),
        evidence: {
          ...span,
          numbers: { broken: broken.length, bounced: bounced.length },
          rows: [...rowsOf("promise", broken), ...rowsOf("bounce", bounced)],
        },
      },
      financials: rated("financials"),
      management: rated("management"),
      security: rated("security"),
      conditions: rated("conditions"),
      judgement: rated("judgement"),
    };
  };
  return { of, beginnings };
}
