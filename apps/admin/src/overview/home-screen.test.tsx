import { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { StaffId } from "@foyer/domain/staff/schema";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { HomeScreen } from "./home-screen.tsx";

const day = CalendarDate.parse("2026-03-05");
const buckets = [1_000_00, 0, 200_00, 0, 50_00].map(minor);
const figures = { notDue: minor(750_00), buckets, unapplied: minor(0), balance: minor(2_000_00), disputed: minor(0) };
const aging: Outputs["receivables"]["aging"] = {
  asOf: day,
  currency: "CNY",
  rule: "due",
  by: "client",
  set: standardSet,
  edges: standardEdges,
  isOfAll: false,
  knownOn: null,
  leftOut: [],
  rows: [{ group: 7, label: "C-7", name: "Bosch", ...figures, ownBalance: null }],
  count: 1,
  total: figures,
};
const production: Outputs["stays"]["production"] = {
  from: day,
  to: day,
  currency: "CNY",
  by: "month",
  rows: [],
  total: { stays: 0, roomNights: 0, revenue: minor(0) },
};

test("finance starts with what is owed; each tile opens its rows and the late share is over sixty days alone", async () => {
  renderScreen(<HomeScreen />, {
    role: "finance",
    api: {
      "changes.count": ({ filter }) => (filter?.conditions?.[0]?.value === "A" ? 2 : 31),
      "receivables.aging": () => aging,
      "stays.production": () => production,
    },
  });
  const owed = await screen.findByRole("link", { name: /Receivables.*¥2K/ });
  expect(owed.getAttribute("href")).toBe("/ledger/aging");
  const late = screen.getByRole("link", { name: /Over 60 days late.*¥250/ });
  expect(late.textContent).toContain("12.5% of open invoices");
  expect(screen.getByRole("link", { name: "Bosch" }).getAttribute("href")).toBe("/clients/7");
  expect(screen.getByRole("row", { name: /Bosch/ }).textContent).toBe("Bosch1,250.002,000.00");
  expect(screen.queryByText("Contacts due")).toBeNull();
});

test("a rep sees whom to call and their own place among all, and nobody's debts", async () => {
  const month = Month.parse("2026-02");
  const head = { month, status: "provisional" as const, computedAt: Instant.parse("2026-03-01T00:00:00.000Z") };
  const place = (staffId: number, name: string, rankByPoints: number) => ({
    staffId: StaffId.parse(staffId),
    name,
    rankByPoints,
    rankByTotal: rankByPoints,
    mine: staffId === 3,
    shown: staffId === 3,
    points: staffId === 3 ? 80 : null,
    relationship: null,
    total: null,
    grade: null,
    indicators: [],
  });
  renderScreen(<HomeScreen />, {
    role: "rep",
    api: {
      "changes.count": () => 12,
      "messages.unread": () => 3,
      "tips.open": () => 1,
      "stays.production": () => production,
      "activities.due": () => ({ rows: [], total: 0 }),
      "activities.promised": () => [],
      "creditHolds.mine": () => [
        {
          clientId: ClientId.parse(9),
          client: "Bosch",
          hold: "hard",
          reasons: ["over-limit"],
          since: CalendarDate.parse("2026-03-01"),
        },
      ],
      "scores.months": () => [head],
      "scores.ranking": () => ({ ...head, rules: {}, rows: [place(5, "Wang", 1), place(3, "Lin Ruoxi", 2)] }),
    },
  });
  expect(await screen.findByRole("link", { name: /My rank in February 2026.*2 of 2.*80 points/ })).toBeTruthy();
  const held = await screen.findByRole("table", { name: "My clients on hold" });
  expect(held.textContent).toContain("BoschHard holdOver the limit");
  expect(screen.getByRole("row", { name: /Wang/ }).textContent).toBe("1Wang—");
  expect(screen.queryByRole("link", { name: "Wang" })).toBeNull();
  expect(screen.getByRole("link", { name: "Lin Ruoxi" }).getAttribute("href")).toBe("/scores/3/2026-02");
  expect(screen.getByText("Due for contact")).toBeTruthy();
  expect(screen.queryByText("Receivables")).toBeNull();
  expect(screen.getByRole("link", { name: /Unread notifications.*3/ }).getAttribute("href")).toBe("/inbox");
  expect(screen.getByRole("link", { name: /Tips to decide.*1/ }).getAttribute("href")).toBe("/tips");
});
