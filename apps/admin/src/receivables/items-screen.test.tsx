import { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { LedgerAllocationId, LedgerDisputeId, LedgerItemId } from "@foyer/domain/receivables/schema";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { ItemsScreen } from "./items-screen.tsx";

type Item = Outputs["receivables"]["items"]["rows"][number];
const day = (text: string) => CalendarDate.parse(text);
const item = (id: number, more: Partial<Item> = {}): Item => ({
  id: LedgerItemId.parse(id),
  clientId: ClientId.parse(7),
  client: "星河贸易",
  currency: "CNY",
  side: "debit",
  kind: "invoice",
  reference: `INV-${id}`,
  line: 1,
  documentDate: day("2026-01-10"),
  postingDate: day("2026-01-10"),
  dueDate: day("2026-02-10"),
  amountMinor: minor(100_000),
  openMinor: minor(40_000),
  reversed: false,
  ...more,
});

const rows = [
  item(1),
  item(2, { side: "credit", kind: "payment", reference: "PAY-2" }),
  item(3, { side: "credit", kind: "deposit", reference: "DEP-3" }),
];
const api = {
  "receivables.items": ({ purpose }: Inputs["receivables"]["items"]) => ({
    currency: "CNY" as const,
    rows: rows.filter((row) => (row.kind === "deposit") === (purpose === "deposit")),
    next: null,
  }),
  "receivables.allocations": () => [],
  "ledger.disputes": () => [],
};
const finance = { path: "/ledger?asOf=2026-03-01", role: "finance" } as const;
const open = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const type = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label, { exact: false });
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

test("a debt is proposed for writing off with its amount and reason", async () => {
  const sent: Inputs["ledger"]["proposeWriteOff"][] = [];
  renderScreen(<ItemsScreen />, {
    ...finance,
    api: {
      ...api,
      "ledger.proposeWriteOff": (input) => {
        sent.push(input);
        return 1 as never;
      },
    },
  });
  await open("INV-1");
  const drawer = await screen.findByRole("dialog");
  await userEvent.click(await within(drawer).findByRole("button", { name: "Ask to write off" }));
  const [send] = within(drawer).getAllByRole("button", { name: "Ask to write off" }).slice(-1);
  expect(send?.hasAttribute("disabled")).toBe(true);
  await type("Reason", "客户破产");
  if (send) await userEvent.click(send);
  await screen.findByText("Put before another person");
  expect(sent).toMatchObject([{ itemId: 1, amountMinor: 40_000, reason: "客户破产" }]);
});

test("what may be done follows from what an item is", async () => {
  const acts = async (name: string) => {
    await open(name);
    const drawer = await screen.findByRole("dialog");
    const named = ["Refund", "Ask to write off", "Note a dispute", "Apply the deposit", "Reverse"];
    await within(drawer).findByRole("button", { name: "Reverse" });
    return named.filter((each) => within(drawer).queryByRole("button", { name: each }) !== null);
  };
  renderScreen(<ItemsScreen />, { ...finance, api });
  expect(await acts("INV-1")).toEqual(["Ask to write off", "Note a dispute", "Reverse"]);
  cleanup();
  renderScreen(<ItemsScreen />, { ...finance, api });
  expect(await acts("PAY-2")).toEqual(["Refund", "Reverse"]);
  cleanup();
  renderScreen(<ItemsScreen />, { ...finance, path: "/ledger?asOf=2026-03-01&purpose=deposit", api });
  expect(await acts("DEP-3")).toEqual(["Refund", "Apply the deposit", "Reverse"]);
});

test("an amount that cannot be posted is said, and a refusal is shown in words", async () => {
  renderScreen(<ItemsScreen />, {
    ...finance,
    api: {
      ...api,
      "ledger.openDispute": () => {
        throw refusal("receivables.dispute-exceeds-open");
      },
    },
  });
  await open("INV-1");
  const drawer = await screen.findByRole("dialog");
  await userEvent.click(await within(drawer).findByRole("button", { name: "Note a dispute" }));
  await type("Amount", "0.001");
  await within(drawer).findByText("Not an amount in CNY that can be posted");
  await type("Amount", "500");
  await type("Reason", "早餐没有用");
  const [send] = within(drawer).getAllByRole("button", { name: "Note a dispute" }).slice(-1);
  if (send) await userEvent.click(send);
  await screen.findByText("More would be disputed than is open");
});

