import { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { expect, test } from "vitest";
import { formatFor } from "./format.ts";

const english = formatFor({ locale: "en-GB", timeZone: "Asia/Shanghai", currency: "CNY" });
const chinese = formatFor({ locale: "zh-CN", timeZone: "Asia/Shanghai", currency: "CNY" });
const taiwan = formatFor({ locale: "zh-TW", timeZone: "Asia/Taipei", currency: "TWD" });

test("money is exact and has the decimals of its currency", () => {
  expect(english.money(123_456)).toBe("¥1,234.56");
  expect(english.amount(-5)).toBe("-0.05");
  expect(english.amount(9_007_199_254_740_991)).toBe("90,071,992,547,409.91");
  expect(taiwan.amount(1_234)).toBe("1,234");
  expect(english.money(1_234, "JPY")).toBe("¥1,234");
  expect(english.money(123_456, "HKD")).toBe("HK$1,234.56");
});

test("a tile shortens money the way its readers count", () => {
  expect(chinese.shortMoney(1_234_567_00)).toBe("¥123.5万");
  expect(english.shortMoney(1_234_567_00)).toBe("¥1.2M");
});

test("a day is a day everywhere, a moment is on the property's clock", () => {
  expect(english.date(CalendarDate.parse("2026-03-05"))).toBe("05 Mar 2026");
  expect(chinese.date(CalendarDate.parse("2026-03-05"))).toBe("2026/03/05");
  expect(english.instant(Instant.parse("2026-03-05T23:30:00.000Z"))).toBe("06 Mar 2026, 07:30");
  expect(chinese.month(Month.parse("2026-03"))).toBe("2026年3月");
});

test("an exact decimal keeps its last digit", () => {
  expect(english.decimal("92.675", 2)).toBe("92.68");
  expect(english.decimal("not a number", 1)).toBe("NaN");
});
