import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { type Column, DataTable } from "./data-table.tsx";
import { renderScreen } from "./testing.tsx";

interface Account {
  id: number;
  name: string;
  balance: number | null;
}

const columns: Column<Account>[] = [
  { key: "name", title: "Client", cell: (row) => row.name, sort: (row) => row.name, lead: true },
  {
    key: "balance",
    title: "Balance",
    cell: (row) => row.balance,
    sort: (row) => row.balance,
    align: "end",
    total: "1,250",
  },
];
const rows: Account[] = [
  { id: 1, name: "Bosch", balance: 200 },
  { id: 2, name: "Alibaba", balance: null },
  { id: 3, name: "Roche", balance: 1050 },
];

const names = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);

test("a head sorts, the largest amount first, what is empty last, and says so", async () => {
  renderScreen(<DataTable caption="Accounts" columns={columns} rows={rows} rowKey={(row) => row.id} />);
  await screen.findByRole("table");
  expect(names()).toEqual(["Bosch", "Alibaba", "Roche"]);
  await userEvent.click(screen.getByRole("button", { name: "Balance" }));
  expect(names()).toEqual(["Roche", "Bosch", "Alibaba"]);
  expect(screen.getByRole("columnheader", { name: "Balance" }).getAttribute("aria-sort")).toBe("descending");
  await userEvent.click(screen.getByRole("button", { name: "Client" }));
  expect(names()).toEqual(["Alibaba", "Bosch", "Roche"]);
});

test("the totals row stands below and a row opens what is behind it", async () => {
  const opened: string[] = [];
  renderScreen(
    <DataTable
      caption="Accounts"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => opened.push(row.name)}
    />,
  );
  const table = await screen.findByRole("table");
  const all = within(table).getAllByRole("row");
  expect(all.at(-1)?.textContent).toBe("Total1,250");
  await userEvent.click(screen.getByRole("button", { name: "Roche" }));
  expect(opened).toEqual(["Roche"]);
});

test("ten thousand rows are drawn two hundred at a time", async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ id: index, name: `Client ${index}`, balance: index }));
  renderScreen(<DataTable caption="Accounts" columns={columns} rows={many} rowKey={(row) => row.id} />);
  await screen.findByRole("table");
  expect(screen.getAllByRole("rowheader")).toHaveLength(200);
  await userEvent.click(screen.getByRole("button", { name: "Load more" }));
  expect(screen.getAllByRole("rowheader")).toHaveLength(1200);
});
