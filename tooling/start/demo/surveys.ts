import { addDays, type CalendarDate, daysBetween, type Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { RatingKind, SurveyDropReason } from "@foyer/domain/surveys/schema";
import type { DemoClient } from "./clients.ts";
import { clockOf } from "./clock.ts";
import { commentOf } from "./comments.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import { type Hotel, repsOf, type Span } from "./hotels.ts";
import type { DemoStay } from "./stays.ts";

export interface DemoAnswer {
  readonly answeredAt: Instant;
  readonly answeredOn: CalendarDate;
  readonly recommend: number | null;
  readonly ratings: readonly { readonly kind: RatingKind; readonly score: number }[];
  readonly comment: string | null;
}

export interface DemoSurvey {
  readonly stay: DemoStay;
  readonly client: DemoClient;
  readonly decidedOn: CalendarDate;
  readonly outcome:
    | { readonly dropReason: SurveyDropReason }
    | {
        readonly dropReason: null;
        readonly contact: number;
        readonly language: Language;
        readonly sentAt: Instant;
        readonly remindedAt: Instant | null;
        readonly answer: DemoAnswer | null;
      };
}

/** As the property's settings are by default: asked two days after, once in thirty days, reminded after five. */
const [askAfter, pause, remindAfter] = [2, 30, 5];

const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, Math.round(value)));

function opinion(pleases: number, dice: Dice): Pick<DemoAnswer, "recommend" | "ratings"> {
  const mood = dice.weighed<"glad" | "mixed" | "sorry">([
    ["glad", 30 + 42 * pleases],
    ["mixed", 36],
    ["sorry", 23 - 20 * pleases],
  ]);
  const recommend =
    mood === "glad"
      ? dice.whole(9, 10)
      : mood === "mixed"
        ? dice.whole(7, 8)
        : dice.counted({ 6: 40, 5: 26, 4: 14, 3: 9, 2: 6, 0: 5 });
  const mean = { glad: 4.25 + 0.42 * pleases, mixed: 3.6 + 0.4 * pleases, sorry: 2.3 + 0.5 * pleases }[mood];
  const given: readonly (readonly [RatingKind, number])[] = [
    ["service", mean + 0.05],
    ["product", mean - 0.15],
    ["salesperson", mean + 0.25 * (pleases - 0.4)],
  ];
  return {
    recommend: dice.chance(0.96) ? recommend : null,
    ratings: given.flatMap(([kind, about]) =>
      dice.chance(0.93) ? [{ kind, score: within(dice.around(about, 0.55), 1, 5) }] : [],
    ),
  };
}

/** Every decision up to yesterday about who is asked, in the order of the days. What is left for today the worker does. */
export function demoSurveys(
  hotel: Hotel,
  stays: readonly DemoStay[],
  { span, seed }: { span: Span; seed: string },
): DemoSurvey[] {
  const dice = diceOf(`${seed}/${hotel.code}/surveys`);
  const clock = clockOf(hotel.timeZone, span.today);
  const yesterday = addDays(span.today, -1);
  const skills = new Map(repsOf(hotel).map((rep) => [rep.email, rep.skill]));
  const asked = new Map<string, CalendarDate>();

  function answerOf(client: DemoClient, language: Language, decidedOn: CalendarDate): DemoAnswer | null {
    if (!dice.chance(client.kind === "person" ? 0.56 : 0.44)) return null;
    const answeredOn = addDays(decidedOn, dice.counted({ 0: 38, 1: 22, 2: 10, 3: 6, 5: 12, 6: 8, 8: 4 }));
    if (answeredOn > yesterday) return null;
    const pleases = skills.get(client.owners.findLast((owner) => owner.from <= decidedOn)?.value ?? "")?.pleases ?? 0.6;
    const given = opinion(pleases, dice);
    return {
      ...given,
      answeredOn,
      answeredAt: clock(answeredOn, dice.whole(600, 1_380)),
      comment: dice.chance(0.42) ? commentOf(given.recommend ?? 8, language, dice) : null,
    };
  }

  function decide(stay: DemoStay, client: DemoClient): DemoSurvey {
    const decidedOn = addDays(stay.departure, askAfter);
    const who = stay.contact === null ? undefined : client.contacts[stay.contact];
    const key = `${client.reference} ${stay.contact}`;
    const last = asked.get(key);
    const about = { stay, client, decidedOn };
    if (!who || stay.contact === null) return { ...about, outcome: { dropReason: "no-contact" } };
    if (who.mail === null) return { ...about, outcome: { dropReason: "no-mail" } };
    if (last !== undefined && daysBetween(last, decidedOn) < pause)
      return { ...about, outcome: { dropReason: "asked-recently" } };
    asked.set(key, decidedOn);
    const answer = answerOf(client, who.language, decidedOn);
    const remindOn = addDays(decidedOn, remindAfter);
    const reminded = remindOn <= yesterday && (answer === null || answer.answeredOn >= remindOn);
    return {
      ...about,
      outcome: {
        dropReason: null,
        contact: stay.contact,
        language: who.language,
        answer,
        sentAt: clock(decidedOn, dice.whole(541, 560)),
        remindedAt: reminded ? clock(remindOn, dice.whole(541, 560)) : null,
      },
    };
  }

  return stays
    .filter((stay) => stay.status === "completed" && addDays(stay.departure, askAfter) <= yesterday)
    .toSorted((a, b) => a.departure.localeCompare(b.departure) || a.confirmation.localeCompare(b.confirmation))
    .flatMap((stay) => (stay.client ? [decide(stay, stay.client)] : []));
}
