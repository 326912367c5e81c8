import type { Held } from "@foyer/db/clients/history/mutations";
import { type CadenceWindow, windowOf } from "@foyer/domain/activities/cadence/rules";
import { type ActivityKind, type ActivityOutcome, isTalk } from "@foyer/domain/activities/schema";
import type { Tier } from "@foyer/domain/clients/schema";
import { addDays, type CalendarDate, daysBetween, type Instant, weekday } from "@foyer/domain/kernel/time";
import type { DemoClient } from "./clients.ts";
import { clockOf } from "./clock.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import { type Hotel, repsOf, type Span } from "./hotels.ts";
import type { Member, Skill } from "./members.ts";
import { nextStepOf, noteOf } from "./notes.ts";

export interface DemoActivity {
  readonly reference: string;
  readonly client: DemoClient;
  readonly contact: number | null;
  /** By mail address. */
  readonly staff: string;
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome | null;
  readonly doneOn: CalendarDate;
  readonly doneAt: Instant;
  readonly note: string | null;
  readonly nextStep: string | null;
  readonly nextOn: CalendarDate | null;
}

type Rep = Member & { readonly skill: Skill };

const talks: Readonly<Partial<Record<ActivityKind, number>>> = {
  call: 44,
  visit: 19,
  message: 16,
  "social-message": 11,
  "online-meeting": 8,
  interview: 1,
  "site-inspection": 1,
};
const sendings: Readonly<Partial<Record<ActivityKind, number>>> = {
  mail: 55,
  material: 18,
  greeting: 14,
  invitation: 9,
  gift: 4,
};

/** What is due of one client in one window to the rep who has it then. */
interface Due {
  readonly client: DemoClient;
  readonly tier: Tier;
  readonly window: CadenceWindow;
  readonly rep: Rep;
}

const holding = <Value>(spells: readonly Held<Value>[], date: CalendarDate): Value | undefined =>
  spells.find((spell) => spell.from <= date && date < (spell.to ?? "9999"))?.value;

function* windowsOf(tiers: readonly Held<Tier>[], span: Span): Generator<{ tier: Tier; window: CadenceWindow }> {
  for (const { from, to, value } of tiers) {
    const last = to === null ? span.today : addDays(to, -1);
    for (let window = windowOf(value, from); window.from <= last; window = windowOf(value, addDays(window.to, 1)))
      yield { tier: value, window };
  }
}

/** A day of work in the window, yesterday at the latest, for today is not over. */
function dayIn(
  window: CadenceWindow,
  first: CalendarDate,
  { span, dice }: { span: Span; dice: Dice },
): CalendarDate | undefined {
  const from = window.from < first ? first : window.from;
  const end = addDays(span.today, -1);
  const to = window.to > end ? end : window.to;
  if (from > to) return undefined;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const date = addDays(from, dice.whole(0, daysBetween(from, to)));
    if (weekday(date) < 6 || (weekday(date) === 6 && dice.chance(0.3))) return date;
  }
  return undefined;
}

const skillAt = ({ skill }: Rep, date: CalendarDate, span: Span): number => {
  const passed = daysBetween(span.start, date) / Math.max(1, daysBetween(span.start, span.today));
  return Math.min(0.99, Math.max(0.05, skill.cadence + (skill.trend ?? 0) * (passed - 0.5)));
};

/** Reached, or tried: three tries on three days are as good as a contact, one is not. (B5.2) */
function effort({ rep, window, client }: Due, { span, dice }: { span: Span; dice: Dice }): ActivityOutcome[] {
  const elapsed =
    window.to < span.today ? 1 : daysBetween(window.from, span.today) / (daysBetween(window.from, window.to) + 1);
  if (dice.chance(skillAt(rep, window.from, span) * Math.min(1, elapsed * 1.25)))
    return dice.chance(0.16) ? ["no-answer", "reached"] : ["reached"];
  if (client.tier !== "A" && dice.chance(0.03)) return ["no-answer", "left-message", "no-answer"];
  return dice.chance(0.4) ? [dice.drawn({ "no-answer": 60, "left-message": 32, refused: 8 })] : [];
}

export function demoActivities(
  hotel: Hotel,
  clients: readonly { readonly client: DemoClient; readonly tiers: readonly Held<Tier>[] }[],
  { span, seed }: { span: Span; seed: string },
): DemoActivity[] {
  const dice = diceOf(`${seed}/${hotel.code}/activities`);
  const clock = clockOf(hotel.timeZone, span.today);
  const reps = new Map(repsOf(hotel).map((rep) => [rep.email, rep]));
  const done: Omit<DemoActivity, "reference">[] = [];
  const log = ({ client, tier, window, rep }: Due, deed: { kind: ActivityKind; outcome: ActivityOutcome | null }) => {
    const doneOn = dayIn(window, client.since, { span, dice });
    if (doneOn === undefined || holding(client.owners, doneOn) !== rep.email) return;
    const spoke = deed.outcome === "reached";
    const promised = spoke && dice.chance(0.22);
    done.push({
      ...deed,
      client,
      staff: rep.email,
      doneOn,
      contact: client.contacts.length > 0 && dice.chance(0.9) ? dice.whole(0, client.contacts.length - 1) : null,
      doneAt: clock(doneOn, dice.whole(545, 1_075)),
      note:
        (spoke && dice.chance(0.6)) || !isTalk(deed.kind)
          ? noteOf({ class: client.class, potential: tier === "potential", kind: deed.kind }, rep.language, dice)
          : null,
      nextStep: promised ? nextStepOf(rep.language, dice) : null,
      nextOn: promised ? addDays(doneOn, dice.whole(2, 18)) : null,
    });
  };
  for (const { client, tiers } of clients) {
    if (client.archivedReason !== null) continue;
    for (const { tier, window } of windowsOf(tiers, span)) {
      const rep = reps.get(holding(client.owners, window.to > span.today ? span.today : window.to) ?? "");
      if (!rep) continue;
      const due = { client, tier, window, rep };
      for (const outcome of effort(due, { span, dice }))
        log(due, { kind: outcome === "reached" ? dice.drawn(talks) : "call", outcome });
      if (dice.chance(tier === "potential" ? 0.3 : 0.07)) log(due, { kind: dice.drawn(sendings), outcome: null });
    }
  }
  return done
    .toSorted((a, b) => a.doneAt.localeCompare(b.doneAt))
    .map((activity, index) => ({ ...activity, reference: `${hotel.code}-${String(index + 1).padStart(6, "0")}` }));
}
