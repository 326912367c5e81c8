import type { Db } from "@foyer/db/kernel/connect";
import { withActor } from "@foyer/db/kernel/fence";
import { setProvision } from "@foyer/db/receivables/provision/mutations";
import { matrices } from "@foyer/db/receivables/provision/queries";
import { keepSnapshot } from "@foyer/db/receivables/snapshots/mutations";
import { keptDates } from "@foyer/db/receivables/snapshots/queries";
import { sealMonthEnds } from "@foyer/db/receivables/snapshots/seals/mutations";
import { actorByEmail } from "@foyer/db/staff/queries";
import type { PropertyId } from "@foyer/domain/kernel/ids";
import { addDays, addMonths, lastDay, monthsFrom } from "@foyer/domain/kernel/time";
import { standardEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import type { Span } from "./hotels.ts";

/** So many month ends, enough for a year of roll rates and a picture of how they came about. */
const monthEnds = 18;
/** So many nights before today, one by one. */
const nights = 30;

interface Keeping {
  readonly db: Db;
  readonly propertyId: PropertyId;
  readonly span: Span;
}

/** Keeps and seals what the nightly task would have, had the house stood then; what is kept already stays. */
export async function keepNights({ db, propertyId, span }: Keeping): Promise<number> {
  const actor = { kind: "system", propertyId } as const;
  const ends = monthsFrom(addMonths(span.thisMonth, -monthEnds), addMonths(span.thisMonth, -1)).map(lastDay);
  const latest = Array.from({ length: nights }, (_, index) => addDays(span.today, index - nights));
  const wanted = [...new Set([...ends, ...latest])].filter((date) => date >= span.start).toSorted();
  const kept = new Set(await withActor(db, { ...actor, readOnly: true }, keptDates));
  const missing = wanted.filter((date) => !kept.has(date));
  for (const date of missing) await withActor(db, actor, (trx) => keepSnapshot(trx, date, span.now));
  if (missing.length > 0) await withActor(db, actor, (trx) => sealMonthEnds(trx, span.now));
  return missing.length;
}

/** The rates that finance set when the hotel opened; those that stand already stay. */
export async function setRates({ db, propertyId, span }: Keeping, email: string): Promise<void> {
  const actor = await actorByEmail(db, { email, propertyId, on: span.today });
  await withActor(db, actor, async (trx) => {
    if ((await matrices(trx)).length > 0) return;
    const input = {
      fromDate: span.start,
      edges: [...standardEdges],
      rates: ["0.5", "2", "8", "20", "45", "80"],
      reason: "年度复核，参考历史回收 Yearly review, by what was collected before",
    };
    await setProvision(trx, input, span.now);
  });
}
