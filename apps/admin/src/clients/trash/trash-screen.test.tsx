import { ClientId } from "@foyer/domain/clients/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { TrashScreen } from "./trash-screen.tsx";

type Row = Outputs["clients"]["trash"]["rows"][number];

const aRow = (id: number, values: Partial<Row> = {}): Row => ({
  id: ClientId.parse(id),
  name: `Client ${id}`,
  reference: `C-${id}`,
  tier: "C",
  class: "business",
  ownerName: "Wang Siyuan",
  reason: "Dissolved",
  mergedInto: null,
  archivedAt: Instant.parse("2026-03-01T02:00:00.000Z"),
  archivedBy: "Lin Ruoxi",
  number: id,
  ...values,
});

test("says who put a file away, when and why, and takes it out again", async () => {
  let rows = [aRow(7), aRow(8, { name: "Bosch", archivedBy: null, archivedAt: null, reason: "Duplicate" })];
  renderScreen(<TrashScreen />, {
    api: {
      "clients.trash": () => ({ rows, next: null }),
      "clients.restore": ({ id }) => {
        rows = rows.filter((row) => row.id !== id);
      },
    },
  });
  const row = within(await screen.findByRole("row", { name: /Client 7/ }));
  expect(row.getByText("Lin Ruoxi")).toBeTruthy();
  expect(row.getByText("01 Mar 2026, 10:00")).toBeTruthy();
  expect(row.getByText("Dissolved")).toBeTruthy();
  await userEvent.click(row.getByRole("button", { name: "Restore Client 7" }));
  expect(await screen.findByText("Client 7 is restored")).toBeTruthy();
  expect(screen.queryByRole("row", { name: /Client 7/ })).toBeNull();
  expect(screen.getByRole("row", { name: /Bosch/ })).toBeTruthy();
});

test("is searched; nothing found is not nothing there", async () => {
  const asked: string[] = [];
  renderScreen(<TrashScreen />, {
    role: "auditor",
    api: {
      "clients.trash": ({ search = "" }) => {
        asked.push(search);
        return { rows: search === "" ? [aRow(7)] : [], next: null };
      },
    },
  });
  expect(await screen.findByRole("row", { name: /Client 7/ })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Restore/ })).toBeNull();
  await userEvent.type(screen.getByLabelText("Search"), "zz");
  expect(await screen.findByText("No archived client fits.", {}, { timeout: 5_000 })).toBeTruthy();
  expect(asked.at(-1)).toBe("zz");
});
