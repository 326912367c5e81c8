import { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../kernel/api.ts";
import { renderScreen } from "../kernel/testing.tsx";
import { ContactsPanel } from "./contacts-panel.tsx";

const contacts: Outputs["clients"]["contacts"] = [
  {
    id: ContactId.parse(5),
    name: "Shen Yutong",
    salutation: "Ms",
    title: "Office manager",
    decisionMaker: true,
    language: "zh-Hans",
    clientId: ClientId.parse(9),
    mobileMask: "138****8000",
    phoneMask: null,
    birthday: null,
    birthYearMask: null,
    preferredChannel: null,
    mailMask: null,
    wechatMask: null,
    status: "active",
  },
];
const panel = <ContactsPanel clientId={ClientId.parse(9)} />;

test("a phone is shown whole only for a reason, which is sent along", async () => {
  const asked: unknown[] = [];
  renderScreen(panel, {
    role: "manager",
    api: {
      "clients.contacts": () => contacts,
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
  renderScreen(panel, { role: "finance", api: { "clients.contacts": () => contacts } });
  expect(await screen.findByText("138****8000")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Reveal: Mobile" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Add a contact" })).toBeNull();
});
