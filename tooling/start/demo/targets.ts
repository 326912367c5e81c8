import { ClientClass } from "@foyer/domain/clients/schema";
import { type CalendarDate, type Month, monthOf, monthsOfYear, yearOf } from "@foyer/domain/kernel/time";
import type { TargetMetric } from "@foyer/domain/targets/schema";
import type { DemoActivity } from "./activities.ts";
import { type Hotel, repsOf, type Span } from "./hotels.ts";
import { revenueOf } from "./prices.ts";
import type { DemoStay } from "./stays.ts";

export interface DemoTarget {
  readonly metric: TargetMetric;
  readonly month: Month;
  readonly class: ClientClass;
  /** By mail address. */
  readonly staff: string;
  /** Minor units for revenue. */
  readonly amount: number;
}

type Sums = Map<string, number>;

const keyOf = (staff: string, kind: ClientClass, month: Month): string => `${staff}|${kind}|${month}`;
const add = (sums: Sums, key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);

const ownerOn = (stay: DemoStay, date: CalendarDate): string | undefined =>
  stay.client?.owners.find((owner) => owner.from <= date && date < (owner.to ?? "9999"))?.value;

function produced(stays: readonly DemoStay[], today: CalendarDate) {
  const revenue: Sums = new Map();
  const nights: Sums = new Map();
  const first = new Map<string, DemoStay>();
  for (const stay of stays) {
    if ((stay.status !== "completed" && stay.status !== "in-house") || !stay.client) continue;
    for (const day of stay.days) {
      const owner = ownerOn(stay, day.date);
      if (!owner || day.date > today) continue;
      const key = keyOf(owner, stay.client.class, monthOf(day.date));
      add(revenue, key, revenueOf(day));
      add(nights, key, day.rooms * day.nights);
    }
    const earlier = first.get(stay.client.reference);
    if (stay.status === "completed" && (!earlier || stay.departure < earlier.departure))
      first.set(stay.client.reference, stay);
  }
  const fresh: Sums = new Map();
  for (const stay of first.values()) {
    const owner = ownerOn(stay, stay.departure);
    if (owner && stay.client) add(fresh, keyOf(owner, stay.client.class, monthOf(stay.departure)), 1);
  }
  return { revenue, "room-nights": nights, "new-clients": fresh };
}

function worked(activities: readonly DemoActivity[]) {
  const contacts: Sums = new Map();
  const visits: Sums = new Map();
  for (const { staff, client, doneOn, kind, outcome } of activities) {
    if (outcome !== "reached") continue;
    const key = keyOf(staff, client.class, monthOf(doneOn));
    add(contacts, key, 1);
    if (kind === "visit") add(visits, key, 1);
  }
  return { contacts, visits };
}

/** What a year's month came to, leveled over its neighbours: nobody plans the accidents of a month. */
function leveled(sums: Sums, { staff, kind, year }: { staff: string; kind: ClientClass; year: number }): number[] {
  const own = monthsOfYear(year).map((month) => sums.get(keyOf(staff, kind, month)) ?? 0);
  const about = (index: number) =>
    [own[index - 1], own[index], own[index], own[index + 1]].filter((value) => value !== undefined);
  return own.map((_, index) => about(index).reduce((sum, value) => sum + value, 0) / about(index).length);
}

/** Whole thousands of revenue; whole nights, clients, visits and contacts. */
const grain = (metric: TargetMetric): number => (metric === "revenue" ? 100_000 : 1);

/**
 * Targets of every year from the hotel's first to the next: what was to be expected of each rep, so that the good reach it
 * and the weak do not. The months to come are last year's with growth. (A5.1)
 */
export function demoTargets(
  hotel: Hotel,
  house: { stays: readonly DemoStay[]; activities: readonly DemoActivity[] },
  span: Span,
): DemoTarget[] {
  const sums: Readonly<Record<TargetMetric, Sums>> = {
    ...produced(house.stays, span.today),
    ...worked(house.activities),
  };
  const years = Array.from(
    { length: yearOf(span.today) + 2 - yearOf(span.start) },
    (_, index) => yearOf(span.start) + index,
  );
  const metrics: readonly TargetMetric[] = ["revenue", "room-nights", "new-clients", "visits", "contacts"];
  return metrics.flatMap((metric) =>
    repsOf(hotel).flatMap(({ email: staff, skill, left }) =>
      ClientClass.options.flatMap((kind) => {
        const of = new Map(years.map((year) => [year, leveled(sums[metric], { staff, kind, year })]));
        return years.flatMap((year) =>
          monthsOfYear(year).flatMap((month, index): DemoTarget[] => {
            const known = month < span.thisMonth;
            const past = [1, 2].map((back) => of.get(year - back)?.[index] ?? 0).findIndex((value) => value > 0) + 1;
            const base = known ? (of.get(year)?.[index] ?? 0) : (of.get(year - past)?.[index] ?? 0) * 1.06 ** past;
            const amount = Math.round(base / skill.sells / grain(metric)) * grain(metric);
            const works = known || left === undefined;
            return amount > 0 && works && month >= span.firstMonth
              ? [{ metric, month, class: kind, staff, amount }]
              : [];
          }),
        );
      }),
    ),
  );
}
