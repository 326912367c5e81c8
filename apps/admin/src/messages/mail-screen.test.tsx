import { Instant } from "@foyer/domain/kernel/time";
import { MessageId } from "@foyer/domain/messages/schema";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { MailScreen } from "./mail-screen.tsx";

type Outlined = Outputs["messages"]["list"][number];

const aMail = (values: Partial<Outlined> = {}): Outlined => ({
  id: MessageId.parse(7),
  purpose: "survey",
  kind: "care",
  language: "en",
  recipientMask: "w***@example.com",
  subject: "How was your stay?",
  status: "sent",
  dropReason: null,
  headerId: "<0f1e2d@lake.foyer>",
  queuedAt: Instant.parse("2026-03-03T01:00:00.000Z"),
  notBefore: Instant.parse("2026-03-03T01:00:00.000Z"),
  sentAt: Instant.parse("2026-03-03T01:00:05.000Z"),
  attemptedAt: Instant.parse("2026-03-03T01:00:04.000Z"),
  attempts: 1,
  carrier: "folder",
  problem: null,
  ...values,
});

const content = { text: "Please answer here", html: '<p>Please answer</p><script>parent.alert("x")</script>' };
const counts = () => [{ status: "sent" as const, count: 3 }];

test("lists mails with masked recipients and opens one in a frame that runs nothing", async () => {
  const user = userEvent.setup();
  renderScreen(<MailScreen />, {
    api: {
      "messages.counts": counts,
      "messages.list": () => [
        aMail(),
        aMail({ id: MessageId.parse(6), status: "dropped", dropReason: "no-consent", sentAt: null }),
      ],
      "messages.open": () => ({
        ...aMail(),
        files: [{ place: 1, name: "statement.pdf", size: 30_720 }],
        content,
        keysHidden: true,
      }),
    },
  });
  expect(await screen.findByText("No consent")).toBeTruthy();
  expect(screen.getAllByText("w***@example.com")).toHaveLength(2);
  await user.click(screen.getAllByRole("button", { name: "How was your stay?" })[0] ?? document.body);
  const drawer = await screen.findByRole("dialog");
  const frame = await within(drawer).findByTitle("How was your stay?");
  expect(frame.getAttribute("sandbox")).toBe("allow-popups allow-popups-to-escape-sandbox");
  expect(frame.getAttribute("srcdoc")).toBe(content.html);
  expect(within(drawer).getByText("0f1e2d.eml")).toBeTruthy();
  const file = within(drawer).getByRole("link", { name: "statement.pdf" });
  expect(file.getAttribute("href")).toBe("/api/export/message-file?message=7&place=1");
  expect(within(drawer).getByText(/keys in links are hidden/)).toBeTruthy();
  await user.click(within(drawer).getByRole("tab", { name: "Plain text" }));
  expect(await within(drawer).findByText("Please answer here")).toBeTruthy();
});

test("a person settles a doubtful mail with a reason", async () => {
  const user = userEvent.setup();
  const settled: Inputs["messages"]["settle"][] = [];
  const doubtful = aMail({ status: "uncertain", sentAt: null, carrier: "smtp", problem: "connection closed" });
  renderScreen(<MailScreen />, {
    path: "/settings/mail?mail=7",
    api: {
      "messages.counts": counts,
      "messages.list": () => [doubtful],
      "messages.open": () => ({ ...doubtful, files: [], content: null, keysHidden: false }),
      "messages.settle": (input) => void settled.push(input),
    },
  });
  const again = await screen.findByRole("button", { name: "Send again" });
  expect(again).toHaveProperty("disabled", true);
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "the guest called");
  await user.click(screen.getByRole("button", { name: "It arrived" }));
  await waitFor(() => expect(settled).toEqual([{ id: 7, decision: "arrived", reason: "the guest called" }]));
});

test("a mail that may not be opened says so; an auditor decides nothing and looks up no address", async () => {
  renderScreen(<MailScreen />, {
    role: "auditor",
    path: "/settings/mail?mail=7",
    api: {
      "messages.counts": counts,
      "messages.list": () => [],
      "messages.open": () => {
        throw refusal("messages.sealed", { id: 7 });
      },
    },
  });
  expect(await screen.findByText("This mail cannot be opened")).toBeTruthy();
  expect(await screen.findByText(/No mail yet/)).toBeTruthy();
  expect(screen.queryByText("Consent and unsubscribing")).toBeNull();
});

test("consent of an address is looked up in full and recorded", async () => {
  const user = userEvent.setup();
  const recorded: Inputs["messages"]["recordConsent"][] = [];
  const given = {
    id: 1,
    purpose: "survey" as const,
    version: "2026-01",
    source: "staff" as const,
    givenAt: Instant.parse("2026-03-03T01:00:00.000Z"),
    withdrawnAt: null,
    withdrawnBy: null,
  };
  renderScreen(<MailScreen />, {
    api: {
      "messages.counts": counts,
      "messages.list": () => [],
      "messages.address": () => ({ consents: recorded.length > 0 ? [given] : [], suppressions: [] }),
      "messages.recordConsent": (input) => void recorded.push(input),
    },
  });
  await user.type(await screen.findByRole("textbox", { name: "Mail address" }), "wang@example.com");
  await user.click(screen.getByRole("button", { name: "Look up" }));
  expect(await screen.findByText("Nothing recorded")).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "Wording agreed to" }), "2026-01");
  await user.click(screen.getByRole("button", { name: "Record consent" }));
  expect(await screen.findByRole("button", { name: "Withdraw consent" })).toBeTruthy();
  expect(recorded).toEqual([{ mail: "wang@example.com", purpose: "survey", version: "2026-01", source: "staff" }]);
});
