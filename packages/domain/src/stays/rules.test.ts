import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minor } from "../kernel/money.ts";
import { addDays, CalendarDate, daysBetween, monthOf } from "../kernel/time.ts";
import { daysOfStay, growth, nightsOf, produces, roomNightsOf } from "./rules.ts";
import { revenueKinds, stayStatuses } from "./schema.ts";

const date = (text: string) => CalendarDate.parse(text);
const nothing = { room: minor(0), food: minor(0), meeting: minor(0), other: minor(0) };

describe("a stay's days", () => {
  it("are one for each night", () =>
    expect(
      daysOfStay(
        { arrival: date("2024-02-28"), departure: date("2024-03-02"), rooms: 2 },
        { ...nothing, room: minor(100) },
      ),
    ).toEqual([
      { date: "2024-02-28", rooms: 2, nights: 1, revenue: { ...nothing, room: 34 } },
      { date: "2024-02-29", rooms: 2, nights: 1, revenue: { ...nothing, room: 33 } },
      { date: "2024-03-01", rooms: 2, nights: 1, revenue: { ...nothing, room: 33 } },
    ]));

  it("are one day without a night for a day use", () =>
    expect(
      daysOfStay(
        { arrival: date("2026-05-01"), departure: date("2026-05-01"), rooms: 1 },
        { ...nothing, meeting: minor(-638) },
      ),
    ).toEqual([{ date: "2026-05-01", rooms: 1, nights: 0, revenue: { ...nothing, meeting: -638 } }]));

  const amount = fc.integer({ min: -10_000_000, max: 10_000_000 }).map(minor);
  const stay = fc.record({
    arrival: fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(date("2015-01-01"), days)),
    nights: fc.integer({ min: 0, max: 90 }),
    rooms: fc.integer({ min: 1, max: 40 }),
    revenue: fc.record({ room: amount, food: amount, meeting: amount, other: amount }),
  });
  const daysFor = ({
    arrival,
    nights,
    rooms,
    revenue,
  }: {
    arrival: CalendarDate;
    nights: number;
    rooms: number;
    revenue: typeof nothing;
  }) => daysOfStay({ arrival, departure: addDays(arrival, nights), rooms }, revenue);

  it("add up: nights to departure − arrival, each kind of revenue to its total", () =>
    fc.assert(
      fc.property(stay, (each) => {
        const days = daysFor(each);
        expect(days.reduce((sum, day) => sum + day.nights, 0)).toBe(each.nights);
        expect(roomNightsOf(days)).toBe(each.nights * each.rooms);
        for (const kind of revenueKinds)
          expect(days.reduce((sum, day) => sum + day.revenue[kind], 0)).toBe(each.revenue[kind]);
        expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
      }),
    ));

  it("add up over any partition of the range", () =>
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 8 }), fc.integer({ min: 0, max: 4_100 }), (stays, cut) => {
        const days = stays.flatMap(daysFor);
        const edge = addDays(date("2015-01-01"), cut);
        const total = (of: typeof days) => ({
          nights: roomNightsOf(of),
          room: of.reduce((sum, day) => sum + day.revenue.room, 0),
        });
        const [before, after] = [
          total(days.filter((day) => day.date < edge)),
          total(days.filter((day) => day.date >= edge)),
        ];
        expect({ nights: before.nights + after.nights, room: before.room + after.room }).toEqual(total(days));
        const months = [...Map.groupBy(days, (day) => monthOf(day.date)).values()].map(total);
        expect(months.reduce((sum, month) => sum + month.nights, 0)).toBe(roomNightsOf(days));
      }),
    ));
});

describe("production", () => {
  it("counts who stayed and who is in the house", () =>
    expect(stayStatuses.filter(produces)).toEqual(["in-house", "completed"]));

  it("counts nights as days between the dates", () => {
    const span = { arrival: date("2025-12-30"), departure: date("2026-01-02") };
    expect(nightsOf(span)).toBe(daysBetween(span.arrival, span.departure));
  });

  it.each([
    [120, 100, 20],
    [80, 100, -20],
    [999, 1_000, 0],
    [5, 0, null],
    [-5, 100, -105],
    [5, -100, null],
  ])("%i after %i has grown by %j percent", (now, before, percent) => expect(growth(now, before)).toBe(percent));
});
