import { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { LedgerPromiseId } from "@foyer/domain/receivables/schema";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { PromisesPanel } from "./promises-panel.tsx";

const clientId = ClientId.parse(7);
const promise: Outputs["ledger"]["promises"][number] = {
  id: LedgerPromiseId.parse(1),
  clientId,
  currency: "CNY",
  itemIds: [],
  amountMinor: minor(100_000),
  paidMinor: minor(40_000),
  state: "partly",
  madeOn: CalendarDate.parse("2026-03-01"),
  promisedFor: CalendarDate.parse("2026-03-10"),
  note: null,
  withdrawn: false,
  by: null,
};
const shown = (role: "finance" | "rep", sent: Inputs["ledger"]["notePromise"][] = []) =>
  renderScreen(<PromisesPanel clientId={clientId} />, {
    path: "/clients/7",
    role,
    api: {
      "ledger.promises": () => [promise],
      "ledger.notePromise": (input) => {
        sent.push(input);
      },
    },
  });

test("what was promised, what was paid, and the next promise noted", async () => {
  const sent: Inputs["ledger"]["notePromise"][] = [];
  shown("finance", sent);
  await screen.findByText("Kept in part");
  expect(screen.getByText("400.00")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Note a promise" }));
  await userEvent.type(await screen.findByLabelText("Amount", { exact: false, selector: "input" }), "1,234.50");
  await userEvent.type(screen.getByLabelText("What was said"), "下周付");
  await userEvent.click(screen.getByRole("button", { name: "Note a promise" }));
  await vi.waitFor(() => expect(sent).toMatchObject([{ clientId: 7, amountMinor: 123_450, note: "下周付" }]));
});

test("one that was noted by mistake is taken back with its reason, once", async () => {
  const sent: Inputs["ledger"]["withdrawPromise"][] = [];
  const mistaken = { ...promise, id: LedgerPromiseId.parse(2), state: "withdrawn" as const, withdrawn: true };
  renderScreen(<PromisesPanel clientId={clientId} />, {
    path: "/clients/7",
    role: "finance",
    api: {
      "ledger.promises": () => [promise, mistaken],
      "ledger.withdrawPromise": (input) => {
        sent.push(input);
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Withdraw" }));
  await userEvent.type(await screen.findByLabelText("Reason"), "记错客户");
  await userEvent.click(screen.getAllByRole("button", { name: "Withdraw" }).at(-1) ?? document.body);
  await vi.waitFor(() => expect(sent).toEqual([{ id: 1, reason: "记错客户" }]));
});

test("who only reads notes nothing", async () => {
  shown("rep");
  await screen.findByText("Kept in part");
  expect(screen.queryByRole("button", { name: "Note a promise" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Withdraw" })).toBeNull();
});
