import { ActivityId } from "@foyer/domain/activities/schema";
import { ClientId } from "@foyer/domain/clients/schema";
import { StaffId } from "@foyer/domain/kernel/ids";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { LogScreen } from "./log-screen.tsx";

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-05T02:00:00.000Z") });
});
afterEach(() => vi.useRealTimers());

const due = {
  total: 1,
  rows: [
    {
      clientId: ClientId.parse(7),
      reference: "AC-7",
      name: "Star River Trading",
      tier: "A" as const,
      ownerId: StaffId.parse(3),
      owner: "Lin Ruoxi",
      lastContactOn: null,
      dueOn: CalendarDate.parse("2026-03-01"),
      daysOverdue: 4,
      state: "overdue" as const,
      escalation: "rep" as const,
      standingIn: false,
    },
  ],
};

let asked = 0;

function stage(log: (input: Inputs["activities"]["log"]) => { id: ActivityId }) {
  return renderScreen(<LogScreen />, {
    path: "/activities/new",
    role: "rep",
    api: {
      "activities.due": () => {
        asked += 1;
        return due;
      },
      "activities.log": log,
      "clients.list": () => ({ rows: [], base: 0, next: null }),
    },
  });
}

test("five taps: client, outcome, note, next date, save", async () => {
  const user = userEvent.setup();
  const logged: Inputs["activities"]["log"][] = [];
  stage((input) => {
    logged.push(input);
    return { id: ActivityId.parse(1) };
  });
  expect(screen.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("combobox", { name: "Client" }));
  await user.click(await screen.findByRole("option", { name: "Star River Trading" }));
  await user.click(screen.getByRole("radio", { name: "Reached" }));
  await user.type(screen.getByRole("textbox", { name: "What was learned" }), "20 rooms in May");
  await user.click(screen.getByRole("radio", { name: "In 7 days" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]).toMatchObject({
    clientId: 7,
    kind: "call",
    outcome: "reached",
    note: "20 rooms in May",
    nextOn: "2026-03-12",
  });
  expect(await screen.findByText("Logged")).toBeTruthy();
  await waitFor(() => expect(asked).toBeGreaterThan(1));
});

test("what is only sent asks for no outcome; a refusal is said and the entry kept", async () => {
  const user = userEvent.setup();
  const ids: string[] = [];
  stage((input) => {
    ids.push(input.id);
    throw refusal("activities.client-archived");
  });
  await user.click(screen.getByRole("combobox", { name: "Client" }));
  await user.click(await screen.findByRole("option", { name: "Star River Trading" }));
  await user.click(screen.getByRole("combobox", { name: "Another kind…" }));
  await user.click(await screen.findByRole("option", { name: "Material" }));
  expect(screen.queryByRole("radio", { name: "Reached" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The client's file is archived")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(ids).toHaveLength(2));
  expect(new Set(ids).size).toBe(1);
});

test("a visit of the day before is logged for that day", async () => {
  const user = userEvent.setup();
  const logged: Inputs["activities"]["log"][] = [];
  stage((input) => {
    logged.push(input);
    return { id: ActivityId.parse(1) };
  });
  await user.click(screen.getByRole("combobox", { name: "Client" }));
  await user.click(await screen.findByRole("option", { name: "Star River Trading" }));
  await user.click(screen.getByRole("radio", { name: "Reached" }));
  await user.click(screen.getByRole("radio", { name: "Yesterday" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.doneAt).toBe("2026-03-04T04:00:00.000Z");
});
