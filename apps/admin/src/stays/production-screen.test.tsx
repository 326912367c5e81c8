import { CalendarDate } from "@foyer/domain/kernel/time";
import { minor } from "@foyer/domain/kernel/money";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { ProductionScreen } from "./production-screen.tsx";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-05T02:00:00.000Z") }));
afterEach(() => vi.useRealTimers());

type Asked = Inputs["stays"]["production"];

const figures = (stays: number, roomNights: number, revenue: number) => ({
  stays,
  roomNights,
  revenue: minor(revenue),
});

/** Two classes this year; last year one of them earned half. */
function answer({ from, to, by = "client" }: Asked): Outputs["stays"]["production"] {
  const year = from.slice(0, 4) === "2026" ? 2026 : 2025;
  const range = { from: CalendarDate.parse(from), to: CalendarDate.parse(to), currency: "CNY" as const, by };
  const row = (key: string, revenue: number) => ({ key, name: key, id: 7, ...figures(2, 4, revenue) });
  if (by === "month") return { ...range, rows: [row(`${year}-01`, 100_000)], total: figures(2, 4, 100_000) };
  return year === 2026
    ? { ...range, rows: [row("business", 100_000), row("none", 20_000)], total: figures(3, 8, 120_000) }
    : { ...range, rows: [row("business", 50_000)], total: figures(2, 4, 50_000) };
}

function stage(path: string, role: "manager" | "rep" = "manager") {
  const asked: Asked[] = [];
  const { router } = renderScreen(<ProductionScreen />, {
    path,
    role,
    api: {
      "stays.production": (input) => {
        asked.push(input);
        return answer(input);
      },
    },
  });
  return { asked, router };
}

const january = "/production?from=2026-01-01&to=2026-01-31&by=class";

test("stands beside the same month of the year before, row by row and in total", async () => {
  const { asked } = stage(january);
  const table = await screen.findByRole("table");
  const row = within(table).getByRole("row", { name: /Business/ });
  expect(await within(row).findByText("+100%")).toBeTruthy();
  expect(within(row).getByText("¥1,000.00")).toBeTruthy();
  expect(within(row).getByText("¥500.00")).toBeTruthy();
  expect(within(table).getByRole("row", { name: /Unassigned/ })).toBeTruthy();
  const total = within(table).getByRole("row", { name: /Total/ });
  expect(within(total).getByText("¥1,200.00")).toBeTruthy();
  expect(within(total).getByText("+140%")).toBeTruthy();
  expect(asked.map(({ from, to, by }) => `${from} ${to} ${by}`).toSorted()).toEqual([
    "2025-01-01 2025-01-31 class",
    "2025-01-01 2025-01-31 month",
    "2026-01-01 2026-01-31 class",
    "2026-01-01 2026-01-31 month",
  ]);
});

test("a row opens the clients behind it, and the address says so", async () => {
  const user = userEvent.setup();
  const { asked, router } = stage(january);
  await user.click(await screen.findByRole("button", { name: "Business" }));
  await vi.waitFor(() =>
    expect(router.state.location.search).toBe("?from=2026-01-01&to=2026-01-31&by=client&in=class%3Abusiness"),
  );
  await vi.waitFor(() =>
    expect(asked).toContainEqual({
      from: "2026-01-01",
      to: "2026-01-31",
      by: "client",
      within: { by: "class", key: "business" },
    }),
  );
  expect(screen.getByText("Only Business")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show everything" }));
  await vi.waitFor(() => expect(router.state.location.search).not.toContain("in="));
});

test("shows the last twelve months unless told, and exports only to who may", async () => {
  const { asked } = stage("/production", "rep");
  await screen.findByRole("table");
  expect(asked).toContainEqual({ from: "2025-04-01", to: "2026-03-05", by: "client" });
  expect(screen.queryByText("CSV")).toBeNull();
});

test("exports what it shows", async () => {
  stage(january);
  const link = await screen.findByRole("link", { name: "XLSX" });
  expect(link.getAttribute("href")).toBe("/api/export/production?from=2026-01-01&to=2026-01-31&by=class&format=xlsx");
});
