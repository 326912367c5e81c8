import type { Held, PastContact } from "@foyer/db/clients/history/mutations";
import { ClientClass, type ClientSource, type Tier } from "@foyer/domain/clients/schema";
import { addDays, addMonths, type CalendarDate, daysBetween, firstDay, type Instant } from "@foyer/domain/kernel/time";
import { clockOf } from "./clock.ts";
import { contacts } from "./contacts.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import { type Hotel, repsOf, type Span } from "./hotels.ts";
import { type Identity, identity } from "./identity.ts";
import { isMiceTeam, type Member, type Skill } from "./members.ts";
import { needsOf, preferencesOf } from "./remarks.ts";
import { trades } from "./trade.ts";

/** How a client settles its invoices. */
export type Payer = "prompt" | "steady" | "slow" | "bad";

export interface DemoClient extends Omit<Identity, "domain" | "person"> {
  readonly reference: string;
  readonly class: ClientClass;
  readonly tier: Tier;
  readonly source: ClientSource;
  readonly vip: boolean;
  readonly archivedReason: string | null;
  readonly preferences: string | null;
  readonly specialNeeds: string | null;
  readonly verifiedOn: CalendarDate | null;
  readonly createdAt: Instant;
  readonly contacts: readonly PastContact[];
  /** By mail address. */
  readonly owners: readonly Held<string>[];
  readonly classes: readonly Held<ClientClass>[];
  /** Since when it is a client of the house. */
  readonly since: CalendarDate;
  /** Came no more after this day. */
  readonly until: CalendarDate | null;
  readonly yearly: number;
  /** Of the price list. */
  readonly discount: number;
  /** Days to pay; null pays at once. */
  readonly terms: number | null;
  readonly payer: Payer;
}

type Rep = Member & { readonly skill: Skill };

const worksOn = (
  { joined, left }: Rep,
  { thisMonth, start }: Span,
): { from: CalendarDate; to: CalendarDate | null } => ({
  from: joined === undefined ? start : firstDay(addMonths(thisMonth, -joined)),
  to: left === undefined ? null : firstDay(addMonths(thisMonth, -left)),
});

/** Who owned a client when: the first rep, whoever took over from a leaver, and now and then a colleague after that. */
function ownersOf(
  reps: readonly Rep[],
  since: CalendarDate,
  { span, dice }: { span: Span; dice: Dice },
): { owners: Held<string>[]; skill: Skill } {
  const there = (on: CalendarDate) =>
    reps.filter((rep) => worksOn(rep, span).from <= on && (worksOn(rep, span).to ?? "9999") > on);
  const first = dice.pick(there(since));
  const left = worksOn(first, span).to;
  const changes =
    left ??
    (dice.chance(0.07) ? addDays(since, dice.whole(40, Math.max(41, daysBetween(since, span.today) - 20))) : null);
  if (changes === null || changes >= span.today || changes <= since)
    return { owners: [{ from: since, to: null, value: first.email }], skill: first.skill };
  const successors = there(changes).filter((rep) => rep !== first);
  const newcomer = successors.find((rep) => worksOn(rep, span).from === changes);
  const next = newcomer && dice.chance(0.8) ? newcomer : successors.length > 0 ? dice.pick(successors) : first;
  if (next === first) return { owners: [{ from: since, to: null, value: first.email }], skill: first.skill };
  return {
    owners: [
      { from: since, to: changes, value: first.email },
      { from: changes, to: null, value: next.email },
    ],
    skill: next.skill,
  };
}

const sources: Readonly<Partial<Record<ClientSource, number>>> = {
  sales: 46,
  referral: 14,
  event: 9,
  "own-site": 9,
  ota: 7,
  "front-desk": 6,
  "social-media": 5,
  "market-research": 4,
};

interface Making {
  readonly hotel: Hotel;
  readonly span: Span;
  readonly dice: Dice;
}

