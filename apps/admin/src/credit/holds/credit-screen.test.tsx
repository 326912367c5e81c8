import { ClientId } from "@foyer/domain/clients/schema";
import { CreditOverrideId } from "@foyer/domain/credit/holds/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Inputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import type { FakeApi } from "../../kernel/testing-api.ts";
import { CreditScreen } from "./credit-screen.tsx";
import { HeadroomPanel } from "./headroom-panel.tsx";

const client = ClientId.parse(7);
const day = (text: string) => CalendarDate.parse(text);
const used = { balance: minor(60_000), unbilled: minor(30_000), reserved: minor(20_000) };
const row = {
  clientId: client,
  client: "云山科技",
  owner: "林晓彤",
  limit: minor(100_000),
  upTo: null,
  upToUntil: null,
  ...used,
  exposure: minor(110_000),
  overdueDays: 16,
  hold: "hard" as const,
  reasons: ["over-limit", "overdue-soft"],
  since: day("2026-05-02"),
};
const override = {
  id: CreditOverrideId.parse(3),
  clientId: client,
  client: "云山科技",
  upToMinor: minor(200_000),
  fromDate: day("2026-05-01"),
  until: day("2026-05-31"),
  reason: "旺季",
  by: "顾雅琴",
  approvedBy: "周总",
};
const stay = {
  kind: "stay" as const,
  id: 5,
  clientId: client,
  client: "云山科技",
  about: "L-100",
  day: day("2026-05-20"),
  whole: minor(50_000),
  amount: minor(20_000),
  late: 0,
};
const standing = {
  on: day("2026-05-10"),
  limit: minor(100_000),
  upTo: null,
  upToUntil: null,
  ...used,
  exposure: minor(110_000),
  headroom: minor(-10_000),
  noneMeansCash: false,
  overdueDays: 16,
  held: { hold: "hard" as const, reasons: ["over-limit" as const, "overdue-soft" as const] },
  holder: { id: client, name: "云山科技", members: 1 },
  rollUp: null,
};
const api: FakeApi = {
  "creditHolds.list": () => ({ count: 1, rows: [row] }),
  "creditHolds.rows": () => ({ part: "reserved", rows: [stay], count: 1, total: minor(20_000), elsewhere: minor(0) }),
  "creditHolds.overrides": () => [override],
  "creditHolds.standing": () => standing,
  "creditBooking.reservations": () => [],
};
const finance = { language: "en", role: "finance", api } as const;

test("who is on hold, why, and what a figure was made of", async () => {
  renderScreen(<CreditScreen />, finance);
  const table = await screen.findByRole("table", { name: "On hold" });
  expect(table.textContent).toContain("Hard hold");
  expect(table.textContent).toContain("Over the limit · Overdue");
  await userEvent.click(within(table).getByRole("button", { name: "200.00" }));
  const drawer = await screen.findByRole("dialog", { name: "云山科技 · Reserved" });
  const rows = await within(drawer).findByRole("table");
  expect(within(rows).getByText("L-100")).toBeTruthy();
  expect(rows.textContent).toContain("Total200.00");
});

test("a stay that was paid at the desk is taken out from where its figure is opened", async () => {
  const sent: Inputs["creditBooking"]["payAtDesk"][] = [];
  renderScreen(<CreditScreen />, {
    ...finance,
    api: {
      ...api,
      "creditBooking.payAtDesk": (input) => {
        sent.push(input);
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "200.00" }));
  await userEvent.click(await screen.findByRole("button", { name: "Paid at the desk" }));
  await vi.waitFor(() => expect(sent).toEqual([{ stayId: 5, atDesk: true }]));
});

test("overrides say how far, until when, why and by whose word", async () => {
  renderScreen(<CreditScreen />, { ...finance, path: "/credit?view=overrides" });
  const table = await screen.findByRole("table", { name: "Override" });
  for (const text of ["¥2,000.00", "31 May 2026", "旺季", "Asked by 顾雅琴, approved by 周总"])
    expect(table.textContent).toContain(text);
});

const type = async (label: string, text: string) =>
  userEvent.type(await screen.findByLabelText(label, { exact: false }), text);

test("a rep is told before sending that a stay is held, and cannot send it", async () => {
  renderScreen(<HeadroomPanel clientId={client} isOpen />, {
    ...finance,
    role: "rep",
    api: {
      ...api,
      "creditBooking.would": () => ({
        verdict: "held",
        because: "over-limit",
        over: minor(15_000),
        exposure: minor(110_000),
        headroom: minor(-10_000),
        after: minor(-15_000),
        overdueDays: 0,
      }),
    },
  });
  expect(await screen.findByText("¥100.00 over")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Ask for an override" })).toBeNull();
  await userEvent.click(await screen.findByRole("button", { name: "Enter a stay" }));
  await type("Expected revenue", "50");
  expect(await screen.findByText(/Not on credit · beyond the limit · ¥150.00 over/)).toBeTruthy();
  const [, send] = screen.getAllByRole("button", { name: "Enter a stay" });
  expect((send as HTMLButtonElement | undefined)?.disabled).toBe(true);
});

test("where a debt is late the stay goes before finance, with a reason", async () => {
  const sent: Inputs["creditBooking"]["bookStay"][] = [];
  renderScreen(<HeadroomPanel clientId={client} isOpen />, {
    ...finance,
    role: "rep",
    api: {
      ...api,
      "creditBooking.would": () => ({
        verdict: "ask",
        exposure: minor(10_000),
        headroom: minor(90_000),
        after: minor(85_000),
        overdueDays: 16,
      }),
      "creditBooking.bookStay": (input) => {
        sent.push(input);
        return { outcome: "asked", proposalId: 1 } as never;
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Enter a stay" }));
  await type("Expected revenue", "50");
  await type("Why finance should agree", "pays this week");
  await userEvent.click(await screen.findByRole("button", { name: "Ask finance" }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent).toMatchObject([
    { clientId: 7, expectedMinor: 5_000, status: "definite", onCredit: true, reason: "pays this week", draws: [] },
  ]);
});
