import { type Currency, type Minor, minor, sum } from "@foyer/domain/kernel/money";
import { type Act, type Actor, can } from "@foyer/domain/kernel/permissions";
import { found } from "@foyer/domain/kernel/refusal";
import type { Instant } from "@foyer/domain/kernel/time";
import { addedUp } from "@foyer/domain/receivables/aging/rules";
import type { AgingCell, AgingReport, AgingRow, AgingSort } from "@foyer/domain/receivables/aging/schema";
import type { Db } from "../../../kernel/connect.ts";
import { type Trx, withActor } from "../../../kernel/fence.ts";
import { allProperties, today } from "../../../properties/queries.ts";
import { ownDuty } from "../../../staff/duty/queries.ts";
import { rolesOf } from "../../../staff/queries.ts";
import { edgesOn } from "../buckets/queries.ts";
import { type AgedRow, agingItems } from "../items/queries.ts";
import { type AgingAsked, aging, currencyOf } from "../queries.ts";

interface Asker {
  readonly actor: Actor;
  readonly act: Act;
}

const inside = <T>(db: Db, actor: Actor, ask: (trx: Trx) => Promise<T>) =>
  withActor(db, { ...actor, readOnly: true }, ask);

/** A hotel at which somebody may do an act, in the role held there. */
interface Hotel {
  readonly actor: Actor;
  readonly property: Trx["property"];
}

/** One after the other, each in a fence of its own: no statement reads two hotels. Where the duty is not accepted yet, nothing is read. (A2.8) */
async function hotelsOf(db: Db, { actor, act }: Asker, now: Instant): Promise<Hotel[]> {
  if (actor.kind === "system")
    return (await allProperties(db)).map((property) => ({ property, actor: { ...actor, propertyId: property.id } }));
  const hotels: Hotel[] = [];
  for (const { property, role } of await rolesOf(db, actor.staffId, now)) {
    const there = { ...actor, role, propertyId: property.id };
    if (!can(there, act)) continue;
    const { isAccepted } = await inside(db, there, (trx) => ownDuty(trx, actor.staffId));
    if (isAccepted) hotels.push({ property, actor: there });
  }
  return hotels;
}

const late = ({ buckets }: AgingRow): Minor => sum(buckets);

const orders: Record<AgingSort, (a: AgingRow, b: AgingRow) => number> = {
  name: (a, b) => (String(a.label) < String(b.label) ? -1 : 1),
  balance: (a, b) => b.balance - a.balance,
  overdue: (a, b) => late(b) - late(a),
};

/** The report with a row for each hotel at which the asker may read it. What is kept in another currency cannot be added up. */
async function byHotel(
  db: Db,
  { actor, act, question }: Asker & { question: AgingAsked },
  now: Instant,
): Promise<AgingReport> {
  const own = await inside(db, actor, (trx) => aging(trx, question, today(trx, now)));
  const { edges, currency, isOfAll } = own;
  const rows = [...own.rows];
  const leftOut = [];
  for (const { property, actor: there } of await hotelsOf(db, { actor, act }, now)) {
    if (property.id === actor.propertyId) continue;
    if (isOfAll && property.currency !== currency) {
      leftOut.push({ name: property.name, currency: property.currency });
      continue;
    }
    const asked = { ...question, edges, currency: isOfAll ? ("all" as const) : currency };
    const report = await inside(db, there, (trx) => aging(trx, asked, today(trx, now)));
    rows.push(...report.rows);
  }
  const { offset = 0, limit = rows.length } = question;
  return {
    ...own,
    rows: rows.toSorted(orders[question.sort]).slice(offset, offset + limit),
    count: rows.length,
    total: addedUp(rows, edges),
    leftOut,
  };
}

/** The aging report as somebody asks for it: of one hotel, or with a row for each of a group's. (A7.6) */
export const agingReport = (
  db: Db,
  { question, ...asker }: Asker & { readonly question: AgingAsked },
  now: Instant,
): Promise<AgingReport> =>
  question.by === "property"
    ? byHotel(db, { question, ...asker }, now)
    : inside(db, asker.actor, (trx) => aging(trx, question, today(trx, now)));

export interface AgedItems {
  /** Of the figure. */
  readonly currency: Currency;
  readonly isOfAll: boolean;
  /** `hotel`: where it stands, when not where it is asked for. */
  readonly rows: readonly (AgedRow & { readonly hotel: string | null })[];
  readonly count: number;
  readonly sumMinor: Minor;
}

const noItems = { rows: [], count: 0, sumMinor: minor(0) };

/** The items of a figure that adds up several hotels, hotel by hotel. */
async function itemsByHotel(
  db: Db,
  { actor, act, cell }: Asker & { cell: AgingCell },
  now: Instant,
): Promise<AgedItems> {
  const [own, edges] = await inside(
    db,
    actor,
    async (trx) => [currencyOf(trx, cell), await edgesOn(trx, cell)] as const,
  );
  const hotels = (await hotelsOf(db, { actor, act }, now)).filter(
    ({ property }) =>
      (cell.group === undefined || cell.group === property.id) && (!own.isOfAll || property.currency === own.currency),
  );
  if (cell.group !== undefined) found(hotels[0], "receivables.item-not-found");
  let answer: AgedItems = { ...noItems, ...own };
  for (const { property, actor: there } of hotels) {
    const offset = Math.max(0, cell.offset - answer.count);
    const limit = cell.limit - answer.rows.length;
    const asked = {
      ...cell,
      edges,
      currency: own.isOfAll ? ("all" as const) : own.currency,
      offset,
      limit: Math.max(1, limit),
    };
    const { rows, count, sumMinor } = await inside(db, there, (trx) => agingItems(trx, asked, today(trx, now)));
    const hotel = property.id === actor.propertyId ? null : property.name;
    answer = {
      ...answer,
      rows: [...answer.rows, ...rows.slice(0, limit).map((row) => ({ ...row, hotel }))],
      count: answer.count + count,
      sumMinor: minor(answer.sumMinor + sumMinor),
    };
  }
  return answer;
}

/** The items that a figure of the report adds up, as somebody opens it. */
export async function agingItemsReport(
  db: Db,
  { cell, ...asker }: Asker & { readonly cell: AgingCell },
  now: Instant,
): Promise<AgedItems> {
  if (cell.by === "property") return itemsByHotel(db, { cell, ...asker }, now);
  const items = await inside(db, asker.actor, (trx) => agingItems(trx, cell, today(trx, now)));
  return { ...items, rows: items.rows.map((row) => ({ ...row, hotel: null })) };
}
