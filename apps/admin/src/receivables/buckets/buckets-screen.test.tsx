import { CalendarDate } from "@foyer/domain/kernel/time";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Inputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { BucketsScreen } from "./buckets-screen.tsx";

function stage(role: "finance" | "rep") {
  const set: Inputs["receivables"]["setBuckets"][] = [];
  renderScreen(<BucketsScreen />, {
    path: "/ledger/buckets",
    role,
    api: {
      "receivables.bucketVersions": () => [
        { name: "standard", fromDate: CalendarDate.parse("2026-02-01"), edges: [15, 45], by: "王芳" },
        { name: "weekly", fromDate: CalendarDate.parse("2026-01-01"), edges: [7, 14], by: null },
      ],
      "receivables.setBuckets": (input) => {
        set.push(input);
      },
    },
  });
  return { set };
}

test("every version of every set with its buckets; before the first one the standard set has its own", async () => {
  stage("rep");
  const table = await screen.findByRole("table");
  const rows = within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);
  expect(rows[0]).toContain("1–15 days16–45 daysOver 45 days");
  expect(rows[1]).toContain("StandardAlways1–30 days31–60 days61–90 days91–120 daysOver 120 daysBy default");
  expect(rows[2]).toContain("weekly");
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

test("finance sets other days from a day on; what does not rise is not sent", async () => {
  const user = userEvent.setup();
  const { set } = stage("finance");
  const edges = await screen.findByLabelText<HTMLInputElement>("Last day of each bucket");
  expect(edges.value).toBe("15, 45");
  await user.clear(edges);
  await user.type(edges, "10, 5");
  expect(screen.getByText("Each bucket has to end later than the one before it")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  await user.clear(edges);
  await user.type(edges, "10，20");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await vi.waitFor(() => expect(set).toMatchObject([{ name: "standard", edges: [10, 20] }]));
});
