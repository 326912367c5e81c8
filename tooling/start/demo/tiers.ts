import type { Held } from "@foyer/db/clients/history/mutations";
import type { Tier } from "@foyer/domain/clients/schema";
import { addDays, addMonths, type CalendarDate, daysBetween, firstDay, monthOf } from "@foyer/domain/kernel/time";
import type { DemoClient } from "./clients.ts";
import type { Dice } from "./dice.ts";
import type { Span } from "./hotels.ts";

/** Potential until the first completed stay, then C, and its own tier from the next quarter on. (A3.6–A3.9) */
export function tiersOf(
  client: DemoClient,
  firstDeparture: CalendarDate | undefined,
  { span, dice }: { span: Span; dice: Dice },
): Held<Tier>[] {
  const spells = (steps: readonly (readonly [CalendarDate, Tier])[]): Held<Tier>[] => {
    const kept = steps.filter(([from], index) => from < (steps[index + 1]?.[0] ?? "9999") && from <= span.today);
    return kept.map(([from, value], index) => ({ from, to: kept[index + 1]?.[0] ?? null, value }));
  };
  const quarter = (after: CalendarDate) =>
    firstDay(addMonths(monthOf(after), 3 - ((Number(monthOf(after).slice(5)) - 1) % 3)));
  if (client.tier === "potential" || firstDeparture === undefined) return spells([[client.since, "potential"]]);
  if (client.since > span.start)
    return spells([
      [client.since, "potential"],
      [firstDeparture, "C"],
      [quarter(addDays(firstDeparture, 45)), client.tier],
    ]);
  if (!dice.chance(0.32)) return spells([[client.since, client.tier]]);
  const before: Tier =
    client.tier === "A" ? "B" : client.tier === "B" ? dice.pick(["A", "C"]) : dice.pick(["B", "potential"]);
  return spells([
    [client.since, before],
    [
      quarter(addDays(span.start, dice.whole(60, Math.max(61, daysBetween(span.start, span.today) - 120)))),
      client.tier,
    ],
  ]);
}
