import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, daysBetween, Instant } from "@foyer/domain/kernel/time";
import { standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { figures } from "@foyer/domain/receivables/aging/rules";
import { LedgerAllocationId, LedgerItemId } from "@foyer/domain/receivables/schema";
import { ClientId } from "@foyer/domain/clients/schema";
import { StayId } from "@foyer/domain/stays/schema";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { AgingScreen } from "./aging-screen.tsx";

const day = (text: string) => CalendarDate.parse(text);
const of = (notDue: number, late: number, unapplied = 0) =>
  figures({
    notDue: minor(notDue),
    buckets: [late, 0, 0, 0, 0].map(minor),
    unapplied: minor(unapplied),
    disputed: minor(0),
  });

type Aging = Outputs["receivables"]["aging"];
type Item = Outputs["receivables"]["agingItems"]["rows"][number];

function report({ asOf, by = "client", rule = "due" }: Inputs["receivables"]["aging"]): Aging {
  const on = {
    asOf: day(asOf),
    currency: "CNY" as const,
    rule,
    by,
    set: standardSet,
    edges: standardEdges,
    isOfAll: false,
    knownOn: null,
    leftOut: [],
  };
  if (by === "currency") {
    const figures = { ...of(49_707, 0), buckets: [0, 0, 0].map(minor), disputed: minor(500) };
    return {
      ...on,
      isOfAll: true,
      knownOn: day("2026-01-31"),
      edges: [7, 14],
      leftOut: [{ name: "Peak Hotel", currency: "HKD" }],
      rows: [{ group: "USD", label: "USD", name: null, ...figures, ownBalance: minor(7_001) }],
      count: 1,
      total: figures,
    };
  }
  if (by === "owner")
    return {
      ...on,
      rows: [{ group: null, label: null, name: null, ...of(100_000, 50_000), ownBalance: null }],
      count: 1,
      total: of(100_000, 50_000),
    };
  return {
    ...on,
    rows: [
      { group: 7, label: "AC-7", name: "星河贸易", ...of(100_000, 50_000, 20_000), ownBalance: null },
      { group: 8, label: "AC-8", name: "湖光集团", ...of(0, 30_050), ownBalance: null },
    ],
    count: 2,
    total: of(100_000, 80_050, 20_000),
  };
}

const invoice: Item = {
  id: LedgerItemId.parse(70),
  clientId: ClientId.parse(7),
  client: "星河贸易",
  currency: "CNY",
  side: "debit",
  kind: "invoice",
  reference: "INV-70",
  line: 1,
  documentDate: day("2026-01-02"),
  postingDate: day("2026-01-02"),
  dueDate: day("2026-02-01"),
  amountMinor: minor(80_000),
  openMinor: minor(50_000),
  reversed: false,
  late: daysBetween(day("2026-02-01"), day("2026-02-28")),
  disputedMinor: minor(0),
  countedMinor: minor(50_000),
  hotel: null,
};
const allocation: Outputs["receivables"]["allocations"][number] = {
  id: LedgerAllocationId.parse(5),
  itemId: LedgerItemId.parse(71),
  kind: "payment",
  reference: "PAY-71",
  postingDate: day("2026-02-10"),
  amountMinor: minor(30_000),
  effectiveDate: day("2026-02-10"),
  takesBack: false,
  takenBack: false,
};

const source: Outputs["receivables"]["source"] = {
  system: "opera",
  reference: "INV-70",
  line: 1,
  reason: null,
  by: "王芳",
  recordedAt: Instant.parse("2026-01-02T02:00:00.000Z"),
  stays: [
    {
      stayId: StayId.parse(3),
      clientId: ClientId.parse(7),
      confirmation: "A-1001",
      arrival: day("2025-12-28"),
      departure: day("2025-12-30"),
      amountMinor: minor(80_000),
    },
  ],
};

function stage(path: string, role: "finance" | "rep" = "finance") {
  const asked: Inputs["receivables"]["agingItems"][] = [];
  renderScreen(<AgingScreen />, {
    path,
    role,
    api: {
      "receivables.aging": report,
      "receivables.agingItems": (input) => {
        asked.push(input);
        return {
          currency: "CNY",
          isOfAll: input.currency === "all",
          rows: [invoice],
          count: 1,
          sumMinor: invoice.openMinor,
        };
      },
      "receivables.allocations": () => [allocation],
      "receivables.bucketVersions": () => [{ name: "weekly", fromDate: day("2026-01-01"), edges: [7, 14], by: null }],
      "receivables.source": () => source,
      "files.attachments": () => [],
    },
  });
  return { asked };
}

const february = "/ledger/aging?asOf=2026-02-28";

test("a row per client with its columns, the totals of all, and what is owed in one figure", async () => {
  stage(february);
  const table = await screen.findByRole("table");
  const cells = (name: RegExp) =>
    within(within(table).getByRole("row", { name }))
      .getAllByRole("cell")
      .map((cell) => cell.textContent);
  expect(cells(/星河贸易/)).toEqual(["1,000.00", "500.00", "–", "–", "–", "–", "200.00", "1,300.00", "–"]);
  expect(cells(/Total/).slice(1)).toEqual(["1,000.00", "800.50", "–", "–", "–", "–", "200.00", "1,600.50", "–"]);
  expect(screen.getByText("¥1,600.50")).toBeTruthy();
  expect(screen.getByText("44.5% of open invoices is overdue")).toBeTruthy();
});

test("a figure opens its items, an item what settled it and where it comes from", async () => {
  const user = userEvent.setup();
  const { asked } = stage(february);
  await user.click(await screen.findByRole("button", { name: "星河贸易, 1–30 days" }));
  const drawer = await screen.findByRole("dialog");
  expect(asked).toMatchObject([{ asOf: "2026-02-28", rule: "due", by: "client", group: 7, column: "1-30" }]);
  const row = await within(drawer).findByRole("row", { name: /INV-70/ });
  expect(within(row).getByText("27")).toBeTruthy();
  await user.click(within(row).getByRole("button", { name: "INV-70" }));
  expect(await within(drawer).findByText("PAY-71")).toBeTruthy();
  expect(await within(drawer).findByText("opera")).toBeTruthy();
  expect(within(drawer).getByRole("link", { name: "A-1001" }).getAttribute("href")).toBe("/clients/7");
  expect(await within(drawer).findByText("Documents")).toBeTruthy();
});

test("the total opens the items of everybody", async () => {
  const user = userEvent.setup();
  const { asked } = stage(february);
  await user.click(await screen.findByRole("button", { name: "Total, Not due" }));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).not.toHaveProperty("group");
});

