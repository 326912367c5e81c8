import {
  addDays,
  addMonths,
  type CalendarDate,
  dayNumber,
  daysBetween,
  firstDay,
  lastDay,
  type Month,
  monthsFrom,
  weekday,
} from "@foyer/domain/kernel/time";
import type { StayDay, StayStatus } from "@foyer/domain/stays/schema";
import type { DemoClient } from "./clients.ts";
import { type Dice, dice as diceOf } from "./dice.ts";
import type { Hotel, Span } from "./hotels.ts";
import { daysOf, type Planned } from "./prices.ts";
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

function statusOf(
  { arrival, departure }: { arrival: CalendarDate; departure: CalendarDate },
  today: CalendarDate,
  dice: Dice,
): StayStatus {
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
  const nightsOf = ({ arrival, nights }: Planned) =>
    Array.from({ length: nights }, (_, index) => dayNumber(arrival) + index);
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
function bookings(
  guest: Guest,
  month: Month,
  house: { hotel: Hotel; span: Span; dice: Dice; book: ReturnType<typeof roomBook> },
): Booking[] {
  const { hotel, span, dice, book } = house;
  const { client, trade, discount } = guest;
  const wanted = dice.times((guest.yearly / 12) * (trade.season[Number(month.slice(5)) - 1] ?? 1));
  return Array.from({ length: wanted }).flatMap((): Booking[] => {
    const plan = {
      nights: dice.counted(trade.nights),
      rooms: dice.counted(trade.rooms),
      arrival: arrivalIn(month, trade, dice),
    };
    const lead = Math.round(-Math.log(1 - dice.unit()) * trade.lead);
    const bookedOn = addDays(plan.arrival, -lead);
    if (
      plan.arrival < guest.since ||
      (guest.until && plan.arrival > guest.until) ||
      bookedOn > span.today ||
      !book.fits(plan)
    )
      return [];
    const departure = addDays(plan.arrival, plan.nights);
    const status = statusOf({ arrival: plan.arrival, departure }, span.today, dice);
    if (status !== "cancelled" && status !== "no-show") book.take(plan);
    const contact =
      client && client.contacts.length > 0 && dice.chance(0.94)
        ? dice.chance(0.25)
          ? 0
          : dice.whole(0, client.contacts.length - 1)
        : null;
    return [
      {
        client,
        contact,
        bookedOn,
        arrival: plan.arrival,
        departure,
        rooms: plan.rooms,
        status,
        segment: trade.segment,
        channel: dice.drawn(trade.channels),
        ratePlan: trade.plan,
        days: daysOf(plan, trade, { hotel, span, discount, dice }),
      },
    ];
  });
}

/** How many months ahead somebody may already have booked. */
const ahead = 6;

/** All stays from the first day to those on the books, in the order in which they were booked. */
export function demoStays(
  hotel: Hotel,
  clients: readonly DemoClient[],
  { span, seed, share }: { span: Span; seed: string; share: number },
): DemoStay[] {
  const dice = diceOf(`${seed}/${hotel.code}/stays`);
  const book = roomBook(hotel.rooms);
  const walkIn: Guest = {
    client: null,
    trade: walkIns,
    yearly: walkIns.yearly.C * share * (hotel.rooms / 80),
    discount: 1,
    since: span.start,
    until: null,
  };
  const guests = clients.map(
    (client): Guest => ({
      client,
      trade: trades[client.class],
      yearly: client.yearly,
      discount: client.discount,
      since: client.since,
      until: client.until,
    }),
  );
  const found = monthsFrom(span.firstMonth, addMonths(span.thisMonth, ahead)).flatMap((month) =>
    dice.shuffled([...guests, walkIn]).flatMap((guest) => bookings(guest, month, { hotel, span, dice, book })),
  );
  return found
    .toSorted((a, b) => a.bookedOn.localeCompare(b.bookedOn) || a.arrival.localeCompare(b.arrival))
    .map((booking, index) => ({ ...booking, confirmation: `${hotel.code.slice(0, 1)}${240_001 + index}` }));
}
