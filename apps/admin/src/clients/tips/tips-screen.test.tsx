import { ClientId } from "@foyer/domain/clients/schema";
import { TipId } from "@foyer/domain/clients/tips/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { TipsScreen } from "./tips-screen.tsx";

type Tip = Outputs["tips"]["list"]["rows"][number];

const tip = (more: Partial<Tip> = {}): Tip => ({
  id: TipId.parse(1),
  source: "staff",
  clientId: ClientId.parse(7),
  clientName: "Bosch",
  about: null,
  text: "Likes a quiet floor",
  status: "open",
  field: null,
  answer: null,
  sentAt: Instant.parse("2026-03-05T02:00:00.000Z"),
  decidedAt: null,
  decidedBy: null,
  name: null,
  company: null,
  language: "en",
  suspect: false,
  mobileMask: null,
  mailMask: null,
  from: "Front Desk",
  ...more,
});
const page = (...rows: Tip[]) => ({ rows, next: null });

test("a tip goes into the field one chooses, in one's own words, with a word to the sender", async () => {
  const accepted: Inputs["tips"]["accept"][] = [];
  renderScreen(<TipsScreen />, {
    role: "rep",
    path: "/tips",
    api: {
      "tips.list": () => (accepted.length === 0 ? page(tip()) : page()),
      "tips.accept": (input) => {
        accepted.push(input);
        return { clientId: ClientId.parse(7) };
      },
    },
  });
  const row = (await screen.findByText("Likes a quiet floor")).closest("li") ?? document.body;
  expect(within(row).getByRole("link", { name: "Bosch" }).getAttribute("href")).toBe("/clients/7");
  expect(within(row).getByText("From Front Desk")).toBeTruthy();
  await userEvent.click(within(row).getByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("combobox", { name: "Goes into" }));
  await userEvent.click(await screen.findByRole("option", { name: "Preferences" }));
  const text = within(dialog).getByLabelText("As it goes into the file");
  await userEvent.clear(text);
  await userEvent.type(text, "Quiet floor");
  await userEvent.type(within(dialog).getByLabelText("A word to the sender (optional)"), "Thanks");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  await waitFor(() =>
    expect(accepted).toEqual([{ id: 1, into: "preferences", text: "Quiet floor", answer: "Thanks" }]),
  );
  expect(await screen.findByText("No tip is waiting.")).toBeTruthy();
});

test("what a visitor left makes a potential client, and says who has that phone already", async () => {
  const accepted: Inputs["tips"]["accept"][] = [];
  renderScreen(<TipsScreen />, {
    path: "/tips",
    api: {
      "staff.list": () => [],
      "tips.list": () =>
        page(
          tip({
            source: "own-site",
            clientId: null,
            clientName: null,
            from: null,
            name: "Ms Chen",
            company: "Star River",
            mobileMask: "138****8000",
            suspect: true,
            text: "A meeting in October",
          }),
        ),
      "tips.known": () => [{ id: ClientId.parse(9), name: "Star River Trading" }],
      "tips.accept": (input) => {
        accepted.push(input);
        return { clientId: ClientId.parse(10) };
      },
    },
  });
  expect(await screen.findByText("Star River · Ms Chen")).toBeTruthy();
  expect(screen.getByText("138****8000")).toBeTruthy();
  expect(screen.getByText("Perhaps filled in by a machine")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText("The same phone or mail: Star River Trading")).toBeTruthy();
  expect(within(dialog).getByRole("textbox", { name: "Name" })).toHaveProperty("value", "Star River");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  const file = { kind: "organisation", name: "Star River", class: "business", ownerId: null };
  await waitFor(() => expect(accepted).toEqual([{ id: 1, into: "notes", text: "A meeting in October", file }]));
});

test("a no needs a word, and a refusal is said in words", async () => {
  renderScreen(<TipsScreen />, {
    role: "rep",
    path: "/tips",
    api: {
      "tips.list": () => page(tip()),
      "tips.reject": () => {
        throw refusal("clients.tip-decided");
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Reject" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByRole("button", { name: "Reject" })).toHaveProperty("disabled", true);
  await userEvent.type(within(dialog).getByRole("textbox"), "Known");
  await userEvent.click(within(dialog).getByRole("button", { name: "Reject" }));
  expect(await screen.findByText("This tip has been decided already.")).toBeTruthy();
});

test("the desk sends a tip about somebody without a file, and sees what became of the others", async () => {
  const sent: Inputs["tips"]["send"][] = [];
  renderScreen(<TipsScreen />, {
    role: "desk",
    path: "/tips",
    api: {
      "tips.sent": () => page(tip({ status: "accepted", field: "preferences", answer: "Thanks", decidedBy: "Lin" })),
      "tips.clients": () => [],
      "tips.send": (input) => {
        sent.push(input);
        return { id: TipId.parse(2) };
      },
    },
  });
  expect(await screen.findByText("Accepted · Preferences")).toBeTruthy();
  expect(screen.getByText("Thanks")).toBeTruthy();
  expect(screen.queryByRole("radio", { name: "To decide" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Send a tip" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByRole("combobox"), "Star River");
  await userEvent.click(await screen.findByRole("option", { name: "“Star River” (no file yet)" }));
  await userEvent.type(within(dialog).getByLabelText("What did you notice?"), "Comes every week");
  await userEvent.click(within(dialog).getByRole("button", { name: "Send a tip" }));
  await waitFor(() => expect(sent).toMatchObject([{ clientId: null, about: "Star River", text: "Comes every week" }]));
});