function client(number: number, { hotel, span, dice }: Making): DemoClient {
  const kind = dice.weighed(ClientClass.options.map((each) => [each, trades[each].share] as const));
  const trade = trades[kind];
  const who = identity(hotel, kind, dice);
  const age = daysBetween(span.start, span.today);
  const since = dice.chance(0.54) ? span.start : addDays(span.start, dice.whole(5, Math.max(6, age - 25)));
  const tier = dice.drawn(trade.tiers);
  const team = repsOf(hotel).filter(
    (rep) => isMiceTeam(rep.team) === trade.mice || dice.chance(kind === "leisure-individual" ? 0.8 : 0.12),
  );
  const { owners, skill } = ownersOf(team, since, { span, dice });
  const archivedReason = dice.chance(0.02)
    ? dice.pick(["公司已注销 Company dissolved", "重复档案 Duplicate file", "不再出差 No longer travels"])
    : null;
  const stays = archivedReason === null && dice.chance(0.28 + 0.72 * skill.keeps);
  const until = stays ? null : addDays(since, dice.whole(60, Math.max(61, daysBetween(since, span.today) - 60)));
  const clock = clockOf(hotel.timeZone, span.today);
  const before = since === span.start ? dice.whole(20, 1_400) : 0;
  const formerly: ClientClass | undefined = kind === "business" && dice.chance(0.03) ? "casual" : undefined;
  const turned = addDays(since, Math.floor(daysBetween(since, span.today) * 0.4));
  return {
    kind: who.kind,
    name: who.name,
    englishName: who.englishName,
    shortName: who.shortName,
    industry: who.industry,
    city: who.city,
    address: who.address,
    reference: `C-${String(number).padStart(5, "0")}`,
    class: kind,
    tier,
    since,
    until,
    owners: kind === "casual" && dice.chance(0.3) ? [] : owners,
    source: dice.drawn(sources),
    vip: tier === "A" ? dice.chance(0.4) : tier === "B" && dice.chance(0.1),
    archivedReason,
    preferences: dice.chance(tier === "A" ? 0.95 : 0.5) ? preferencesOf(kind, hotel.locale, dice) : null,
    specialNeeds: dice.chance(tier === "A" ? 0.35 : 0.1) ? needsOf(hotel.locale, dice) : null,
    verifiedOn: dice.chance(0.2 + 0.75 * skill.cadence)
      ? addDays(span.today, -dice.whole(1, dice.chance(skill.cadence) ? 80 : 320))
      : null,
    createdAt: clock(addDays(since, -before), dice.whole(545, 1_070)),
    contacts: contacts(hotel, who, { dice, number, tier }),
    classes:
      formerly && turned > since
        ? [
            { from: since, to: turned, value: formerly },
            { from: turned, to: null, value: kind },
          ]
        : [{ from: since, to: null, value: kind }],
    yearly:
      tier === "potential"
        ? 0
        : trade.yearly[tier] *
          (tier === "C" && dice.chance(0.6 - 0.45 * skill.keeps) ? 0.2 : Math.max(0.3, dice.around(1, 0.35))),
    discount: tier === "A" ? 0.88 : tier === "B" ? 0.93 : tier === "C" ? 0.98 : 1,
    terms:
      who.kind === "organisation" && dice.chance(trade.credit)
        ? dice.counted({ 15: 15, 30: 50, 45: 20, 60: 15 })
        : null,
    payer: dice.drawn({ prompt: 46, steady: 34, slow: 15, bad: 5 }),
  };
}

/** Persons may be namesakes; an organisation's name is its own. */
export function demoClients(
  hotel: Hotel,
  { span, seed, count }: { span: Span; seed: string; count: number },
): DemoClient[] {
  const dice = diceOf(`${seed}/${hotel.code}/clients`);
  const taken = new Set<string>();
  const clients: DemoClient[] = [];
  while (clients.length < count) {
    const made = client(clients.length + 1, { hotel, span, dice });
    const unique = made.kind === "person" || !taken.has(made.name);
    taken.add(made.name);
    if (unique) clients.push(made);
  }
  return clients;
}