test("who only reads posts nothing", async () => {
  renderScreen(<ItemsScreen />, { ...finance, role: "director", api });
  await open("INV-1");
  await screen.findByRole("dialog");
  expect(screen.queryByRole("button", { name: "Reverse" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Post a document" })).toBeNull();
});

test("an invoice in instalments, in another currency at its rate", async () => {
  const sent: Inputs["creditBooking"]["enterInvoice"][] = [];
  renderScreen(<ItemsScreen />, {
    ...finance,
    api: {
      ...api,
      "clients.list": () => ({ rows: [{ id: 7, name: "星河贸易" }], next: null }) as never,
      "creditBooking.billable": () => [],
      "creditBooking.enterInvoice": (input) => {
        sent.push(input);
        return { outcome: "booked", items: [], allocations: [] };
      },
    },
  });
  await open("Post a document");
  const drawer = await screen.findByRole("dialog");
  await userEvent.click(await within(drawer).findByLabelText("Client", { selector: "input" }));
  await userEvent.click(await screen.findByRole("option", { name: "星河贸易" }));
  await type("Reference", "INV-9");
  await userEvent.click(within(drawer).getByLabelText("Currency", { selector: "input" }));
  await userEvent.click(await screen.findByRole("option", { name: "USD" }));
  await type("Rate (1 USD", "7.12");
  await userEvent.click(within(drawer).getByRole("button", { name: "Add an instalment" }));
  const [one, two] = within(drawer).getAllByLabelText("Amount", { exact: false });
  if (one && two) {
    await userEvent.type(one, "30");
    await userEvent.type(two, "70.5");
  }
  await userEvent.click(within(drawer).getByRole("button", { name: "Post" }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent).toMatchObject([
    {
      invoice: {
        clientId: 7,
        kind: "invoice",
        currency: "USD",
        rate: "7.12",
        instalments: [{ amountMinor: 3_000 }, { amountMinor: 7_050 }],
      },
    },
  ]);
});

const allocation = (id: number, more: object = {}) => ({
  id: LedgerAllocationId.parse(id),
  itemId: LedgerItemId.parse(2),
  kind: "payment" as const,
  reference: `PAY-${id}`,
  postingDate: day("2026-01-20"),
  amountMinor: minor(60_000),
  effectiveDate: day("2026-01-20"),
  takesBack: false,
  takenBack: false,
  ...more,
});

test("what is taken back already is not offered to be taken back", async () => {
  const sent: Inputs["receivables"]["unallocate"][] = [];
  const back = { amountMinor: minor(-60_000), takesBack: true };
  renderScreen(<ItemsScreen />, {
    ...finance,
    api: {
      ...api,
      "receivables.allocations": () => [allocation(1, { takenBack: true }), allocation(2, back), allocation(3)],
      "receivables.unallocate": (input) => {
        sent.push(input);
        return { items: [], allocations: [] };
      },
    },
  });
  await open("INV-1");
  await userEvent.click(await screen.findByRole("button", { name: "Take back" }));
  await type("Reason", "认错账单");
  await userEvent.click(screen.getAllByRole("button", { name: "Take back" }).at(-1) ?? document.body);
  await vi.waitFor(() => expect(sent).toMatchObject([{ allocationId: 3, reason: "认错账单" }]));
});

test("who ends a dispute says why, in words of their own", async () => {
  const sent: Inputs["ledger"]["endDispute"][] = [];
  const dispute: Outputs["ledger"]["disputes"][number] = {
    id: LedgerDisputeId.parse(5),
    amountMinor: minor(10_000),
    reason: "早餐没有用",
    fromDate: day("2026-02-01"),
    toDate: null,
    outcome: null,
    by: null,
  };
  renderScreen(<ItemsScreen />, {
    ...finance,
    api: {
      ...api,
      "ledger.disputes": () => [dispute],
      "ledger.endDispute": (input) => {
        sent.push(input);
      },
    },
  });
  await open("INV-1");
  await userEvent.click(await screen.findByRole("button", { name: "Client is not right" }));
  await screen.findByLabelText("Over from");
  const end = screen.getAllByRole("button", { name: "Client is not right" }).at(-1);
  expect(end?.hasAttribute("disabled")).toBe(true);
  await type("Reason", "有签单");
  if (end) await userEvent.click(end);
  await vi.waitFor(() => expect(sent).toMatchObject([{ id: 5, outcome: "rejected", reason: "有签单" }]));
});
