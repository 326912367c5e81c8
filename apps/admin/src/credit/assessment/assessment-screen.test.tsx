import { ProposalId } from "@foyer/domain/approvals/schema";
import { ClientId } from "@foyer/domain/clients/schema";
import { houseScorecard } from "@foyer/domain/credit/assessment/rules";
import { factors, historyFactors } from "@foyer/domain/credit/assessment/schema";
import { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { LedgerItemId } from "@foyer/domain/receivables/schema";
import { minor } from "@foyer/domain/kernel/money";
import type { Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import type { FakeApi } from "../../kernel/testing-api.ts";
import { AssessmentScreen } from "./assessment-screen.tsx";

/** Three questions one after the other stand before the scorecard. */
const slow = { timeout: 10_000 };
const day = (text: string) => CalendarDate.parse(text);
const clientId = ClientId.parse(9);
const id = CreditAssessmentId.parse(4);
const client = { id: clientId, name: "Bosch", closed: false };

const standing: Outputs["credit"]["standing"] = {
  on: day("2026-03-05"),
  client,
  grade: "A",
  limit: { limitMinor: minor(9_600_000), currency: "CNY" },
  term: { term: "days", days: 30 },
  signed: null,
  waiting: null,
  latest: {
    id,
    asOf: day("2026-03-05"),
    score: "76.4",
    isNew: false,
    gates: [],
    computedGrade: "A",
    computedLimitMinor: minor(9_600_000),
    volumeMinor: minor(144_000_000),
    validUntil: day("2027-03-05"),
    reviewOn: null,
    scorecard: 0,
    grades: houseScorecard.grades,
  },
};

const made: Outputs["credit"]["assessments"][number] = {
  id,
  clientId,
  asOf: day("2026-03-05"),
  scorecard: 0,
  isNew: false,
  score: "76.4",
  gates: ["very-late"],
  computedGrade: "A",
  volumeMinor: minor(144_000_000),
  computedLimitMinor: minor(9_600_000),
  validUntil: day("2027-03-05"),
  reviewOn: null,
  assessedAt: Instant.parse("2026-03-05T02:00:00.000Z"),
  assessedBy: "Wang Li",
  grade: null,
  overrideReason: null,
  limitMinor: null,
  term: null,
  days: null,
  proposalId: null,
  proposedBy: null,
  grantedBy: null,
  grantedAt: null,
  grantedFrom: null,
  proposalStatus: null,
};

const evidence = {
  from: day("2025-03-06"),
  to: day("2026-03-05"),
  numbers: { closedMinor: 500_000, debts: 2 },
  rows: [],
};
const inputs = factors.map((factor) => ({
  factor,
  value: factor === "days-late" ? "9.55" : null,
  points: factor === "days-late" ? "15.76" : "0.00",
  most: 10,
  leftOut: factor === "utilisation" ? ("no-limit" as const) : null,
  evidence,
}));

const silent: FakeApi = {
  "credit.standing": () => standing,
  "credit.assessments": () => [made],
  "credit.assessment": () => ({ ...made, inputs }),
  "creditFile.of": () => ({ client, years: [], profile: null, references: [], block: null }),
  "creditFile.ratings": () => [],
  "files.attachments": () => [],
  "creditHolds.standing": () => {
    throw refusal("clients.not-found");
  },
};

const stage = (api: FakeApi = {}, role: Role = "finance") =>
  renderScreen(<AssessmentScreen />, { path: "/credit/9", route: "/credit/:client", role, api: { ...silent, ...api } });

test("the score, what kept it down, and behind a factor the items that it was made of", async () => {
  stage({
    "credit.evidence": ({ factor }) =>
      ({
        ...(inputs.find((each) => each.factor === factor) ?? inputs[0]),
        asOf: day("2026-03-05"),
        count: 2,
        rows: [
          {
            kind: "item",
            id: LedgerItemId.parse(7),
            reference: "INV-7",
            on: day("2025-06-01"),
            until: day("2025-07-01"),
            settledOn: day("2025-07-11"),
            amountMinor: minor(500_000),
            currency: "CNY",
          },
        ],
      }) as Outputs["credit"]["evidence"],
  });
  expect(await screen.findByText("An item is far too late: BB at most", {}, slow)).toBeTruthy();
  expect(screen.getByText("9.55 days")).toBeTruthy();
  expect(screen.getByText("No limit, left out")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Average days late, weighted" }));
  const panel = within(await screen.findByRole("dialog", {}, slow));
  expect(await panel.findByText("INV-7", {}, slow)).toBeTruthy();
  expect(panel.getByText("06 Mar 2025 to 05 Mar 2026")).toBeTruthy();
  expect(panel.getByText("1 of 2 rows shown")).toBeTruthy();
});

test("a rating needs its evidence, and the client is judged anew at once", async () => {
  const rated: Inputs["creditFile"]["rate"][] = [];
  const assessed: Inputs["credit"]["assess"][] = [];
  stage({
    "creditFile.rate": (input) => {
      rated.push(input);
    },
    "credit.assess": (input) => {
      assessed.push(input);
      return undefined as never;
    },
  });
  const buttons = await screen.findAllByRole("button", { name: "Rate" }, slow);
  expect(buttons).toHaveLength(factors.length - historyFactors.length);
  if (buttons[0]) await userEvent.click(buttons[0]);
  const form = within(await screen.findByRole("dialog", { name: "Financials and business condition" }, slow));
  const send = form.getByRole<HTMLButtonElement>("button", { name: "Rate" });
  expect(send.disabled).toBe(true);
  await userEvent.click(form.getByLabelText("4"));
  await userEvent.type(form.getByLabelText("Evidence"), "Annual report 2025");
  await userEvent.click(send);
  await waitFor(() => expect(assessed).toEqual([{ clientId: 9 }]), slow);
  expect(rated).toEqual([{ clientId: 9, factor: "financials", rating: 4, evidence: "Annual report 2025" }]);
});

test("a grant starts from the score; another grade brings its own limit and asks why", async () => {
  const asked: Inputs["credit"]["proposeGrant"][] = [];
  stage({
    "credit.proposeGrant": (input) => {
      asked.push(input);
      return ProposalId.parse(1);
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Propose" }, slow));
  const form = within(await screen.findByRole("dialog", { name: "Proposal" }, slow));
  expect(form.getByLabelText<HTMLInputElement>("Credit limit").value).toBe("96000.00");
  await userEvent.click(form.getByRole("combobox", { name: "Credit grade" }));
  await userEvent.click(await screen.findByRole("option", { name: "BBB" }, slow));
  expect(form.getByLabelText<HTMLInputElement>("Credit limit").value).toBe("36000.00");
  await userEvent.type(form.getByLabelText("Why"), "Yearly review");
  expect(form.getByRole<HTMLButtonElement>("button", { name: "Propose" }).disabled).toBe(true);
  await userEvent.type(form.getByLabelText("Why another grade"), "Parent in trouble");
  await userEvent.click(form.getByRole("button", { name: "Propose" }));
  await waitFor(() => expect(asked).toHaveLength(1), slow);
  expect(asked[0]).toEqual({
    clientId: 9,
    assessmentId: 4,
    grade: "BBB",
    overrideReason: "Parent in trouble",
    limitMinor: 3_600_000,
    term: { term: "days", days: 15 },
    reason: "Yearly review",
  });
});

test("a salesperson sees grade, limit and term, and nothing of the file", async () => {
  stage({ "credit.standing": () => ({ ...standing, latest: null }) }, "rep");
  expect(await screen.findByText("30 days", {}, slow)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Propose" })).toBeNull();
  expect(screen.queryByText("Average days late, weighted")).toBeNull();
  expect(screen.queryByRole("button", { name: "Assess now" })).toBeNull();
});
