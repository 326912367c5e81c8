import { JobId } from "@foyer/domain/jobs/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderScreen } from "../kernel/testing.tsx";
import { ScoresScreen } from "./scores-screen.tsx";

const at = Instant.parse("2026-03-01T00:00:00.000Z");

test("a stopped computation says which month has not begun, and such a month offers none", async () => {
  renderScreen(<ScoresScreen />, {
    path: "/scores?month=2026-02",
    role: "director",
    api: {
      "scores.months": () => [],
      "scores.compute": () => JobId.parse(9),
      "jobs.get": () => ({
        id: JobId.parse(9),
        name: "scores.compute",
        status: "failed",
        done: 0,
        total: null,
        result: { month: "2999-01" },
        problem: "scores.month-not-begun",
        createdAt: at,
        startedAt: at,
        finishedAt: at,
        cancelRequested: false,
      }),
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Compute the scores" }));
  expect(await screen.findByText("2999-01 has not begun.")).toBeTruthy();
  cleanup();
  renderScreen(<ScoresScreen />, {
    path: "/scores?month=2999-01",
    role: "director",
    api: { "scores.months": () => [] },
  });
  expect(await screen.findByText("There are no scores for this month yet.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Compute the scores" })).toBeNull();
});
