import { expect, test } from "vitest";
import type { Instant, TimeZone } from "../kernel/time.ts";
import { duePeriod, type Rhythm } from "./rules.ts";

const nightly: Rhythm = { every: "day", minute: 150 };
const monthly: Rhythm = { every: "month", minute: 540 };
const quarterHourly: Rhythm = { every: "minutes", minute: 15 };

test.each([
  [nightly, "2026-03-01T18:29:00.000Z", "Asia/Shanghai", undefined],
  [nightly, "2026-03-01T18:30:00.000Z", "Asia/Shanghai", "2026-03-02"],
  [nightly, "2026-03-02T15:59:00.000Z", "Asia/Shanghai", "2026-03-02"],
  [nightly, "2026-03-01T18:30:00.000Z", "Europe/Berlin", "2026-03-01"],
  // the night the clocks go forward has no 02:30; the period begins at 03:00, which is later than it
  [nightly, "2026-03-29T00:59:00.000Z", "Europe/Berlin", undefined],
  [nightly, "2026-03-29T01:00:00.000Z", "Europe/Berlin", "2026-03-29"],
  // the night they go back shows 02:30 twice: one period
  [nightly, "2026-10-25T00:30:00.000Z", "Europe/Berlin", "2026-10-25"],
  [nightly, "2026-10-25T01:30:00.000Z", "Europe/Berlin", "2026-10-25"],
  [monthly, "2026-03-01T01:00:00.000Z", "Asia/Shanghai", "2026-03"],
  [monthly, "2026-02-28T16:30:00.000Z", "Asia/Shanghai", undefined],
])("%o at %s in %s is %s", (rhythm, at, zone, period) => {
  expect(duePeriod(rhythm, at as Instant, zone as TimeZone)).toBe(period);
});

test("a quarter of an hour is one period", () => {
  const at = (time: string) =>
    duePeriod(quarterHourly, `2026-03-02T${time}.000Z` as Instant, "Asia/Shanghai" as TimeZone);
  expect(at("09:00:00")).toBe(at("09:14:59"));
  expect(at("09:15:00")).not.toBe(at("09:14:59"));
});
