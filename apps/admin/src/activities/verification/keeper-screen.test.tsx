import { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import type { FakeApi } from "../../kernel/testing-api.ts";
import { KeeperScreen } from "./keeper-screen.tsx";

type Row = Outputs["clients"]["keeperList"]["rows"][number];

const date = (text: string) => CalendarDate.parse(text);
const aRow = (id: number, values: Partial<Row> = {}): Row => ({
  id: ClientId.parse(id),
  name: `Client ${id}`,
  reference: `C-${id}`,
  tier: "A",
  class: "business",
  ownerName: "Wang Siyuan",
  percent: 45,
  missing: ["phone", "birthday"],
  staleOn: date("2026-02-01"),
  verifiedOn: null,
  isStale: true,
  ...values,
});

const people: Outputs["staff"]["list"] = [
  {
    id: StaffId.parse(4),
    name: "Wang Siyuan",
    email: StaffEmail.parse("wang@lake.example"),
    status: "active",
    role: "rep",
    team: null,
    fromDate: date("2025-01-01"),
  },
];

const stage = (
  api: FakeApi,
  { role = "manager", path = "/clients/keeper" }: { role?: "manager" | "director"; path?: string } = {},
) =>
  renderScreen(<KeeperScreen />, {
    path,
    route: "/clients/keeper",
    role,
    api: {
      "staff.list": () => people,
      "clients.keeper": () => ({ staffId: StaffId.parse(4), name: "Wang Siyuan", since: date("2026-01-01") }),
      "clients.keeperList": ({ kind }) => ({
        counts: { incomplete: 12, stale: 30, all: 400, duplicates: 5 },
        incompleteBelow: 80,
        rows: kind === "stale" ? [] : [aRow(7), aRow(8)],
        next: null,
      }),
      "activities.verifiable": ({ clientIds }) =>
        clientIds.map((clientId) => ({
          clientId: ClientId.parse(clientId),
          reachedOn: clientId === 7 ? date("2026-03-01") : date("2025-11-02"),
          within: 30,
          whyNot: clientId === 7 ? null : "clients.not-reached",
        })),
      ...api,
    },
  });

test("lists what is missing of each file, and confirms one at a time, or says why not", async () => {
  const asked: unknown[] = [];
  stage({
    "activities.verify": (input) => {
      asked.push(input);
    },
  });
  const row = within(await screen.findByRole("row", { name: /Client 7/ }));
  expect(row.getByRole("meter").getAttribute("aria-valuenow")).toBe("45");
  expect(row.getByText("Phone · Birthday")).toBeTruthy();
  expect(await screen.findByText(/nobody has been reached in the last 30 days/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Confirm Client 8 unchanged" })).toBeNull();
  await userEvent.click(await screen.findByRole("button", { name: "Confirm Client 7 unchanged" }));
  await waitFor(() => expect(asked).toEqual([{ clientId: 7 }]));
  expect(await screen.findByText("Verified as of today")).toBeTruthy();
});

test("counts lead to their lists; a list without files says so", async () => {
  stage({}, { path: "/clients/keeper?kind=stale" });
  expect(await screen.findByText("No file is stale.")).toBeTruthy();
  const tile = screen.getByRole("link", { name: /Incomplete/ });
  expect(tile.textContent).toContain("12");
  const duplicates = screen.getByRole("link", { name: /Possible duplicates/ });
  await waitFor(() => expect(duplicates.textContent).toContain("5"));
  expect(duplicates.getAttribute("href")).toBe("/clients/duplicates");
  await userEvent.click(tile);
  expect(await screen.findByRole("row", { name: /Client 8/ })).toBeTruthy();
});

test("whoever keeps the files is named by who may set the house up; a refusal is said at the field", async () => {
  const asked: unknown[] = [];
  stage(
    {
      "clients.keeper": () => null,
      "clients.setKeeper": (input) => {
        asked.push(input);
        throw refusal("clients.owner-not-here");
      },
    },
    { role: "director" },
  );
  await userEvent.click(await screen.findByRole("combobox", { name: "Name the file keeper" }));
  await userEvent.click(await screen.findByRole("option", { name: "Wang Siyuan" }));
  expect(await screen.findByText("That person does not work at this hotel.")).toBeTruthy();
  expect(asked).toEqual([{ staffId: 4 }]);
});

test("others read who keeps them", async () => {
  stage({});
  expect(await screen.findByText(/File keeper: Wang Siyuan/)).toBeTruthy();
  expect(await screen.findByText(/nobody has been reached in the last 30 days/)).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "Name the file keeper" })).toBeNull();
});
