import { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { JobId } from "@foyer/domain/jobs/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { StatementDialog } from "./statement-dialog.tsx";
import { StatementsScreen } from "./statements-screen.tsx";

type Batch = Outputs["statements"]["batch"];
type One = Outputs["statements"]["one"];

const ann = {
  clientId: ClientId.parse(1),
  contactId: ContactId.parse(4),
  name: "Ann",
  language: "en" as const,
  mailMask: "a***@example.com",
};
const batch: Batch = {
  rows: [
    {
      clientId: ClientId.parse(1),
      reference: "C-1",
      name: "Bright Ltd",
      balances: [{ currency: "CNY", balanceMinor: minor(123_450), overdueMinor: minor(100_000) }],
      recipient: ann,
      mailed: false,
    },
    {
      clientId: ClientId.parse(2),
      reference: "C-2",
      name: "无邮箱公司",
      balances: [{ currency: "CNY", balanceMinor: minor(5_000), overdueMinor: minor(0) }],
      recipient: null,
      mailed: false,
    },
  ],
  counts: { clients: 2, mailable: 1, without: 1, mailed: 0 },
};
const one: One = {
  from: null,
  accounts: [{ currency: "CNY", balanceMinor: minor(123_450), lines: 3 }],
  recipient: ann,
  mailed: false,
};
const path = "/ledger/statements?asOf=2026-02-28";

test("a batch is looked over, and mailed once it is confirmed; who has no address stands out", async () => {
  const sent: Inputs["statements"]["mail"][] = [];
  renderScreen(<StatementsScreen />, {
    path,
    role: "finance",
    api: {
      "statements.batch": () => batch,
      "statements.mail": (input) => {
        sent.push(input);
        return { job: JobId.parse(9) };
      },
    },
  });
  expect(await screen.findByText("2 clients: 1 to mail, 1 without an address, 0 in the outbox already")).toBeTruthy();
  expect(screen.getByText("No mail address")).toBeTruthy();
  expect(screen.getByText("Ann · a***@example.com")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Mail to 1 client" }));
  expect(sent).toEqual([]);
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Send by mail" }));
  await waitFor(() => expect(sent).toEqual([{ asOf: "2026-02-28", kind: "open-item" }]));
});

test("it is narrowed to who is late, in the address, and made as files", async () => {
  const asked: Inputs["statements"]["batch"][] = [];
  const made: Inputs["statements"]["make"][] = [];
  const { router } = renderScreen(<StatementsScreen />, {
    path,
    role: "director",
    api: {
      "statements.batch": (input) => {
        asked.push(input);
        return batch;
      },
      "statements.make": (input) => {
        made.push(input);
        return { job: JobId.parse(9) };
      },
    },
  });
  await userEvent.click(await screen.findByRole("radio", { name: "Overdue by more than" }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ overdueDays: 60 }));
  expect(router.state.location.search).toContain("late=60");
  expect(screen.queryByRole("button", { name: /Mail to/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Make files of all" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "XLSX" }));
  await waitFor(() =>
    expect(made).toEqual([{ asOf: "2026-02-28", kind: "open-item", overdueDays: 60, format: "xlsx" }]),
  );
});

test("one client's statement says what it would say, and links to its files", async () => {
  const sent: Inputs["statements"]["mail"][] = [];
  const asked: Inputs["statements"]["one"][] = [];
  renderScreen(<StatementDialog clientId={ClientId.parse(1)} />, {
    role: "finance",
    api: {
      "statements.one": (input) => {
        asked.push(input);
        return one;
      },
      "statements.mail": (input) => {
        sent.push(input);
        throw refusal("receivables.statement-mailed");
      },
    },
  });
  await userEvent.click(screen.getByRole("button", { name: "Statement" }));
  const pdf = await screen.findByRole("link", { name: "PDF" });
  expect(pdf.getAttribute("href")).toMatch(
    /^\/api\/export\/statement\?client=1&asOf=[\d-]+&kind=open-item&format=pdf$/,
  );
  expect(screen.getByText("3 lines")).toBeTruthy();
  await userEvent.click(screen.getByRole("radio", { name: "Balance forward" }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ kind: "balance-forward" }));
  const asOf = CalendarDate.parse(asked.at(-1)?.asOf);
  expect(asked.at(-1)?.from).toBe(`${asOf.slice(0, 7)}-01`);
  await userEvent.click(await screen.findByRole("button", { name: "Send by mail" }));
  expect(sent).toEqual([]);
  expect(await screen.findByText("It goes to Ann (a***@example.com); at night it waits for the morning.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Send by mail" }));
  expect(await screen.findByText("This statement has been mailed already")).toBeTruthy();
  expect(sent).toMatchObject([{ clientIds: [1], kind: "balance-forward" }]);
});

test("who may not take the ledger out of the house is not offered a statement", async () => {
  renderScreen(<StatementDialog clientId={ClientId.parse(1)} />, { role: "rep", api: {} });
  await waitFor(() => expect(screen.queryByRole("button", { name: "Statement" })).toBeNull());
});