test("grouped, ordered and exported as the address says; only to who may", async () => {
  stage(`${february}&by=owner&rule=document&sort=overdue`);
  expect(await screen.findByRole("row", { name: /No owner/ })).toBeTruthy();
  const link = screen.getByRole("link", { name: "XLSX" });
  expect(link.getAttribute("href")).toBe(
    "/api/export/aging?asOf=2026-02-28&rule=document&by=owner&sort=overdue&buckets=standard&format=xlsx",
  );
});

test("what is asked beside the day: as known when, by which buckets, in which money; it is said in words", async () => {
  const { asked } = stage(`${february}&knownOn=2026-01-31&buckets=weekly&currency=all&by=currency`);
  expect(await screen.findByText(/recorded by the end of 31 Jan 2026/)).toBeTruthy();
  expect(screen.getByText(/in CNY at the rates at which they were booked/)).toBeTruthy();
  expect(screen.getByText(/not added up: Peak Hotel \(HKD\)/)).toBeTruthy();
  const table = screen.getByRole("table");
  expect(within(table).getByRole("columnheader", { name: "8–14 days" })).toBeTruthy();
  expect(within(table).getByRole("row", { name: /USD/ }).textContent).toContain("$70.01");
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "USD, Of which disputed" }));
  await vi.waitFor(() =>
    expect(asked).toMatchObject([
      { knownOn: "2026-01-31", buckets: "weekly", currency: "all", by: "currency", group: "USD", column: "disputed" },
    ]),
  );
  const drawer = await screen.findByRole("dialog");
  expect(await within(drawer).findByText("Counted (CNY)")).toBeTruthy();
});

test("a rep sees no export", async () => {
  stage(february, "rep");
  await screen.findByRole("table");
  expect(screen.queryByText("CSV")).toBeNull();
});

test("nothing open leads to the import, a failure can be tried again", async () => {
  renderScreen(<AgingScreen />, {
    path: february,
    role: "finance",
    api: { "receivables.aging": (input) => ({ ...report(input), rows: [], count: 0, total: of(0, 0) }) },
  });
  expect(await screen.findByRole("link", { name: "Import invoices" })).toBeTruthy();
});

test("a failure says what happened", async () => {
  renderScreen(<AgingScreen />, {
    path: february,
    role: "finance",
    api: {
      "receivables.aging": () => {
        throw refusal("receivables.client-not-found");
      },
    },
  });
  expect(await screen.findByText(/There is no such client/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Retry" })).toBeTruthy();
});
