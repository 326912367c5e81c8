import { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import type { FakeApi } from "../kernel/testing-api.ts";
import { ClientScreen } from "./client-screen.tsx";

type File = Outputs["clients"]["get"];

const aFile = (values: Partial<File> = {}): File => ({
  id: ClientId.parse(9),
  reference: "C-00009",
  kind: "organisation",
  name: "Bosch",
  englishName: null,
  shortName: null,
  formerName: null,
  groupAccount: "G-1",
  parentId: ClientId.parse(2),
  parentName: "Bosch Group",
  referrerId: null,
  referrerName: null,
  industry: "Tools",
  address: null,
  city: "Hangzhou",
  source: "sales",
  vip: true,
  house: false,
  status: "active",
  archivedReason: null,
  creditHold: null,
  holdReasons: null,
  mergedInto: null,
  preferences: null,
  specialNeeds: "No flowers",
  notes: null,
  tags: ["fair"],
  verifiedOn: CalendarDate.parse("2025-10-01"),
  ownerId: StaffId.parse(4),
  ownerName: "Wang Siyuan",
  tier: "A",
  class: "business",
  override: "group",
  assessmentType: "group",
  createdAt: Instant.parse("2025-02-03T01:00:00.000Z"),
  completeness: { percent: 75, missing: ["address", "birthday"] },
  staleOn: CalendarDate.parse("2025-12-30"),
  isStale: true,
  base: 40,
  collaborators: [{ staffId: StaffId.parse(5), name: "Lin Ruoxi", fromDate: CalendarDate.parse("2026-01-01") }],
  children: [{ id: ClientId.parse(11), name: "Bosch Suzhou", reference: "C-11", status: "active", tier: "C" }],
  sameGroup: [],
  archived: null,
  ...values,
});

const silent: FakeApi = {
  "creditHolds.standing": () => ({
    on: CalendarDate.parse("2026-03-10"),
    limit: minor(100_000),
    upTo: null,
    upToUntil: null,
    balance: minor(0),
    unbilled: minor(0),
    reserved: minor(0),
    exposure: minor(0),
    headroom: minor(100_000),
    noneMeansCash: false,
    overdueDays: 0,
    held: null,
    holder: { id: ClientId.parse(9), name: "Bosch", members: 1 },
    rollUp: null,
  }),
  "staff.list": () => [],
  "clients.tags": () => [],
  "clients.contacts": () => [],
  "clients.groupElsewhere": () => [],
  "clients.history": () => ({ rows: [], names: { staff: [], clients: [] }, next: null }),
  "overview.timeline": () => ({ rows: [], next: null, kinds: ["stay", "activity"] }),
  "stays.ofClient": () => ({ rows: [], next: null }),
  "activities.cadenceOfClient": () => [],
  "activities.verifiable": () => [
    {
      clientId: ClientId.parse(9),
      reachedOn: CalendarDate.parse("2025-11-02"),
      within: 30,
      whyNot: "clients.not-reached",
    },
  ],
  "credit.standing": () => {
    throw refusal("clients.not-found");
  },
  "receivables.ofClient": () => {
    throw refusal("clients.not-found");
  },
};

const stage = (file: File, api: FakeApi = {}, role: "manager" | "desk" | "finance" = "manager") =>
  renderScreen(<ClientScreen />, {
    path: "/clients/9",
    route: "/clients/:id",
    role,
    api: { ...silent, "clients.get": () => file, ...api },
  });

const glance = async () => within(await screen.findByRole("region", { name: "At a glance" }));

test("one look tells whose it is, tier, class, VIP, how it is assessed, how complete and how fresh, and its tags", async () => {
  stage(aFile());
  expect(await screen.findByRole("heading", { level: 1, name: "Bosch" })).toBeTruthy();
  expect(screen.getByText(/Business · Assessed as: Group · Hangzhou · C-00009/)).toBeTruthy();
  const cells = await glance();
  expect(cells.getByText("Wang Siyuan")).toBeTruthy();
  expect(cells.getByText("Lin Ruoxi")).toBeTruthy();
  expect(cells.getByRole("meter", { name: "Completeness" }).getAttribute("aria-valuenow")).toBe("75");
  expect(cells.getByText("Verified on 01 Oct 2025")).toBeTruthy();
  expect(cells.getByText("Stale since 30 Dec 2025")).toBeTruthy();
  expect(
    await cells.findByText(/nobody has been reached in the last 30 days.*Last reached on 02 Nov 2025/),
  ).toBeTruthy();
  expect(cells.queryByRole("button", { name: "Confirm unchanged" })).toBeNull();
  expect(cells.getByText("fair")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Bosch Group" }).getAttribute("href")).toBe("/clients/2");
  expect(screen.getByRole("link", { name: "Bosch Suzhou" }).getAttribute("href")).toBe("/clients/11");
  expect(screen.getByText("No flowers")).toBeTruthy();
  const menu = within(screen.getByRole("navigation", { name: "Parts of the file" }));
  expect(menu.getAllByRole("link").map((link) => link.textContent)).toEqual([
    "Basics",
    "Consumption",
    "Communication",
    "Special needs",
    "Contacts",
    "Documents",
    "Credit used",
    "Receivable",
    "Surveys",
    "History",
  ]);
});

test("what is missing leads to where it is filled in", async () => {
  stage(aFile());
  const cells = await glance();
  await userEvent.click(cells.getByRole("button", { name: "Fill in: Address" }));
  const form = await screen.findByRole("dialog", { name: "Edit the file" });
  await waitFor(() => expect(document.activeElement).toBe(within(form).getByLabelText("Address")));
  await userEvent.click(within(form).getByRole("button", { name: "Cancel" }));
  await userEvent.click(cells.getByRole("button", { name: "Fill in: Birthday" }));
  expect(await screen.findByRole("dialog", { name: "Add a contact" })).toBeTruthy();
});

test("a file that was reached lately is confirmed by one button", async () => {
  const asked: unknown[] = [];
  stage(aFile(), {
    "activities.verifiable": () => [
      { clientId: ClientId.parse(9), reachedOn: CalendarDate.parse("2026-03-01"), within: 30, whyNot: null },
    ],
    "activities.verify": (input) => {
      asked.push(input);
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Confirm unchanged" }, { timeout: 10_000 }));
  await waitFor(() => expect(asked).toEqual([{ clientId: 9 }]));
});

test("a file that was put away says so above all, cannot be edited, and is taken out again", async () => {
  let file = aFile({
    status: "archived",
    archivedReason: "Dissolved",
    archived: { at: Instant.parse("2026-03-01T02:00:00.000Z"), by: "Lin Ruoxi", reason: "Dissolved" },
  });
  stage(file, {
    "clients.get": () => file,
    "clients.restore": () => {
      file = aFile();
    },
  });
  expect(await screen.findByText("Archived by Lin Ruoxi on 01 Mar 2026, 10:00.")).toBeTruthy();
  expect(screen.getByText("Reason: Dissolved")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Edit the file" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Restore" }));
  expect(await screen.findByRole("button", { name: "Edit the file" })).toBeTruthy();
});

test("archiving asks why", async () => {
  const asked: unknown[] = [];
  stage(aFile(), {
    "clients.archive": (input) => {
      asked.push(input);
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "More actions" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Archive" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Archive Bosch?" }));
  await userEvent.type(dialog.getByLabelText(/Why archive it/), "Dissolved");
  await userEvent.click(dialog.getByRole("button", { name: "Archive" }));
  await waitFor(() => expect(asked).toEqual([{ id: 9, reason: "Dissolved" }]));
});

test("of what is closed to the desk nothing is said, not even that it is empty; it edits nothing", async () => {
  stage(
    aFile({
      ownerName: null,
      ownerId: null,
      collaborators: [],
      city: null,
      tags: [],
      verifiedOn: null,
      completeness: null,
    }),
    {},
    "desk",
  );
  expect(await screen.findByText("No flowers")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "At a glance" })).toBeNull();
  for (const claim of ["No owner", "Never verified", "No tags"]) expect(screen.queryByText(claim)).toBeNull();
  expect(within(screen.getByRole("region", { name: "Basics" })).queryByText("City")).toBeNull();
  expect(screen.queryByRole("button", { name: "Edit the file" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Edit: Basics" })).toBeNull();
});

test("who looks at money is told that needs are not theirs to read, not that there are none", async () => {
  stage(aFile({ specialNeeds: null, preferences: null }), {}, "finance");
  expect(await screen.findByText(/for those who look after the client/)).toBeTruthy();
  expect(screen.queryByText("No preferences or special needs on file.")).toBeNull();
});

test("a client that is not there, or not one's to see, is not found", async () => {
  stage(aFile(), {
    "clients.get": () => {
      throw refusal("clients.not-found");
    },
  });
  expect(await screen.findByText("There is no such client.")).toBeTruthy();
});
