import { nps } from "@foyer/domain/surveys/rules";
import { daysBetween, addMonths, CalendarDate, firstDay, Instant, monthOf } from "@foyer/domain/kernel/time";
import { describe, expect, test } from "vitest";
import { hotels, repsOf, type Hotel } from "./demo/hotels.ts";
import type { DemoItem } from "./demo/ledger.ts";
import { revenueOf } from "./demo/prices.ts";
import { type Story, tell } from "./demo/story.ts";

function storyOn(hotel: Hotel, day: string): { story: Story; today: CalendarDate; start: CalendarDate } {
  const today = CalendarDate.parse(day);
  const thisMonth = monthOf(today);
  const firstMonth = addMonths(thisMonth, -30);
  const start = firstDay(firstMonth);
  const span = { start, today, now: Instant.parse(`${day}T10:00:00.000Z`), firstMonth, thisMonth };
  return { story: tell(hotel, { span, seed: "foyer", share: 1 }), today, start };
}

/** Nights that were slept, and what their rooms brought. */
const slept = ({ stays }: Story, today: CalendarDate) =>
  stays.flatMap((stay) =>
    stay.status === "completed" || stay.status === "in-house" ? stay.days.filter((day) => day.date <= today) : [],
  );

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);

/** Priced as in Hangzhou, in yuan. */
const level: Readonly<Record<string, number>> = { LAKE: 1, HARB: 1.75 };

const cases = hotels.flatMap((hotel) =>
  ["2026-05-20", "2027-01-03", "2028-02-29"].map((day) => ({ hotel, day, code: hotel.code })),
);

describe.each(cases)("$code on $day", ({ hotel, day }) => {
  const { story, today, start } = storyOn(hotel, day);

  test("fills its rooms as a hotel does, at its price", () => {
    const days = slept(story, today);
    const nights = sum(days, (each) => each.rooms * each.nights);
    const occupancy = nights / (hotel.rooms * (daysBetween(start, today) + 1));
    expect(occupancy).toBeGreaterThan(0.4);
    expect(occupancy).toBeLessThan(0.85);
    const rate = sum(days, (each) => each.revenue.room) / nights / 100 / (level[hotel.code] ?? 1);
    expect(rate).toBeGreaterThan(400);
    expect(rate).toBeLessThan(900);
    expect(story.stays.filter((stay) => stay.arrival > today).length).toBeGreaterThan(60);
  });

  test("never sleeps more guests than it has rooms", () => {
    const taken = new Map<string, number>();
    for (const { status, days } of story.stays)
      if (status !== "cancelled" && status !== "no-show")
        for (const each of days) taken.set(each.date, (taken.get(each.date) ?? 0) + each.rooms * each.nights);
    expect(Math.max(...taken.values())).toBeLessThanOrEqual(hotel.rooms);
  });

  test("is recommended by more guests than not", () => {
    const given = story.surveys.flatMap(({ outcome }) =>
      outcome.dropReason === null && outcome.answer ? (outcome.answer.recommend ?? []) : [],
    );
    const answers = given.length;
    expect(answers).toBeGreaterThan(300);
    const score = nps({
      answers,
      promoters: given.filter((each) => each >= 9).length,
      detractors: given.filter((each) => each <= 6).length,
    });
    expect(score).toBeGreaterThan(30);
    expect(score).toBeLessThan(60);
  });

  test("is paid within some weeks, by some never", () => {
    const posted = story.ledger.filter((item) => item.posting <= today);
    const signed = (side: "debit" | "credit") =>
      sum(
        posted.filter((item) => item.side === side),
        (item) => item.amount,
      );
    const recent = posted.filter((item) => item.side === "debit" && daysBetween(item.posting, today) < 90);
    const dso = ((signed("debit") - signed("credit")) / sum(recent, (item) => item.amount)) * 90;
    expect(dso).toBeGreaterThan(25);
    expect(dso).toBeLessThan(80);
    const settled = new Map<DemoItem, number>();
    for (const { settles } of posted)
      for (const { debit, amount } of settles) settled.set(debit, (settled.get(debit) ?? 0) + amount);
    const open = posted.filter((item) => item.side === "debit" && item.amount > (settled.get(item) ?? 0));
    expect(open.some((item) => daysBetween(item.due, today) > 120)).toBe(true);
    for (const [debit, amount] of settled) expect(amount).toBeLessThanOrEqual(debit.amount);
  });

  test("has reps who differ", () => {
    const months = 29;
    const reached = (email: string) =>
      story.activities.filter((each) => each.staff === email && each.outcome === "reached").length;
    const owned = (email: string) => story.clients.filter(({ client }) => client.owners.at(-1)?.value === email).length;
    const whole = repsOf(hotel).filter((rep) => rep.joined === undefined && rep.left === undefined);
    const effort = whole.map((rep) => ({
      skill: rep.skill.cadence,
      each: reached(rep.email) / months / owned(rep.email),
    }));
    const [weak, ...others] = effort.toSorted((a, b) => a.skill - b.skill);
    expect(weak?.each).toBeLessThan(Math.max(...others.map((other) => other.each)) * 0.75);
  });

  test("names nobody who exists", () => {
    for (const { client } of story.clients)
      for (const { mail, mobile } of client.contacts) {
        expect(mail ?? "x@nobody.example").toMatch(/^[a-z0-9.]+@[a-z-]+\.example$/);
        expect(mobile ?? "+8615400000000").toMatch(/^(\+86154\d{8}|\+8521\d{7}|\+447700900\d{3})$/);
      }
  });

  test("earns from rooms, tables and meetings", () => {
    const days = slept(story, today);
    const share = (of: (each: (typeof days)[number]) => number) => sum(days, of) / sum(days, revenueOf);
    expect(share((each) => each.revenue.room)).toBeGreaterThan(0.6);
    expect(share((each) => each.revenue.food)).toBeGreaterThan(0.08);
    expect(share((each) => each.revenue.meeting)).toBeGreaterThan(0.01);
  });
});

test("another seed tells of other people, the same one of the same", () => {
  const [hotel] = hotels;
  if (!hotel) throw new Error("no hotel");
  const today = CalendarDate.parse("2026-05-20");
  const span = {
    start: CalendarDate.parse("2025-12-01"),
    today,
    now: Instant.parse("2026-05-20T10:00:00.000Z"),
    firstMonth: addMonths(monthOf(today), -5),
    thisMonth: monthOf(today),
  };
  const told = (seed: string) => tell(hotel, { span, seed, share: 0.1 });
  expect(told("a")).toEqual(told("a"));
  expect(told("a").clients.map(({ client }) => client.name)).not.toEqual(
    told("b").clients.map(({ client }) => client.name),
  );
});
