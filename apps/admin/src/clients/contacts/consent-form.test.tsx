import { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { ConsentForm } from "./consent-form.tsx";

type Way = Outputs["clients"]["consents"][number];

const clientId = ClientId.parse(9);
const contactId = ContactId.parse(5);
const at = Instant.parse("2026-02-01T02:00:00.000Z");

const survey: Way["consents"][number] = {
  purpose: "survey",
  version: "privacy 2026-01",
  source: "contract",
  givenAt: at,
  givenBy: "Lin Ruoxi",
  withdrawnAt: null,
  withdrawnBy: null,
};
const ways = (consents: Way["consents"]): Way[] => [
  { contactId, channel: "mail", suppressed: false, consents },
  { contactId: ContactId.parse(6), channel: "wechat", suppressed: true, consents: [] },
];

test("says which wording was agreed to, when, by way of what and who recorded it; taking it back is one touch", async () => {
  const ended: unknown[] = [];
  let given = [survey];
  renderScreen(<ConsentForm clientId={clientId} contactId={contactId} mayWrite />, {
    api: {
      "clients.consents": () => ways(given),
      "clients.endConsent": (input) => {
        ended.push(input);
        given = [{ ...survey, withdrawnAt: at, withdrawnBy: "Lin Ruoxi" }];
      },
    },
  });
  const toggle = await screen.findByRole("switch", { name: "Mail: Surveys" });
  expect(toggle).toHaveProperty("checked", true);
  expect(
    screen.getByText(/Given on 01 Feb 2026, 10:00 · privacy 2026-01 · Lin Ruoxi · Given by way of: A contract/),
  ).toBeTruthy();
  expect(screen.queryByRole("switch", { name: /WeChat/ })).toBeNull();
  await userEvent.click(toggle);
  expect(await screen.findByText(/Withdrawn on 01 Feb 2026, 10:00 · Lin Ruoxi/)).toBeTruthy();
  expect(ended).toEqual([{ contactId: 5, channel: "mail", purpose: "survey" }]);
});

test("a consent is recorded with its wording, never without", async () => {
  const sent: unknown[] = [];
  renderScreen(<ConsentForm clientId={clientId} contactId={contactId} mayWrite />, {
    api: {
      "clients.consents": () => ways([]),
      "clients.giveConsent": (input) => {
        sent.push(input);
      },
    },
  });
  await userEvent.click(await screen.findByRole("switch", { name: "Mail: Offers" }));
  const form = within(await screen.findByRole("form", { name: "Record consent: Mail: Offers" }));
  const record = form.getByRole<HTMLButtonElement>("button", { name: "Record the consent" });
  expect(record.disabled).toBe(true);
  await userEvent.type(form.getByLabelText(/Wording agreed to/), "privacy 2026-01");
  await userEvent.click(record);
  expect(await screen.findByText("The consent is recorded")).toBeTruthy();
  expect(sent).toEqual([
    { contactId: 5, channel: "mail", purpose: "offer", version: "privacy 2026-01", source: "guest" },
  ]);
});

test("who may not write reads it", async () => {
  renderScreen(<ConsentForm clientId={clientId} contactId={contactId} mayWrite={false} />, {
    api: { "clients.consents": () => ways([survey]) },
  });
  expect((await screen.findByRole<HTMLInputElement>("switch", { name: "Mail: Surveys" })).disabled).toBe(true);
});
