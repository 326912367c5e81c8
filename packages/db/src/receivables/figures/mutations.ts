import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  firstDay,
  lastDay,
  monthOf,
  monthsFrom,
} from "@foyer/domain/kernel/time";
import { countBack, type SoldMonth, windowFrom } from "@foyer/domain/receivables/figures/rules";
import { guideEdges, windowDays } from "@foyer/domain/receivables/figures/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { agingByAccount } from "../aging/columns/queries.ts";
import { controlBalance } from "../aging/queries.ts";
import { creditSales, creditSalesByMonth, daysLate, paidOnTime, writtenOff } from "./queries.ts";

interface KeptNight {
  readonly asOf: CalendarDate;
  readonly currency: Currency;
}

/** What is owed by the days since its document, in the guide's classes; a document of today is in the first. */
async function owedByAge(trx: Trx, { asOf, currency }: KeptNight): Promise<Minor[]> {
  const total = (column: string) => sql`coalesce(sum(${sql.raw(column)}), 0)::bigint`;
  const { rows } = await sql<{ byAge: Minor[] }>`
    select array[${total("aged.not_due + aged.buckets[1]")}, ${total("aged.buckets[2]")}, ${total("aged.buckets[3]")},
      ${total("aged.buckets[4]")}] as by_age
    from (${agingByAccount(trx, { asOf, rule: "document", edges: guideEdges })}) aged
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
    where account.currency = ${currency}`.execute(trx);
  return rows[0]?.byAge ?? [];
}

const dayOfMonth = (date: CalendarDate): number => daysBetween(firstDay(monthOf(date)), date) + 1;

/** Months that are asked about at once; most balances are not older than a few. */
const monthsAtOnce = 3;
/** No balance is counted back further: what is owed that long was not sold lately. */
const mostMonths = 36;

/** The days of sales that a balance is worth: the month so far, then month by month as far back as it takes. */
async function countedBack(
  trx: Trx,
  { asOf, currency }: KeptNight,
  { balanceMinor, monthSalesMinor }: { balanceMinor: Minor; monthSalesMinor: Minor },
) {
  const months: SoldMonth[] = [{ days: dayOfMonth(asOf), salesMinor: monthSalesMinor }];
  for (let last = addMonths(monthOf(asOf), -1); months.length < mostMonths; last = addMonths(last, -monthsAtOnce)) {
    const counted = countBack(balanceMinor, months);
    if (counted !== null) return counted;
    const first = addMonths(last, 1 - monthsAtOnce);
    const sales = await creditSalesByMonth(trx, { from: firstDay(first), to: lastDay(last), currency });
    for (const month of monthsFrom(first, last).toReversed())
      months.push({ days: dayOfMonth(lastDay(month)), salesMinor: sales.get(month) ?? minor(0) });
  }
  return countBack(balanceMinor, months);
}

/** Keeps the figures of a night whose snapshot was just kept. (A7.6) */
export async function keepFigures(trx: Trx, night: KeptNight): Promise<void> {
  const { asOf, currency } = night;
  const { notDueMinor, balanceMinor } = await trx
    .selectFrom("agingSnapshot")
    .select([sql<Minor>`not_due_minor`.as("notDueMinor"), "balanceMinor"])
    .where("propertyId", "=", trx.propertyId)
    .where("businessDate", "=", asOf)
    .where("currency", "=", currency)
    .executeTakeFirstOrThrow();
  const window = { from: windowFrom(asOf), to: asOf, currency };
  const month = { from: firstDay(monthOf(asOf)), to: asOf, currency };
  const monthSalesMinor = await creditSales(trx, month);
  const late = await daysLate(trx, window);
  const onTime = await paidOnTime(trx, window);
  await trx
    .insertInto("receivablesFigures")
    .values({
      propertyId: trx.propertyId,
      businessDate: asOf,
      currency,
      days: windowDays,
      salesMinor: await creditSales(trx, window),
      beginMinor: await controlBalance(trx, { asOf: addDays(window.from, -1), currency }),
      notDueMinor,
      balanceMinor,
      monthSalesMinor,
      monthWrittenOffMinor: await writtenOff(trx, month),
      countBack: await countedBack(trx, night, { balanceMinor, monthSalesMinor }),
      closedMinor: late.closedMinor,
      daysLate: late.days,
      dueMinor: onTime.dueMinor,
      onTimeMinor: onTime.onTimeMinor,
      byAgeMinor: await owedByAge(trx, night),
    })
    .execute();
}
