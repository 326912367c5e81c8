import type { Tier } from "@foyer/domain/clients/schema";
import type { Held } from "@foyer/db/clients/history/mutations";
import { minor, type Minor } from "@foyer/domain/kernel/money";
import {
  addDays, addMonths, type CalendarDate, dayNumber, daysBetween, firstDay, lastDay, type Month, monthOf, monthsFrom, weekday,
} from "@foyer/domain/kernel/time";
import type { StayDay, StayStatus } from "@foyer/domain/stays/schema";
import type { DemoClient } from "./clients.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import type { Hotel, Span } from "./hotels.ts";
import { type Trade, trades, walkIns } from "./trade.ts";

export interface DemoStay {
  readonly confirmation: string;
  /** Null: the house account. */
  readonly client: DemoClient | null;
  /** Which of the client's contacts. */
  readonly contact: number | null;
  readonly bookedOn: CalendarDate;
  readonly arrival: CalendarDate;
  readonly departure: CalendarDate;
  readonly rooms: number;
  readonly status: StayStatus;
  readonly segment: string;
  readonly channel: string;
  readonly ratePlan: string;
  readonly days: readonly StayDay[];
}

type Booking = Omit<DemoStay, "confirmation">;

/** Weekends cost less where business is done and more where leisure is; a good month costs more than a poor one. */
function nightlyPrice(trade: Trade, date: CalendarDate, { hotel, span, discount }: { hotel: Hotel; span: Span; discount: number }): number {
  const season = 0.86 + 0.14 * (trade.season[Number(date.slice(5, 7)) - 1] ?? 1);
  const weekend = trade.arrivals[4] === 0.4 ? [1, 1, 1, 1, 0.9, 0.88, 0.95] : [0.95, 0.95, 0.95, 1, 1.18, 1.2, 1];
  const growth = 1 + (0.05 * daysBetween(span.start, date)) / 365;
  return trade.price * hotel.priceLevel * season * (weekend[weekday(date) - 1] ?? 1) * growth * discount;
}

const amount = (units: number): Minor => minor(Math.round(units) * 100);

interface Planned {
  readonly arrival: CalendarDate;
  readonly nights: number;
  readonly rooms: number;
}

function daysOf({ arrival, nights, rooms }: Planned, trade: Trade, { hotel, span, discount, dice }: { hotel: Hotel; span: Span; discount: number; dice: Dice }): StayDay[] {
  const meets = trade.meeting > 0 && dice.chance(0.7);
  return Array.from({ length: Math.max(nights, 1) }, (_, index): StayDay => {
    const date = addDays(arrival, index);
    const price = Math.round(nightlyPrice(trade, date, { hotel, span, discount }) * dice.around(1, 0.04) * (nights === 0 ? 0.5 : 1));
    const food = dice.chance(0.8) ? price * rooms * trade.food * Math.max(0.2, dice.around(1, 0.3)) : 0;
    return {
      date, rooms, nights: nights === 0 ? 0 : 1,
      revenue: {
        room: amount(price * rooms),
        food: amount(food),
        meeting: amount(meets ? trade.meeting * hotel.priceLevel * rooms * Math.max(0.4, dice.around(1, 0.3)) : 0),
        other: amount(dice.chance(0.06) ? dice.whole(30, 240) * hotel.priceLevel : 0),
      },
    };
  });
}

function statusOf({ arrival, departure }: { arrival: CalendarDate; departure: CalendarDate }, today: CalendarDate, dice: Dice): StayStatus {
  const fate = dice.unit();
  if (arrival > today) return fate < 0.04 ? "cancelled" : fate < 0.24 ? "tentative" : "definite";
  if (fate < 0.06) return "cancelled";
  if (fate < 0.075 && arrival < today) return "no-show";
  if (arrival === today && departure > today) return fate < 0.5 ? "definite" : "in-house";
  if (departure === today && fate < 0.3) return "in-house";
  return departure <= today ? "completed" : "in-house";
}

/** A day of the month, as likely as its weekday is for arrivals. */
function arrivalIn(month: Month, trade: Trade, dice: Dice): CalendarDate {
  const length = daysBetween(firstDay(month), lastDay(month));
  for (;;) {
    const date = addDays(firstDay(month), dice.whole(0, length));
    if (dice.chance((trade.arrivals[weekday(date) - 1] ?? 1) / 1.7)) return date;
  }
}

/** Rooms taken on each day: nobody sleeps where no room is left. */
function roomBook(rooms: number) {
  const taken = new Map<number, number>();
  const nightsOf = ({ arrival, nights }: Planned) => Array.from({ length: nights }, (_, index) => dayNumber(arrival) + index);
  return {
    fits: (plan: Planned) => nightsOf(plan).every((day) => (taken.get(day) ?? 0) + plan.rooms <= rooms),
    take: (plan: Planned) => nightsOf(plan).forEach((day) => taken.set(day, (taken.get(day) ?? 0) + plan.rooms)),
  };
}

