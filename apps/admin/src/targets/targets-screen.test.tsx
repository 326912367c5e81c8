import { StaffId } from "@foyer/domain/kernel/ids";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { TargetsScreen } from "./targets-screen.tsx";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-05T02:00:00.000Z") }));
afterEach(() => vi.useRealTimers());

type Line = Outputs["targets"]["grid"]["rows"][number];

const months = (...amounts: number[]) => Array.from({ length: 12 }, (_, month) => amounts[month] ?? 0);
const line = (values: Partial<Line>): Line => ({
  class: "business",
  staffId: StaffId.parse(3),
  name: "Lin Ruoxi",
  target: months(),
  actual: months(),
  lastYear: months(),
  ...values,
});
/** 120,000.00 a month; 90 % of it came in the first three. */
const lines = [
  line({
    target: months(...Array.from({ length: 12 }, () => 12_000_000)),
    actual: months(10_800_000, 10_800_000, 10_800_000),
  }),
  line({ staffId: StaffId.parse(4), name: "Zhou Yi" }),
  line({ class: "casual" }),
];

function stage(path: string) {
  const asked: Inputs["targets"]["grid"][] = [];
  renderScreen(<TargetsScreen />, {
    path,
    role: "director",
    api: {
      "targets.grid": (input) => {
        asked.push(input);
        return { year: input.year, metric: input.metric ?? "revenue", base: 7, rows: lines };
      },
    },
  });
  return asked;
}

test("the year in four figures, and a grid of everything, classes and reps that adds up", async () => {
  const asked = stage("/targets");
  expect(await screen.findByText("¥1.4M")).toBeTruthy();
  expect(screen.getAllByText("90%").length).toBeGreaterThan(0);
  const grid = await screen.findByRole("grid", {}, { timeout: 5_000 });
  expect(await within(grid).findByText("Business")).toBeTruthy();
  expect(within(grid).getByText("Zhou Yi")).toBeTruthy();
  expect(within(grid).getAllByText("1,440,000")).toHaveLength(3);
  expect(asked).toEqual([{ year: 2026, metric: "revenue" }]);
});

test("rows without figures can be left out; year and metric stand in the address", async () => {
  const user = userEvent.setup();
  const asked = stage("/targets?year=2025&metric=visits");
  const grid = await screen.findByRole("grid", {}, { timeout: 5_000 });
  expect(await within(grid).findByText("Casual")).toBeTruthy();
  await user.click(screen.getByRole("switch", { name: "Only rows with figures" }));
  await vi.waitFor(() => expect(within(grid).queryByText("Casual")).toBeNull());
  expect(within(grid).queryByText("Zhou Yi")).toBeNull();
  expect(within(grid).getByText("Lin Ruoxi")).toBeTruthy();
  expect(asked).toEqual([{ year: 2025, metric: "visits" }]);
});
