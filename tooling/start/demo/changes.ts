import type { Held } from "@foyer/db/clients/history/mutations";
import type { Tier } from "@foyer/domain/clients/schema";
import { addDays, type CalendarDate, daysBetween, type Instant } from "@foyer/domain/kernel/time";
import type { DemoClient } from "./clients.ts";
import { clockOf } from "./clock.ts";
import { dice as diceOf } from "./dice.ts";
import type { DemoFile } from "./files.ts";
import type { Hotel, Span } from "./hotels.ts";
import { preferencesOf } from "./remarks.ts";

/** A change to a file; without a field, its opening. */
export interface DemoChange {
  readonly client: DemoClient;
  /** By mail address; null: the system. */
  readonly staff: string | null;
  readonly act: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly field: "" | "tier" | "class" | "ownerId" | "preferences" | "status";
  readonly before: string | null;
  readonly after: string | null;
}

const reasons = {
  tier: "季度评级 Quarterly tiering",
  ownerId: "客户交接 Hand-over",
  class: "分类更正 Class corrected",
} as const;

/** Each step from one spell to the next. */
const steps = (spells: readonly Held<string>[]): { on: CalendarDate; before: string; after: string }[] =>
  spells.slice(1).map((spell, index) => ({ on: spell.from, before: spells[index]?.value ?? "", after: spell.value }));

/** Who opened the files and changed them since: reps their clients' wishes, managers tiers and owners. */
export function demoChanges(
  hotel: Hotel,
  clients: readonly { readonly client: DemoClient; readonly file: DemoFile; readonly tiers: readonly Held<Tier>[] }[],
  { span, seed }: { span: Span; seed: string },
): DemoChange[] {
  const dice = diceOf(`${seed}/${hotel.code}/changes`);
  const clock = clockOf(hotel.timeZone, span.today);
  const teams = new Map(hotel.members.map(({ email, team }) => [email, team]));
  const managerOf = (email: string | undefined): string | null =>
    hotel.members.find(({ role, team }) => role === "manager" && team === teams.get(email ?? ""))?.email ?? null;
  const found = clients.flatMap(({ client, file, tiers }): DemoChange[] => {
    const owner = client.owners.at(-1)?.value;
    const manager = managerOf(owner);
    const by = (field: keyof typeof reasons, spells: readonly Held<string>[]) =>
      steps(spells)
        .filter(({ on }) => on < span.today)
        .map(({ on, ...values }) => ({
          client,
          ...values,
          field,
          staff: manager,
          act: "clients.edit",
          at: clock(on, dice.whole(545, 700)),
          reason: reasons[field],
        }));
    const opening = {
      client,
      field: "",
      before: null,
      after: null,
      staff: client.owners[0]?.value ?? null,
      act: "clients.create",
      at: client.createdAt,
      reason: null,
    } as const;
    const age = daysBetween(client.since, span.today);
    const before = preferencesOf(client.class, hotel.locale, dice);
    const wish =
      client.preferences !== null &&
      before !== client.preferences &&
      owner !== undefined &&
      age > 40 &&
      dice.chance(0.6)
        ? [
            {
              client,
              field: "preferences",
              before: dice.chance(0.5) ? before : null,
              after: client.preferences,
              staff: owner,
              act: "clients.edit",
              at: clock(addDays(span.today, -dice.whole(1, Math.min(age - 20, 200))), dice.whole(560, 1_060)),
              reason: null,
            } as const,
          ]
        : [];
    const away =
      file.archivedOn === null
        ? []
        : [
            {
              client,
              field: "status",
              before: "active",
              after: "archived",
              staff: manager ?? owner ?? null,
              act: "clients.archive",
              at: clock(file.archivedOn, 1_020),
              reason: client.archivedReason,
            } as const,
          ];
    return [
      opening,
      ...away,
      ...by("tier", tiers),
      ...by("ownerId", client.owners),
      ...by("class", client.classes),
      ...wish,
    ];
  });
  return found.toSorted((a, b) => a.at.localeCompare(b.at));
}
