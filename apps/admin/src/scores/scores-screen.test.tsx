import { ClientId } from "@foyer/domain/clients/schema";
import { JobId } from "@foyer/domain/jobs/schema";
import { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { renderScreen } from "../kernel/testing.tsx";
import type { RankedRep, Ranking } from "./month-panel.tsx";
import { RepMonthScreen } from "./rep-month-screen.tsx";
import { ScoresScreen } from "./scores-screen.tsx";

const month = Month.parse("2026-02");
const computedAt = Instant.parse("2026-03-01T02:30:00.000Z");
const day = (text: string) => CalendarDate.parse(text);

const lin: RankedRep = {
  staffId: StaffId.parse(3),
  name: "Lin Ruoxi",
  mine: false,
  shown: true,
  points: 30,
  rankByPoints: 1,
  total: "83.4",
  rankByTotal: 2,
  grade: "good",
  relationship: "71.5",
  indicators: [
    {
      indicator: "contact",
      over: "all",
      numerator: 18,
      denominator: 20,
      target: "95",
      score: "94.7368",
      grade: "excellent",
    },
    {
      indicator: "repurchase",
      over: "business",
      numerator: 1,
      denominator: 3,
      target: "60",
      score: "55.5556",
      grade: "fail",
    },
    {
      indicator: "repurchase",
      over: "vip",
      numerator: 3,
      denominator: 4,
      target: "60",
      score: "100",
      grade: "excellent",
    },
    {
      indicator: "revenue",
      over: "all",
      numerator: 9_000_000,
      denominator: 12_000_000,
      target: null,
      score: "75",
      grade: "good",
    },
    {
      indicator: "satisfaction",
      over: "vip",
      numerator: 0,
      denominator: 0,
      target: "85",
      score: null,
      grade: null,
    },
  ],
};

const zhao: RankedRep = {
  ...lin,
  staffId: StaffId.parse(4),
  name: "Zhao Min",
  points: 10,
  rankByPoints: 2,
  total: "88.1",
  rankByTotal: 1,
};

const rules = { contact: 95, repurchase: 60, satisfaction: 85, answersNeeded: 5, repurchasePoints: 10 };
const ranked = (rows: RankedRep[]): Ranking => ({ month, status: "provisional", computedAt, rules, rows });
const months = () => [{ month, status: "provisional" as const, computedAt }];

const windows = (["Harbour Trading", "Delta Logistics"] as const).map((name, line) => ({
  line,
  clientId: ClientId.parse(line + 40),
  name,
  fromDate: day("2026-02-02"),
  toDate: day("2026-02-08"),
  subject: "activity",
  rowIds: line === 0 ? [7] : [],
  counts: line === 0,
  value: line === 0 ? "1" : "0",
}));

const cellOf = (row: HTMLElement, title: string) =>
  within(row)
    .getAllByRole("cell")
    .find((cell) => cell.dataset["title"] === title);

describe("the ranking", () => {
  test("a number opens the sum in one sentence and the rows behind it, and the address keeps it", async () => {
    const asked: unknown[] = [];
    const { router } = renderScreen(<ScoresScreen />, {
      path: "/scores",
      role: "director",
      api: {
        "scores.months": months,
        "scores.ranking": () => ranked([lin, zhao]),
        "scores.evidence": (input) => {
          asked.push(input);
          return windows;
        },
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: /^Lin Ruoxi: Contact 94\.7/ }));
    const panel = await screen.findByRole("dialog");
    expect(await within(panel).findByText("Met 18 of 20 contact windows (90%), target 95% → 94.7368")).toBeTruthy();
    expect(asked).toEqual([{ month: "2026-02", staffId: 3, indicator: "contact", over: "all" }]);
    const met = await within(panel).findByRole("row", { name: /Harbour Trading/ });
    expect(within(met).getByRole("link").getAttribute("href")).toBe("/clients/40");
    expect(met.textContent).toContain("1 activity");
    expect(met.textContent).toContain("Counts");
    expect(within(panel).getByRole("row", { name: /Delta Logistics/ }).textContent).toContain("Does not count");
    expect(router.state.location.search).toBe("?month=2026-02&rep=3&of=contact.all");
  });

  test("what is measured per client type unfolds in its row", async () => {
    renderScreen(<ScoresScreen />, {
      path: "/scores",
      role: "director",
      api: { "scores.months": months, "scores.ranking": () => ranked([lin, zhao]) },
    });
    const row = await screen.findByRole("row", { name: /Lin Ruoxi/ });
    const fold = within(row).getByRole("button", { name: "Lin Ruoxi: Repurchase by client type" });
    expect(fold.textContent).toBe("55.6 – 100.0");
    await userEvent.click(fold);
    expect(cellOf(row, "Repurchase")?.textContent).toContain("Business55.6");
    expect(cellOf(row, "Repurchase")?.textContent).toContain("VIP100.0");
    expect(cellOf(row, "Satisfaction")?.textContent).toBe("n/a");
  });

  test("a name shows how the total is made, with the weights of what was measured", async () => {
    renderScreen(<ScoresScreen />, {
      path: "/scores",
      role: "director",
      api: { "scores.months": months, "scores.ranking": () => ranked([lin, zhao]) },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Lin Ruoxi" }));
    const total = await screen.findByRole("region", { name: "How the total is made" });
    expect(within(total).getByRole("row", { name: /^Revenue/ }).textContent).toBe("Revenue40%75.030.0");
    const vip = screen.getByRole("region", { name: "How the score for VIP is made" });
    expect(within(vip).getByRole("row", { name: /^Repurchase/ }).textContent).toBe("Repurchase100%100.0100.0");
    expect(within(vip).getByRole("row", { name: /^Satisfaction/ }).textContent).toBe("Satisfaction—n/a—");
  });

  test("points list their entries, and the sum is the ranking's", async () => {
    renderScreen(<ScoresScreen />, {
      path: "/scores?month=2026-02&rep=3&of=points",
      role: "director",
      api: {
        "scores.months": months,
        "scores.ranking": () => ranked([lin]),
        "scores.points": () =>
          [1, 2, 3].map((id) => ({
            id,
            event: "repurchase" as const,
            onDate: day(`2026-02-0${id}`),
            points: 10,
            clientId: ClientId.parse(id),
            name: `Client ${id}`,
            subject: "stay",
            rowId: id,
          })),
      },
    });
    const panel = await screen.findByRole("dialog");
    expect(await within(panel).findByRole("row", { name: /Client 2/ })).toBeTruthy();
    expect(within(panel).getByRole("row", { name: /^Total/ }).textContent).toContain("30");
  });

  test("a rep sees the others' ranks and none of their figures", async () => {
    const other: RankedRep = {
      ...zhao,
      shown: false,
      points: null,
      total: null,
      grade: null,
      relationship: null,
      indicators: [],
    };
    renderScreen(<ScoresScreen />, {
      path: "/scores",
      role: "rep",
      api: { "scores.months": months, "scores.ranking": () => ranked([{ ...lin, mine: true }, other]) },
    });
    const mine = await screen.findByRole("row", { name: /Lin Ruoxi/ });
    expect(mine.textContent).toContain("You");
    const row = screen.getByRole("row", { name: /Zhao Min/ });
    expect(within(row).queryAllByRole("button")).toEqual([]);
    expect(cellOf(row, "Points")?.textContent).toBe("·");
    expect(cellOf(row, "Rank by total")?.textContent).toBe("1");
    expect(screen.queryByRole("button", { name: "Compute again" })).toBeNull();
  });
});

test("a rep reads that the guests behind a satisfaction are not shown", async () => {
  renderScreen(<ScoresScreen />, {
    path: "/scores?month=2026-02&rep=3&of=satisfaction.vip",
    role: "rep",
    api: {
      "scores.months": months,
      "scores.ranking": () => ranked([{ ...lin, mine: true }]),
      "scores.evidence": () => [],
    },
  });
  expect(await screen.findByText("Fewer than 5 rated answers: not measured.")).toBeTruthy();
  expect(await screen.findByText("Which guest gave which rating is not shown to the salesperson.")).toBeTruthy();
});

test("an empty month offers to compute it, and shows it when the worker has", async () => {
  let done = false;
  renderScreen(<ScoresScreen />, {
    path: "/scores?month=2026-02",
    role: "director",
    api: {
      "scores.months": () => (done ? months() : []),
      "scores.ranking": () => ranked([lin, zhao]),
      "scores.compute": ({ month: asked }) => {
        expect(asked).toBe("2026-02");
        return JobId.parse(9);
      },
      "jobs.get": () => {
        done = true;
        return {
          id: JobId.parse(9),
          name: "scores.compute",
          status: "done",
          done: 0,
          total: null,
          result: null,
          problem: null,
          createdAt: computedAt,
          startedAt: computedAt,
          finishedAt: computedAt,
          cancelRequested: false,
        };
      },
    },
  });
  expect(await screen.findByText("There are no scores for this month yet.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Compute the scores" }));
  expect(await screen.findByRole("row", { name: /Lin Ruoxi/ })).toBeTruthy();
});

test("the address in a mail leads to the rep's month", async () => {
  const { router } = renderScreen(<RepMonthScreen />, { path: "/scores/3/2026-02", route: "/scores/:rep/:month" });
  await waitFor(() =>
    expect(router.state.location.pathname + router.state.location.search).toBe("/scores?month=2026-02&rep=3"),
  );
});
