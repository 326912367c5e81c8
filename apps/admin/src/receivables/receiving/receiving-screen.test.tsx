import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { BankAccountId, BankLineId } from "@foyer/domain/receivables/receiving/bank/schema";
import { LedgerItemId } from "@foyer/domain/receivables/schema";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { ReceivingScreen } from "./receiving-screen.tsx";

const client = ClientId.parse(7);
const day = CalendarDate.parse("2026-05-01");
type Line = Outputs["receiving"]["lines"]["rows"][number];

const debt = {
  id: LedgerItemId.parse(11),
  reference: "INV-1",
  line: 1,
  dueDate: day,
  postingDate: day,
  freeFrom: day,
  openMinor: minor(10_000),
};
const clients = () => ({ rows: [{ id: client, name: "云山科技" }], next: null });

const aLine = (id: number, matches: Line["matches"]): Line => ({
  id: BankLineId.parse(id),
  accountId: BankAccountId.parse(1),
  account: "ICBC",
  currency: "CNY",
  bookedOn: day,
  amountMinor: minor(10_000),
  payer: `Payer ${id}`,
  text: "",
  bankReference: null,
  fileName: "may.csv",
  place: id,
  status: "waiting",
  reason: null,
  by: null,
  decidedAt: null,
  itemId: null,
  item: null,
  clientId: null,
  client: null,
  bounced: false,
  matches,
  returns: [],
});
const proposal = (certain: boolean): Line["matches"][number] => ({
  clientId: client,
  client: "云山科技",
  reasons: ["name", "exact-amount"],
  score: 78,
  certain,
  shares: [{ itemId: debt.id, amountMinor: minor(10_000), reference: "INV-1", line: 1 }],
  unappliedMinor: minor(0),
});
const account = {
  id: BankAccountId.parse(1),
  name: "ICBC",
  currency: "CNY",
  status: "open",
  latest: day,
  statements: 1,
} as const;

test("a payment is posted with what its preview said, its shortfall contested", async () => {
  const posted: Inputs["receiving"]["receive"][] = [];
  const user = userEvent.setup();
  renderScreen(<ReceivingScreen />, {
    path: "/ledger/receiving",
    role: "finance",
    api: {
      "clients.list": clients as never,
      "receiving.preview": ({ amountMinor }) => ({
        currency: "CNY",
        settled: [{ ...debt, amountMinor: minor(amountMinor), effectiveDate: day }],
        unappliedMinor: minor(0),
        problems: [],
      }),
      "receiving.receive": (input) => {
        posted.push(input);
        return { items: [LedgerItemId.parse(12)], allocations: [] };
      },
    },
  });
  await user.click(await screen.findByRole("combobox", { name: "Client" }));
  await user.click(await screen.findByRole("option", { name: "云山科技" }));
  await user.type(screen.getByRole("textbox", { name: "Amount" }), "90");
  await user.type(screen.getByRole("textbox", { name: "Payment number" }), "P-1");
  const plan = await screen.findByRole("table", { name: "What it settles" });
  expect(within(plan).getByText("INV-1")).toBeDefined();
  await user.click(screen.getByRole("combobox", { name: /INV-1 Difference/ }));
  await user.click(await screen.findByRole("option", { name: "Disputed" }));
  expect(screen.getByRole("button", { name: "Post" }).hasAttribute("disabled")).toBe(true);
  await user.type(screen.getByRole("textbox", { name: /Why it is short/ }), "no breakfast");
  await user.click(screen.getByRole("button", { name: "Post" }));
  await waitFor(() => expect(posted).toHaveLength(1));
  expect(posted[0]).toMatchObject({
    clientId: client,
    reference: "P-1",
    amountMinor: 9_000,
    expected: [{ itemId: 11, amountMinor: 9_000 }],
    deductions: [{ itemId: 11, amountMinor: 1_000, as: "dispute", reason: "no breakfast" }],
  });
});

test("all that is certain is accepted at once, as it was shown; what is not waits", async () => {
  const accepted: Inputs["receiving"]["accept"][] = [];
  const user = userEvent.setup();
  renderScreen(<ReceivingScreen />, {
    path: "/ledger/receiving?view=bank",
    role: "finance",
    api: {
      "receiving.accounts": () => [account],
      "receiving.lines": () => ({
        rows: [aLine(1, [proposal(true)]), aLine(2, [proposal(false)]), aLine(3, [])],
        waiting: 3,
        next: null,
      }),
      "receiving.accept": (input) => {
        accepted.push(input);
        return { items: [LedgerItemId.parse(12)], allocations: [] };
      },
    },
  });
  await user.click(await screen.findByRole("button", { name: "Accept the one certain line" }));
  await waitFor(() => expect(accepted).toHaveLength(1));
  expect(accepted[0]?.lines).toEqual([{ lineId: 1, clientId: client, shares: [{ itemId: 11, amountMinor: 10_000 }] }]);
  expect(screen.getByText("No client found")).toBeDefined();
});

test("a line that somebody else decided on meanwhile says so", async () => {
  const user = userEvent.setup();
  renderScreen(<ReceivingScreen />, {
    path: "/ledger/receiving?view=bank",
    role: "finance",
    api: {
      "receiving.accounts": () => [account],
      "receiving.lines": () => ({ rows: [aLine(2, [proposal(false)])], waiting: 1, next: null }),
      "receiving.accept": () => {
        throw refusal("receivables.line-not-waiting");
      },
    },
  });
  await user.click(await screen.findByRole("button", { name: "Accept" }));
  expect(await screen.findByText("This line has been decided on already")).toBeDefined();
});
