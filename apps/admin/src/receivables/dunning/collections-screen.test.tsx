import { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { defaultLadder, placed } from "@foyer/domain/receivables/dunning/ladder/rules";
import { DunningLetterId } from "@foyer/domain/receivables/dunning/schema";
import { LedgerItemId } from "@foyer/domain/receivables/schema";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { CollectionsScreen } from "./collections-screen.tsx";
import { LadderScreen } from "./ladder-screen.tsx";

const day = (text: string) => CalendarDate.parse(text);
const [first] = placed(defaultLadder).filter(({ kind }) => kind === "letter");
const clientId = ClientId.parse(7);

const queue: Outputs["dunning"]["queue"] = {
  currency: "CNY",
  today: day("2026-03-13"),
  count: 1,
  sumMinor: minor(1_000_000),
  rows: [
    {
      clientId,
      client: "星河贸易",
      reference: "AC-7",
      ownerId: null,
      owner: "王静",
      overdueMinor: minor(1_000_000),
      disputedMinor: minor(0),
      oldestDays: 64,
      items: 1,
      amountDays: 64_000_000,
      ahead: {
        clientId,
        currency: "CNY",
        contact: "陈会计",
        mailMask: "a***@client.example",
        lastLetterOn: null,
        hasDraft: false,
        underWay: false,
        callId: null,
        next: first ? { step: first, on: day("2026-03-13") } : null,
        held: [],
        promise: null,
        unappliedMinor: minor(0),
        items: [],
      },
      phone: {
        clientId,
        contactId: ContactId.parse(1),
        contact: "陈会计",
        title: null,
        mobileMask: "138****8000",
        phoneMask: null,
      },
    },
  ],
};

type Letter = Outputs["dunning"]["letters"]["rows"][number];
const letter = (id: number, more: Partial<Letter>): Letter => ({
  id: DunningLetterId.parse(id),
  clientId,
  client: "星河贸易",
  owner: "王静",
  currency: "CNY",
  runDate: day("2026-03-13"),
  status: "draft",
  kind: "letter",
  number: 2,
  repeated: false,
  signatures: ["finance"],
  contact: "陈会计",
  mailMask: "a***@client.example",
  language: "en",
  amountMinor: minor(1_000_000),
  items: 1,
  oldestDays: 64,
  finance: null,
  director: null,
  dueAt: null,
  sentAt: null,
  dropReason: null,
  ...more,
});

const letters = [
  letter(11, {}),
  letter(12, { signatures: ["director"], number: 3 }),
  letter(10, { status: "sent", number: 1, sentAt: Instant.parse("2026-03-01T03:00:00.000Z") }),
];

const preview: Outputs["dunning"]["preview"] = {
  asOf: day("2026-03-13"),
  bankSilentSince: null,
  letters: [
    {
      clientId,
      client: "星河贸易",
      owner: "王静",
      contact: "陈会计",
      mailMask: "a***@client.example",
      language: "en",
      currency: "CNY",
      kind: "letter",
      number: 2,
      repeated: false,
      signatures: ["finance"],
      charge: false,
      amountMinor: minor(1_000_000),
      items: [],
    },
  ],
  calls: [],
  held: [
    {
      clientId,
      client: "海景旅行社",
      currency: "CNY",
      itemId: LedgerItemId.parse(3),
      reference: "INV-3",
      daysLate: 70,
      askedMinor: minor(500),
      reason: "promised",
    },
  ],
  reasons: { promised: 1 },
  counts: { letters: 1, calls: 0, held: 1 },
  sums: [{ currency: "CNY", amountMinor: minor(1_000_000) }],
};

test("finance reminds everyone over 60 days: days, preview, draw up, sign all", async () => {
  const user = userEvent.setup();
  const ran: unknown[] = [];
  const signed: unknown[] = [];
  renderScreen(<CollectionsScreen />, {
    path: "/ledger/collections",
    role: "finance",
    api: {
      "dunning.queue": () => queue,
      "dunning.preview": () => preview,
      "dunning.run": (input: unknown) => {
        ran.push(input);
        return { bankSilentSince: null, drafts: [], released: 0, waiting: 1, dropped: 0, calls: 0, held: 1 };
      },
      "dunning.letters": ({ status }) => ({
        rows: letters.filter((row) => status === undefined || row.status === status),
        next: null,
      }),
      "dunning.sign": (input: unknown) => {
        signed.push(input);
        return { signed: 1, released: 1, dropped: 0 };
      },
    },
  });
  expect(await screen.findByText("138****8000")).toBeDefined();
  await user.click(screen.getByText("Over 60"));
  await user.click(screen.getByRole("button", { name: "Preview letters" }));
  expect(await screen.findByText("海景旅行社")).toBeDefined();
  await user.click(await screen.findByRole("button", { name: "Draw up 1 letters" }));
  await user.click(await screen.findByRole("button", { name: "Sign all 1" }));
  await screen.findByText("1 signed, 1 released, 0 given up");
  expect(ran).toEqual([{ overDays: 60, repeat: true }]);
  expect(signed).toEqual([{ ids: [11] }]);
  const log = screen.getByRole("region", { name: "Log" });
  expect(await within(log).findByText("Sent")).toBeDefined();
});

test("the steps are changed and hold from a day on", async () => {
  const user = userEvent.setup();
  const saved: unknown[] = [];
  renderScreen(<LadderScreen />, {
    path: "/ledger/collections/ladder",
    role: "finance",
    api: {
      "dunning.ladder": () => ({ on: day("2026-03-13"), steps: placed(defaultLadder), versions: [] }),
      "dunning.setLadder": (input: unknown) => void saved.push(input),
    },
  });
  const remove = await screen.findByRole("button", { name: /Remove.*-5/ });
  await user.click(remove);
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Saved");
  expect(saved).toMatchObject([{ steps: defaultLadder.slice(1) }]);
});
