import { ClientId } from "@foyer/domain/clients/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { HistoryPanel } from "./history-panel.tsx";

type Entry = Outputs["clients"]["history"]["rows"][number];

const anEntry = (number: number, values: Partial<Entry>): Entry => ({
  number,
  line: 1,
  act: "clients.edit",
  at: Instant.parse("2026-03-01T02:00:00.000Z"),
  by: "Lin Ruoxi",
  reason: null,
  subject: "client",
  row: 9,
  contactName: null,
  field: "city",
  before: "Hangzhou",
  after: "Suzhou",
  restorable: true,
  ...values,
});

const names = { staff: [{ id: StaffId.parse(77), name: "Zhao Left" }], clients: [] };

function stage(rows: readonly Entry[], putBack?: (input: Inputs["clients"]["putBack"]) => void) {
  const asked: unknown[] = [];
  renderScreen(<HistoryPanel clientId={ClientId.parse(9)} />, {
    api: {
      "staff.list": () => [],
      "clients.history": ({ before }) =>
        before
          ? { rows: [anEntry(3, { field: "", restorable: false })], names, next: null }
          : { rows: [...rows], names, next: { number: 4, line: 1 } },
      "clients.putBack": (input) => {
        asked.push(input);
        putBack?.(input);
      },
    },
  });
  return asked;
}

const rowOf = async (text: string) => within(await screen.findByRole("row", { name: new RegExp(text) }));

test("every change says what, from what to what, who, when and why; people who have left by their names", async () => {
  stage([
    anEntry(9, { field: "ownerId", before: 77, after: null, reason: "Hand-over" }),
    anEntry(8, { field: "class", before: "business", after: "conference", by: null }),
    anEntry(7, {
      subject: "contact",
      row: 5,
      contactName: "Shen Yutong",
      field: "mobile",
      before: "138****8000",
      after: "139****9000",
    }),
    anEntry(6, {
      subject: "contact",
      row: 5,
      contactName: "Shen Yutong",
      field: "birthday",
      before: null,
      after: "lunar 08-15",
    }),
    anEntry(5, { line: 2, field: "notes", before: null, after: null, restorable: false }),
    anEntry(5, {
      act: "clients.reveal",
      subject: "contact",
      contactName: "Shen Yutong",
      field: "mail",
      before: null,
      after: null,
      restorable: false,
    }),
  ]);
  expect((await rowOf("Owner")).getByText("Zhao Left")).toBeTruthy();
  expect((await rowOf("Owner")).getByText("Hand-over")).toBeTruthy();
  expect((await rowOf("Class")).getByText("Conference")).toBeTruthy();
  expect((await rowOf("Class")).getByText("System")).toBeTruthy();
  expect((await rowOf("Mobile")).getByText("139****9000")).toBeTruthy();
  expect((await rowOf("Birthday")).getByText("lunar 8, day 15")).toBeTruthy();
  expect((await rowOf("Notes")).getByText("Not shown to you")).toBeTruthy();
  const revealed = await rowOf("Mail · Shown in clear");
  expect(revealed.queryByRole("button")).toBeNull();
});

test("one value is put back after a question that names it", async () => {
  const asked = stage([anEntry(9, {})]);
  await userEvent.click(await screen.findByRole("button", { name: "Put City back to “Hangzhou”" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/City goes back to “Hangzhou”/)).toBeTruthy();
  await userEvent.click(dialog.getByRole("button", { name: "Put back" }));
  expect(await screen.findByText("The value is back")).toBeTruthy();
  expect(asked).toEqual([{ number: 9, line: 1 }]);
});

test("a value that stands already is refused with a word, and the question stays", async () => {
  stage([anEntry(9, {})], () => {
    throw refusal("clients.value-stands");
  });
  await userEvent.click(await screen.findByRole("button", { name: /^Put City back/ }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.click(dialog.getByRole("button", { name: "Put back" }));
  expect((await dialog.findByRole("alert")).textContent).toBe("That is the value it has.");
});

test("older changes come on demand", async () => {
  stage([anEntry(9, {})]);
  await userEvent.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByText("File opened")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});
