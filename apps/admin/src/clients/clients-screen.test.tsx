import { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { StaffEmail, StaffId } from "@foyer/domain/staff/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { phone } from "../kernel/drawer.tsx";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import type { FakeApi } from "../kernel/testing-api.ts";
import { ClientsScreen } from "./clients-screen.tsx";

type Row = Outputs["clients"]["list"]["rows"][number];

const aRow = (id: number, values: Partial<Row> = {}): Row => ({
  id: ClientId.parse(id),
  reference: `C-${id}`,
  kind: "organisation",
  name: `Client ${id}`,
  englishName: null,
  shortName: null,
  formerName: null,
  industry: "Software",
  address: null,
  city: "Hangzhou",
  source: "sales",
  vip: false,
  house: false,
  status: "active",
  preferences: null,
  specialNeeds: null,
  notes: null,
  tags: [],
  groupAccount: null,
  parentId: null,
  parentName: null,
  referrerId: null,
  referrerName: null,
  verifiedOn: null,
  ownerId: StaffId.parse(4),
  tier: "B",
  class: "business",
  collaboratorNames: null,
  completePercent: null,
  staleOn: null,
  phoneMask: "138****8000",
  creditHold: null,
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
    fromDate: CalendarDate.parse("2025-01-01"),
  },
];

const stage = (api: FakeApi, path = "/clients") =>
  renderScreen(<ClientsScreen />, {
    path,
    route: "/clients",
    api: { "staff.list": () => people, "changes.views": () => [], ...api },
  });

const onAPhone = (media: string) => ({
  media,
  matches: media === phone,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

beforeEach(() => {
  vi.stubGlobal("matchMedia", onAPhone);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test("on a phone there are cards that lead to the file, never a grid", async () => {
  stage({ "clients.list": () => ({ rows: [aRow(11, { name: "Bosch" }), aRow(12)], base: 7, next: null }) });
  const card = await screen.findByRole("link", { name: /Bosch/ });
  expect(card.getAttribute("href")).toBe("/clients/11");
  await waitFor(() => expect(card.textContent).toBe("BoschBBusiness · Hangzhou · SoftwareWang Siyuan"));
  expect(screen.queryByRole("grid")).toBeNull();
});

test("the address says what is asked; what it says wrongly is left out", async () => {
  const asked: unknown[] = [];
  stage(
    {
      "clients.list": (input) => {
        asked.push(input.filter);
        return { rows: [], base: 7, next: null };
      },
    },
    "/clients?tier=A&ownerId=4&search=bosch",
  );
  expect(await screen.findByText("No client fits these filters.")).toBeTruthy();
  expect(asked).toEqual([
    {
      search: "bosch",
      conditions: [
        { field: "tier", is: "is", value: "A" },
        { field: "ownerId", is: "is", value: 4 },
      ],
    },
  ]);
});

test("without any client the first actions are offered", async () => {
  stage({ "clients.list": () => ({ rows: [], base: 7, next: null }) });
  const sentence = await screen.findByText(/No clients yet/);
  const state = within(sentence.parentElement ?? document.body);
  expect(state.getByRole("button", { name: "Add a client" })).toBeTruthy();
  expect(state.getByRole("link", { name: "Import a file" }).getAttribute("href")).toBe("/imports");
});

test("the next page begins after the last row shown", async () => {
  const asked: Inputs["clients"]["list"][] = [];
  stage({
    "clients.list": (input) => {
      asked.push(input);
      return input.after
        ? { rows: [aRow(3)], base: 7, next: null }
        : { rows: [aRow(1), aRow(2)], base: 7, next: { name: "Client 2", id: ClientId.parse(2) } };
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("link", { name: /Client 3/ })).toBeTruthy();
  expect(asked.map((input) => input.after)).toEqual([undefined, { name: "Client 2", id: 2 }]);
});

test("a new client is sent as typed, and a refusal keeps what was typed", async () => {
  const sent: unknown[] = [];
  stage({
    "clients.list": () => ({ rows: [aRow(1)], base: 7, next: null }),
    "clients.create": (input) => {
      sent.push(input);
      throw refusal("kernel.taken");
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Add a client" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^Name/), "Lufthansa City Center");
  await userEvent.type(form.getByLabelText("City"), " München ");
  await userEvent.click(form.getByRole("button", { name: "Add" }));
  expect((await form.findByRole("alert")).textContent).toBe("There is one like this already.");
  expect(form.getByLabelText<HTMLInputElement>(/^Name/).value).toBe("Lufthansa City Center");
  expect(sent).toMatchObject([{ name: "Lufthansa City Center", city: "München", class: "business", ownerId: null }]);
});