interface Guest {
  readonly client: DemoClient | null;
  readonly trade: Trade;
  readonly yearly: number;
  readonly discount: number;
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
}

/** The bookings of a month by one client, as far as they are known today and there is room. */
function bookings(guest: Guest, month: Month, house: { hotel: Hotel; span: Span; dice: Dice; book: ReturnType<typeof roomBook> }): Booking[] {
  const { hotel, span, dice, book } = house;
  const { client, trade, discount } = guest;
  const wanted = dice.times((guest.yearly / 12) * (trade.season[Number(month.slice(5)) - 1] ?? 1));
  return Array.from({ length: wanted }).flatMap((): Booking[] => {
    const plan = { nights: dice.weighed(trade.nights), rooms: dice.weighed(trade.rooms), arrival: arrivalIn(month, trade, dice) };
    const lead = Math.round(-Math.log(1 - dice.unit()) * trade.lead);
    const bookedOn = addDays(plan.arrival, -lead);
    if (plan.arrival < guest.since || (guest.until && plan.arrival > guest.until) || bookedOn > span.today || !book.fits(plan)) return [];
    const departure = addDays(plan.arrival, plan.nights);
    const status = statusOf({ arrival: plan.arrival, departure }, span.today, dice);
    if (status !== "cancelled" && status !== "no-show") book.take(plan);
    const contact = client && client.contacts.length > 0 && dice.chance(0.94) ? (dice.chance(0.65) ? 0 : dice.whole(0, client.contacts.length - 1)) : null;
    return [
      {
        client, contact, bookedOn, arrival: plan.arrival, departure, rooms: plan.rooms, status, segment: trade.segment,
        channel: dice.weighed(trade.channels), ratePlan: trade.plan, days: daysOf(plan, trade, { hotel, span, discount, dice }),
      },
    ];
  });
}

/** How many months ahead somebody may already have booked. */
const ahead = 6;

/** All stays from the first day to those on the books, in the order in which they were booked. */
export function demoStays(hotel: Hotel, clients: readonly DemoClient[], { span, seed, share }: { span: Span; seed: string; share: number }): DemoStay[] {
  const dice = diceOf(`${seed}/${hotel.code}/stays`);
  const book = roomBook(hotel.rooms);
  const walkIn: Guest = { client: null, trade: walkIns, yearly: walkIns.yearly.C * share * (hotel.rooms / 96), discount: 1, since: span.start, until: null };
  const guests = clients.map((client): Guest => ({ client, trade: trades[client.class], yearly: client.yearly, discount: client.discount, since: client.since, until: client.until }));
  const found = monthsFrom(span.firstMonth, addMonths(span.thisMonth, ahead)).flatMap((month) =>
    dice.shuffled([...guests, walkIn]).flatMap((guest) => bookings(guest, month, { hotel, span, dice, book })),
  );
  return found
    .toSorted((a, b) => a.bookedOn.localeCompare(b.bookedOn) || a.arrival.localeCompare(b.arrival))
    .map((booking, index) => ({ ...booking, confirmation: `${hotel.code.slice(0, 1)}${240_001 + index}` }));
}

export const revenueOf = (day: StayDay): number => day.revenue.room + day.revenue.food + day.revenue.meeting + day.revenue.other;

/** Potential until the first completed stay, then C, and its own tier from the next quarter on. (A3.6–A3.9) */
export function tiersOf(client: DemoClient, firstDeparture: CalendarDate | undefined, { span, dice }: { span: Span; dice: Dice }): Held<Tier>[] {
  const spells = (steps: readonly (readonly [CalendarDate, Tier])[]): Held<Tier>[] => {
    const kept = steps.filter(([from], index) => from < (steps[index + 1]?.[0] ?? "9999") && from <= span.today);
    return kept.map(([from, value], index) => ({ from, to: kept[index + 1]?.[0] ?? null, value }));
  };
  const quarter = (after: CalendarDate) => firstDay(addMonths(monthOf(after), 3 - ((Number(monthOf(after).slice(5)) - 1) % 3)));
  if (client.tier === "potential" || firstDeparture === undefined) return spells([[client.since, "potential"]]);
  if (client.since > span.start) return spells([[client.since, "potential"], [firstDeparture, "C"], [quarter(addDays(firstDeparture, 45)), client.tier]]);
  if (!dice.chance(0.32)) return spells([[client.since, client.tier]]);
  const before: Tier = client.tier === "A" ? "B" : client.tier === "B" ? dice.pick(["A", "C"]) : dice.pick(["B", "potential"]);
  return spells([[client.since, before], [quarter(addDays(span.start, dice.whole(60, Math.max(61, daysBetween(span.start, span.today) - 120)))), client.tier]]);
}
