import { type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate, daysBetween, weekday } from "@foyer/domain/kernel/time";
import type { StayDay } from "@foyer/domain/stays/schema";
import type { Dice } from "./dice.ts";
import type { Hotel, Span } from "./hotels.ts";
import type { Trade } from "./trade.ts";

/** What a room costs for a night: more in a good month, and year by year. */
function nightlyPrice(
  trade: Trade,
  date: CalendarDate,
  { hotel, span, discount }: { hotel: Hotel; span: Span; discount: number },
): number {
  const season = 0.86 + 0.14 * (trade.season[Number(date.slice(5, 7)) - 1] ?? 1);
  const weekend = trade.dearWeekends ? [0.95, 0.95, 0.95, 1, 1.18, 1.2, 1] : [1, 1, 1, 1, 0.9, 0.88, 0.95];
  const growth = 1 + (0.05 * daysBetween(span.start, date)) / 365;
  return trade.price * hotel.priceLevel * season * (weekend[weekday(date) - 1] ?? 1) * growth * discount;
}

const amount = (units: number): Minor => minor(Math.round(units) * 100);

export interface Planned {
  readonly arrival: CalendarDate;
  readonly nights: number;
  readonly rooms: number;
}

export function daysOf(
  { arrival, nights, rooms }: Planned,
  trade: Trade,
  { hotel, span, discount, dice }: { hotel: Hotel; span: Span; discount: number; dice: Dice },
): StayDay[] {
  const meets = trade.meeting > 0 && dice.chance(0.7);
  return Array.from({ length: Math.max(nights, 1) }, (_, index): StayDay => {
    const date = addDays(arrival, index);
    const price = Math.round(
      nightlyPrice(trade, date, { hotel, span, discount }) * dice.around(1, 0.04) * (nights === 0 ? 0.5 : 1),
    );
    const food = dice.chance(0.8) ? price * rooms * trade.food * Math.max(0.2, dice.around(1, 0.3)) : 0;
    return {
      date,
      rooms,
      nights: nights === 0 ? 0 : 1,
      revenue: {
        room: amount(price * rooms),
        food: amount(food),
        meeting: amount(meets ? trade.meeting * hotel.priceLevel * rooms * Math.max(0.4, dice.around(1, 0.3)) : 0),
        other: amount(dice.chance(0.06) ? dice.whole(30, 240) * hotel.priceLevel : 0),
      },
    };
  });
}

export const revenueOf = (day: StayDay): number =>
  day.revenue.room + day.revenue.food + day.revenue.meeting + day.revenue.other;
