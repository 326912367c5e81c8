import { describe, expect, it } from "vitest";
import { minor } from "../../kernel/money.ts";
import { CalendarDate } from "../../kernel/time.ts";
import {
  beside,
  perRoomNight,
  type ProductionAnswer,
  productionData,
  productionTable,
  rangeBefore,
  yearBefore,
} from "./rules.ts";

const date = (text: string) => CalendarDate.parse(text);
const figures = (stays: number, roomNights: number, revenue: number) => ({
  stays,
  roomNights,
  revenue: minor(revenue),
});
const answer = (by: ProductionAnswer["by"], rows: [string, number][], year = 2026): ProductionAnswer => ({
  from: date(`${year}-01-01`),
  to: date(`${year}-12-31`),
  currency: "CNY",
  by,
  rows: rows.map(([key, revenue]) => ({ key, name: `${key}!`, id: null, ...figures(1, 2, revenue) })),
  total: figures(
    2,
    4,
    rows.reduce((sum, [, revenue]) => sum + revenue, 0),
  ),
});

describe("the year before", () => {
  it.each([
    ["2026-03-31", "2025-03-31"],
    ["2024-02-29", "2023-02-28"],
    ["2025-02-28", "2024-02-28"],
  ])("%s is %s", (now, before) => expect(yearBefore(date(now))).toBe(before));

  it.each([
    ["2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"],
    ["2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"],
    ["2026-01-01", "2026-05-15", "2025-01-01", "2025-05-15"],
  ])("of %s to %s is %s to %s", (from, to, fromBefore, toBefore) =>
    expect(rangeBefore({ from: date(from), to: date(to) })).toEqual({ from: fromBefore, to: toBefore }),
  );
});

describe("this year beside the last", () => {
  it("by the same key; what is only in one of them stands with nothing in the other", () => {
    const rows = beside(
      answer("client", [
        ["A", 100],
        ["B", 50],
      ]),
      answer(
        "client",
        [
          ["A", 80],
          ["C", 30],
        ],
        2025,
      ),
    );
    expect(rows.map((row) => [row.key, row.revenue, row.before.revenue])).toEqual([
      ["A", 100, 80],
      ["B", 50, 0],
      ["C", 0, 30],
    ]);
  });

  it("a month beside the same month", () => {
    const rows = beside(
      answer("month", [["2026-01", 100]]),
      answer(
        "month",
        [
          ["2025-01", 80],
          ["2025-02", 30],
        ],
        2025,
      ),
    );
    expect(rows.map((row) => [row.key, row.revenue, row.before.revenue])).toEqual([
      ["2026-01", 100, 80],
      ["2026-02", 0, 30],
    ]);
  });
});

describe("the report", () => {
  it("is data by what it is grouped by, names where they are not the key", () => {
    expect(productionData(answer("class", [["business", 100]]))).toEqual({
      from: "2026-01-01",
      to: "2026-12-31",
      currency: "CNY",
      rows: [{ class: "business", stays: 1, roomNights: 2, revenue: 100 }],
      total: figures(2, 4, 100),
    });
    expect(productionData(answer("client", [["A", 1]])).rows).toEqual([
      { client: "A", name: "A!", stays: 1, roomNights: 2, revenue: 1 },
    ]);
  });

  it("is a table whose last row is the total", () => {
    const headers = {
      key: "client",
      name: "name",
      stays: "stays",
      roomNights: "nights",
      revenue: "revenue",
      total: "total",
    };
    const { columns, rows } = productionTable(answer("client", [["A", 100]]), headers);
    expect(rows.map((row) => columns.map((column) => column.value(row)))).toEqual([
      ["A", "A!", 1, 2, 100],
      ["total", "", 2, 4, 100],
    ]);
    expect(productionTable(answer("month", []), headers).columns.map((column) => column.header)).toEqual([
      "client",
      "stays",
      "nights",
      "revenue",
    ]);
  });

  it("has an average only where somebody slept", () => {
    expect(perRoomNight(figures(1, 3, 100))).toBe(33);
    expect(perRoomNight(figures(1, 0, 100))).toBeNull();
  });
});
