import { type Minor, minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { FiguresScreen } from "./figures-screen.tsx";

const day = (text: string) => CalendarDate.parse(text);
const amounts = (...units: readonly number[]): Minor[] => units.map((unit) => minor(unit * 100));
const [zero = minor(0)] = amounts(0);

type Nights = Outputs["figures"]["nights"];
const night: NonNullable<Nights["night"]> = {
  businessDate: day("2026-03-04"),
  currency: "CNY",
  from: day("2025-12-05"),
  takenAt: Instant.parse("2026-03-04T17:30:00.000Z"),
  sequence: 4_711,
  edges: [30, 60],
  notDueMinor: minor(60_000),
  bucketsMinor: amounts(300, 200, 100),
  unappliedMinor: minor(5_000),
  balanceMinor: minor(115_000),
  overdueMinor: minor(60_000),
  salesMinor: minor(300_000),
  beginMinor: minor(80_000),
  daysOutstanding: "34.50",
  countBack: "31.20",
  collected: "82.81",
  closedMinor: minor(200_000),
  daysLate: "-1.50",
  dueMinor: minor(100_000),
  onTimeMinor: minor(75_000),
  byAge: [
    { owedMinor: minor(60_000), guidePercent: 60 },
    { owedMinor: minor(30_000), guidePercent: 25 },
    { owedMinor: minor(20_000), guidePercent: 10 },
    { owedMinor: minor(10_000), guidePercent: 5 },
  ],
};
const nights: Nights = { currency: "CNY", currencies: ["CNY"], night, days: [], monthEnds: [], refused: [] };
const provision: Outputs["figures"]["provision"] = {
  asOf: night.businessDate,
  currency: "CNY",
  edges: [30, 60],
  matrix: null,
  lines: (["not-due", "1-30", "31-60", "over-60"] as const).map((column, place) => ({
    column,
    owedMinor: amounts(600, 300, 200, 100)[place] ?? zero,
    rate: null,
    providedMinor: zero,
  })),
  providedMinor: zero,
  owedMinor: minor(120_000),
};
const seal: Outputs["figures"]["seals"][number] = {
  businessDate: day("2026-02-28"),
  currency: "CNY",
  sealedAt: Instant.parse("2026-02-28T17:30:00.000Z"),
  sequence: 4_000,
  edges: [30, 60],
  clients: 2,
  hash: "00ff".repeat(16),
  balanceMinor: minor(99_900),
};
const api = {
  "figures.nights": () => nights,
  "figures.provision": () => provision,
  "figures.seals": () => [seal],
};
const tile = (name: RegExp) => screen.findByRole("link", { name });

test("each figure is said with what it is of, and one that cannot be worked out says why", async () => {
  renderScreen(<FiguresScreen />, { path: "/ledger/figures", role: "finance", api });
  expect((await tile(/^Days outstanding \(90 days\)/)).textContent).toContain("34.5 days");
  expect((await tile(/^Days late/)).textContent).toContain("-1.5 days");
  expect((await tile(/^Paid on time/)).textContent).toContain("75%");
  const provided = await tile(/^Provision/);
  expect(provided.textContent).toContain("n/a");
  expect(provided.textContent).toContain("No matrix is in force");
  // 50 % younger than 30 days is too few, 25 % just enough, 16.7 % and 8.3 % too many
  expect(screen.getAllByText("Older")).toHaveLength(3);
  expect(screen.getAllByText("Fine")).toHaveLength(1);
});

test("without sales there is no figure of days", async () => {
  const none = { ...night, salesMinor: zero, daysOutstanding: null, collected: null, daysLate: null, dueMinor: zero };
  renderScreen(<FiguresScreen />, {
    path: "/ledger/figures",
    role: "director",
    api: { ...api, "figures.nights": () => ({ ...nights, night: none }) },
  });
  for (const [name, why] of [
    [/^Days outstanding \(90 days\)/, "no credit sales in the window"],
    [/^Collected/, "nothing was there to collect"],
    [/^Days late/, "nothing was settled in the window"],
    [/^Paid on time/, "nothing fell due in the window"],
  ] as const) {
    const { textContent } = await tile(name);
    expect(textContent).toContain("n/a");
    expect(textContent).toContain(why);
  }
  expect(screen.queryByRole("button", { name: "New rates" })).toBeNull();
});

test("a figure opens the rows that it adds up, a bucket those that are due in it", async () => {
  const asked: Inputs["figures"]["rows"][] = [];
  const row: Outputs["figures"]["rows"]["rows"][number] = {
    id: 5 as never,
    clientId: 7 as never,
    client: "星河贸易",
    currency: "CNY",
    side: "debit",
    kind: "invoice",
    reference: "INV-5",
    line: 1,
    documentDate: day("2026-01-05"),
    postingDate: day("2026-01-05"),
    dueDate: day("2026-02-04"),
    amountMinor: minor(30_000),
    openMinor: minor(30_000),
    reversed: false,
    countedMinor: minor(30_000),
    days: null,
    onTimeMinor: null,
  };
  renderScreen(<FiguresScreen />, {
    path: "/ledger/figures",
    role: "auditor",
    api: {
      ...api,
      "figures.rows": (input) => {
        asked.push(input);
        return { currency: "CNY", rows: [row], count: 1, sumMinor: minor(30_000), onTimeMinor: null };
      },
    },
  });
  const provisionCard = await screen.findByRole("region", { name: "Provision" });
  await userEvent.click(await within(provisionCard).findByRole("link", { name: "300.00" }));
  expect(await screen.findByText("INV-5")).toBeTruthy();
  expect(asked).toMatchObject([
    { figure: "owed-by-due", from: "2026-02-02", to: "2026-03-03", asOf: "2026-03-04", currency: "CNY" },
  ]);
});

test("a night that was refused stands above everything", async () => {
  const refused = [
    {
      businessDate: day("2026-03-03"),
      currency: "CNY" as const,
      refusedAt: Instant.parse("2026-03-03T17:30:00.000Z"),
      agedMinor: minor(50_000),
      controlMinor: minor(50_007),
    },
  ];
  renderScreen(<FiguresScreen />, {
    path: "/ledger/figures",
    role: "finance",
    api: { ...api, "figures.nights": () => ({ ...nights, night: null, refused }) },
  });
  expect((await screen.findByRole("alert")).textContent).toContain("¥500.00, the control balance to ¥500.07");
  expect(screen.getByText(/No night has been kept yet/)).toBeTruthy();
});

test("a month end is checked when somebody asks, and what is wrong with it is said", async () => {
  renderScreen(<FiguresScreen />, {
    path: "/ledger/figures",
    role: "auditor",
    api: {
      ...api,
      "figures.checkSeal": ({ businessDate, currency }) => ({
        businessDate: CalendarDate.parse(businessDate),
        currency,
        fault: "ledger",
        clientId: 7 as never,
        keptMinor: minor(40),
        foundMinor: minor(39),
      }),
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Check" }));
  expect(await screen.findByText("The ledger gives ¥0.39 for client 7, kept was ¥0.40")).toBeTruthy();
});

test("finance takes over the proposed rates, changes one and says why", async () => {
  const set: Inputs["figures"]["setProvision"][] = [];
  renderScreen(<FiguresScreen />, {
    path: "/ledger/figures",
    role: "finance",
    api: {
      ...api,
      "figures.proposeProvision": () => ({
        edges: [30, 60],
        proposal: {
          first: day("2025-02-28"),
          last: day("2026-02-28"),
          months: 12,
          rolls: amounts(10, 20, 30).map((stoodMinor) => ({ stoodMinor, rolledMinor: zero, share: "0.00" })),
          rates: ["0.40", "2.00", "20.00", "100.00"],
        },
      }),
      "figures.setProvision": (input) => {
        set.push(input);
        return 1 as never;
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "New rates" }));
  await userEvent.click(await screen.findByRole("button", { name: "Use these" }));
  const last = screen.getByLabelText("Rate for Over 60 days");
  await userEvent.clear(last);
  await userEvent.type(last, "101");
  await userEvent.type(screen.getByLabelText("Reason"), "年度复核");
  expect(screen.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
  await userEvent.clear(last);
  await userEvent.type(last, "90");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("The rates are saved");
  expect(set).toMatchObject([{ edges: [30, 60], rates: ["0.40", "2.00", "20.00", "90"], reason: "年度复核" }]);
});
