import { ProposalId } from "@foyer/domain/approvals/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/kernel/ids";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { ApprovalsScreen } from "./approvals-screen.tsx";
import type { Proposal } from "./proposal-panel.tsx";

const proposal = (over: Partial<Proposal> = {}): Proposal => ({
  id: ProposalId.parse(1),
  act: "staff.give-role",
  row: 7,
  about: "Wang Jing",
  before: { role: "rep" },
  after: { name: "Wang Jing", email: "wang@example.com", role: "manager" },
  reason: "Takes over from Li",
  status: "open",
  proposedBy: StaffId.parse(3),
  by: "Ann Admin",
  proposedAt: Instant.parse("2026-03-05T02:00:00.000Z"),
  expiresAt: Instant.parse("2026-03-19T02:00:00.000Z"),
  decidedBy: null,
  decidedAt: null,
  answer: null,
  problem: null,
  problemDetails: null,
  mine: false,
  mayDecide: true,
  mayWithdraw: false,
  ...over,
});

const decidedBy = { decidedBy: "Dora", decidedAt: Instant.parse("2026-03-06T02:00:00.000Z"), mayDecide: false };

function aHouse(waiting: Proposal[], decided: Proposal[] = []) {
  const sent: Inputs["approvals"]["decide"][] = [];
  const api = {
    "approvals.list": (input: Inputs["approvals"]["list"]) =>
      input.waiting ? waiting.filter(({ id }) => !sent.some((each) => each.id === id)) : decided,
    "approvals.decide": (input: Inputs["approvals"]["decide"]) => {
      sent.push(input);
    },
  } as const;
  return { api, sent };
}

test("says what stands and what would stand, and takes a yes with or without a word", async () => {
  const { api, sent } = aHouse([proposal()]);
  renderScreen(<ApprovalsScreen />, { role: "director", path: "/approvals", api });
  const card = await screen.findByRole("region", { name: "Waiting for my decision" });
  expect(within(card).getByRole("row", { name: "Role Sales rep Sales manager" })).toBeTruthy();
  expect(within(card).getByText("Takes over from Li")).toBeTruthy();
  await userEvent.click(within(card).getByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  await waitFor(() => expect(sent).toEqual([{ id: 1, accept: true, answer: null }]));
  expect(await screen.findByText("Nothing waits for a decision.")).toBeTruthy();
});

test("a no needs a word", async () => {
  const { api, sent } = aHouse([proposal()]);
  renderScreen(<ApprovalsScreen />, { role: "director", path: "/approvals", api });
  await userEvent.click(await screen.findByRole("button", { name: "Reject" }));
  const dialog = await screen.findByRole("dialog");
  const send = within(dialog).getByRole("button", { name: "Reject" });
  expect(send).toHaveProperty("disabled", true);
  await userEvent.type(within(dialog).getByLabelText(/A word with it/), "Not yet");
  await userEvent.click(send);
  await waitFor(() => expect(sent).toEqual([{ id: 1, accept: false, answer: "Not yet" }]));
});

test("one's own waits for others, and is withdrawn", async () => {
  const withdrawn: unknown[] = [];
  const own = proposal({ mine: true, mayDecide: false, mayWithdraw: true });
  const { api } = aHouse([own]);
  renderScreen(<ApprovalsScreen />, {
    role: "admin",
    path: "/approvals",
    api: { ...api, "approvals.withdraw": (input) => void withdrawn.push(input) },
  });
  const card = await screen.findByRole("region", { name: "Waiting for others" });
  expect(within(card).queryByRole("button", { name: "Accept" })).toBeNull();
  await userEvent.click(within(card).getByRole("button", { name: "Withdraw" }));
  await waitFor(() => expect(withdrawn).toEqual([{ id: 1 }]));
});

test("what could not be carried out says why, and who decided with which word", async () => {
  const problem = "staff.works-here-already";
  const problemDetails = { email: "wang@example.com", role: "desk" };
  const { api } = aHouse(
    [],
    [proposal({ ...decidedBy, status: "refused", problem, problemDetails, answer: "Well deserved" })],
  );
  renderScreen(<ApprovalsScreen />, { role: "director", path: "/approvals", api });
  expect(await screen.findByText(/Could not be carried out: wang@example.com works here already/)).toBeTruthy();
  expect(screen.getByText("Well deserved")).toBeTruthy();
  expect(screen.getByText(/Decided by Dora/)).toBeTruthy();
});

test("a decision that somebody else made first is said", async () => {
  const { api } = aHouse([proposal()]);
  renderScreen(<ApprovalsScreen />, {
    role: "director",
    path: "/approvals",
    api: {
      ...api,
      "approvals.decide": () => {
        throw refusal("approvals.decided-already");
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  expect(await within(dialog).findByText("This proposal has been decided already.")).toBeTruthy();
});
