import { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { ContactsPanel } from "./contacts-panel.tsx";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-05T02:00:00.000Z") }));
afterEach(() => vi.useRealTimers());

type Contact = Outputs["clients"]["contacts"][number];

const aContact = (values: Partial<Contact> = {}): Contact => ({
  id: ContactId.parse(5),
  clientId: ClientId.parse(9),
  name: "Shen Yutong",
  salutation: "Ms",
  title: "Office manager",
  decisionMaker: true,
  language: "zh-Hans",
  preferredChannel: "mobile",
  mobileMask: "138****8000",
  phoneMask: null,
  mailMask: null,
  wechatMask: null,
  birthday: "lunar 08-15",
  birthYearMask: "****",
  status: "active",
  ...values,
});

const panel = (
  editing: Parameters<typeof ContactsPanel>[0]["editing"] = { asked: undefined, close: () => undefined },
) => <ContactsPanel clientId={ClientId.parse(9)} mayEdit base={40} editing={editing} />;

const openMenu = async (name: string) =>
  userEvent.click(await screen.findByRole("button", { name: `More actions: ${name}` }));

test("a phone is shown whole only for a reason, which is sent along", async () => {
  const asked: unknown[] = [];
  renderScreen(panel(), {
    api: {
      "clients.contacts": () => [aContact()],
      "clients.reveal": (input) => {
        asked.push(input);
        return "+8613800138000";
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Reveal: Mobile" }));
  const dialog = within(await screen.findByRole("dialog"));
  const reveal = dialog.getByRole<HTMLButtonElement>("button", { name: "Reveal" });
  expect(reveal.disabled).toBe(true);
  await userEvent.type(dialog.getByLabelText(/Why do you need it/), "Call back about the offer");
  await userEvent.click(reveal);
  expect(await screen.findByText("+8613800138000")).toBeTruthy();
  expect(asked).toEqual([{ contactId: 5, field: "mobile", reason: "Call back about the offer" }]);
});

test("who may not reveal sees the mask and no way to it", async () => {
  renderScreen(panel(), { role: "finance", api: { "clients.contacts": () => [aContact()] } });
  expect(await screen.findByText("138****8000")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Reveal: Mobile" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Add a contact" })).toBeNull();
});

test("a lunar birthday is said as such, with its next day in the solar calendar", async () => {
  renderScreen(panel(), { api: { "clients.contacts": () => [aContact()] } });
  expect(await screen.findByText("lunar 8, day 15")).toBeTruthy();
  // the calendar is brought along only when a birthday is shown
  expect(await screen.findByText(/Next: 25 Sept? 2026 · in 204 days/, {}, { timeout: 10_000 })).toBeTruthy();
});

test("a person is added with a lunar birthday in a leap month; what is no number is refused at its field and nothing is lost", async () => {
  const sent: unknown[] = [];
  renderScreen(panel(), {
    api: {
      "clients.contacts": () => [],
      "clients.addContact": (input) => {
        sent.push(input);
        return ContactId.parse(6);
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Add a contact" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByLabelText(/^Name/), "Li Na");
  await userEvent.type(form.getByLabelText("Mobile"), "1380013");
  await userEvent.click(form.getByText("Lunar"));
  await userEvent.click(form.getByRole("button", { name: "Add" }));
  expect(form.getByText(/not a complete phone number/)).toBeTruthy();
  expect(form.getByText("Choose month and day.")).toBeTruthy();
  expect(sent).toEqual([]);
  await userEvent.type(form.getByLabelText("Mobile"), "8000");
  await userEvent.click(form.getByRole("combobox", { name: "Month" }));
  await userEvent.click(await screen.findByRole("option", { name: "6" }));
  await userEvent.click(form.getByRole("combobox", { name: "Day" }));
  await userEvent.click(await screen.findByRole("option", { name: "9" }));
  await userEvent.click(form.getByLabelText("Leap month"));
  await userEvent.click(form.getByRole("button", { name: "Add" }));
  expect(await screen.findByText("The contact is added")).toBeTruthy();
  expect(sent).toMatchObject([
    {
      clientId: 9,
      name: "Li Na",
      mobile: "+8613800138000",
      birthday: "lunar leap 06-09",
      phone: null,
      decisionMaker: false,
    },
  ]);
});

test("only what was changed of a person is sent; a protected value left empty stays, one removed is emptied", async () => {
  const sent: unknown[] = [];
  renderScreen(panel(), {
    api: { "clients.contacts": () => [aContact()] },
    changeSets: {
      save: (set) => {
        sent.push(set);
        return {
          number: 41,
          rows: [],
          answers: set.cells.map(({ row, field, new: value }) => ({ row, field, outcome: "applied", value })),
        };
      },
    },
  });
  await openMenu("Shen Yutong");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Edit Shen Yutong" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByLabelText<HTMLInputElement>("Mobile").value).toBe("");
  await userEvent.clear(form.getByLabelText("Title"));
  await userEvent.type(form.getByLabelText("Title"), "Director");
  await userEvent.click(form.getByRole("button", { name: "Remove: Birth year" }));
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("The contact is saved")).toBeTruthy();
  expect(sent).toMatchObject([
    {
      grid: "contacts",
      base: 40,
      cells: [
        { row: "5", field: "title", new: "Director" },
        { row: "5", field: "birthYear", new: null },
      ],
    },
  ]);
});

test("a missing birthday leads to the first person's", async () => {
  renderScreen(panel({ asked: { form: "contact", field: "birthday" }, close: () => undefined }), {
    api: { "clients.contacts": () => [aContact({ birthday: null })] },
  });
  const dialog = await screen.findByRole("dialog", { name: "Edit Shen Yutong" });
  expect(within(dialog).getByRole("group", { name: "Birthday" })).toBeTruthy();
});

test("who has left is archived with a reason, stands apart, and can come back", async () => {
  const asked: unknown[] = [];
  let status: Contact["status"] = "active";
  renderScreen(panel(), {
    api: {
      "clients.contacts": () => [aContact({ status })],
      "clients.archiveContact": (input) => {
        asked.push(input);
        status = "archived";
      },
      "clients.restoreContact": () => {
        throw refusal("clients.contact-not-archived");
      },
    },
  });
  await openMenu("Shen Yutong");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Archive Shen Yutong" }));
  const dialog = within(await screen.findByRole("dialog"));
  await userEvent.type(dialog.getByLabelText(/Why/), "Left the company");
  await userEvent.click(dialog.getByRole("button", { name: "Archive" }));
  expect(await screen.findByText("No longer there (1)")).toBeTruthy();
  expect(asked).toEqual([{ id: 5, reason: "Left the company" }]);
  await openMenu("Shen Yutong");
  await userEvent.click(await screen.findByRole("menuitem", { name: "Restore Shen Yutong" }));
  expect(await screen.findByText("This contact is not archived.")).toBeTruthy();
});
