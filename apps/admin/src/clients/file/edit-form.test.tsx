import { ClientId } from "@foyer/domain/clients/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderScreen } from "../../kernel/testing.tsx";
import type { FakeChangeSets } from "../../kernel/testing-api.ts";
import { type ClientFile, EditForm } from "./edit-form.tsx";

type Sent = Parameters<NonNullable<FakeChangeSets["save"]>>[0];

const aFile = (values: Partial<ClientFile> = {}): ClientFile => ({
  id: ClientId.parse(9),
  reference: "C-00009",
  kind: "organisation",
  name: "Bosch",
  englishName: null,
  shortName: null,
  formerName: null,
  groupAccount: null,
  parentId: null,
  parentName: null,
  referrerId: null,
  referrerName: null,
  industry: "Tools",
  address: null,
  city: "Hangzhou",
  source: "sales",
  vip: false,
  house: false,
  status: "active",
  archivedReason: null,
  creditHold: null,
  holdReasons: null,
  mergedInto: null,
  preferences: null,
  specialNeeds: null,
  notes: null,
  tags: ["fair"],
  verifiedOn: null,
  ownerId: StaffId.parse(4),
  ownerName: "Wang Siyuan",
  tier: "B",
  class: "business",
  override: null,
  assessmentType: "business",
  createdAt: Instant.parse("2025-02-03T01:00:00.000Z"),
  completeness: { percent: 75, missing: ["address", "birthday"] },
  staleOn: null,
  isStale: false,
  base: 40,
  collaborators: [],
  children: [],
  sameGroup: [],
  archived: null,
  ...values,
});

const applied = (set: Sent) => ({
  number: 41,
  rows: [],
  answers: set.cells.map(({ row, field, new: value }) => ({ row, field, outcome: "applied" as const, value })),
});

function stage(save: NonNullable<FakeChangeSets["save"]>) {
  const sent: Sent[] = [];
  const done: string[] = [];
  renderScreen(<EditForm file={aFile()} onDone={() => done.push("done")} />, {
    api: {
      "staff.list": () => [],
      "clients.tags": () => [],
    },
    changeSets: {
      save: (set) => {
        sent.push(set);
        return save(set);
      },
    },
  });
  return { sent, done };
}

const retype = async (label: string | RegExp, text: string) => {
  const input = await screen.findByLabelText(label);
  await userEvent.clear(input);
  if (text !== "") await userEvent.paste(text);
};
const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

test("only what was changed is sent, as a set of the clients grid, seen as of the page", async () => {
  const { sent, done } = stage(applied);
  await retype("City", "Suzhou");
  await retype("Industry", "");
  await userEvent.click(screen.getByLabelText("VIP"));
  await save();
  await waitFor(() => expect(done).toEqual(["done"]));
  expect(sent).toMatchObject([
    {
      grid: "clients",
      base: 40,
      cells: [
        { row: "9", field: "industry", new: null },
        { row: "9", field: "city", new: "Suzhou" },
        { row: "9", field: "vip", new: true },
      ],
    },
  ]);
});

test("nothing changed is nothing sent", async () => {
  const { sent, done } = stage(applied);
  await screen.findByLabelText("City");
  await save();
  await waitFor(() => expect(done).toEqual(["done"]));
  expect(sent).toEqual([]);
});

test("what the grid would refuse is refused at its field, before it is sent", async () => {
  const { sent } = stage(applied);
  await retype(/^Name/, "");
  await save();
  expect(await screen.findByText("This cannot be empty.")).toBeTruthy();
  expect(sent).toEqual([]);
});

test("a lost answer loses nothing: what was typed stays, and is sent again as the same set", async () => {
  let isCut = true;
  const { sent, done } = stage((set) => {
    if (isCut) throw new Error("cut");
    return applied(set);
  });
  await retype("City", "Suzhou");
  await save();
  expect(await screen.findByText("Something went wrong.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("City").value).toBe("Suzhou");
  isCut = false;
  await save();
  await waitFor(() => expect(done).toEqual(["done"]));
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

const conflicting = (set: Sent) =>
  set.base >= 44
    ? applied(set)
    : {
        number: 45,
        rows: [],
        answers: set.cells.map(({ row, field, new: yours }) =>
          field === "city"
            ? {
                row,
                field,
                outcome: "conflict" as const,
                yours,
                theirs: "Ningbo",
                by: "Lin Ruoxi",
                at: "2026-03-05T02:00:00.000Z",
                base: 44,
              }
            : { row, field, outcome: "applied" as const, value: yours },
        ),
      };

test("another's newer value is shown beside mine; mine after all is sent as of theirs, and only that", async () => {
  const { sent, done } = stage(conflicting);
  await retype("City", "Suzhou");
  await retype("Industry", "Fairs");
  await save();
  const question = within((await screen.findByText("Somebody else changed this too")).parentElement ?? document.body);
  expect(question.getByText(/Lin Ruoxi set it to “Ningbo”/)).toBeTruthy();
  expect(screen.getByText(/Some fields were not saved/)).toBeTruthy();
  expect(done).toEqual([]);
  await userEvent.click(question.getByRole("button", { name: "Keep mine" }));
  await save();
  await waitFor(() => expect(done).toEqual(["done"]));
  expect(sent[1]).toMatchObject({ base: 44, cells: [{ row: "9", field: "city", new: "Suzhou" }] });
});

test("theirs is taken into the form, and is not sent back as an edit of mine", async () => {
  const { sent, done } = stage(conflicting);
  await retype("City", "Suzhou");
  await save();
  await userEvent.click(await screen.findByRole("button", { name: "Take theirs" }));
  expect(screen.getByLabelText<HTMLInputElement>("City").value).toBe("Ningbo");
  await save();
  await waitFor(() => expect(done).toEqual(["done"]));
  expect(sent).toHaveLength(1);
});

test("a field that the api refuses says why, the others are kept", async () => {
  const { done } = stage((set) => ({
    number: null,
    rows: [],
    answers: set.cells.map(({ row, field }) => ({
      row,
      field,
      outcome: "refused" as const,
      code: "clients.referrer-without-referral",
    })),
  }));
  await retype("City", "Suzhou");
  await save();
  expect(await screen.findByText("Only a client whose source is a referral has a referrer.")).toBeTruthy();
  expect(done).toEqual([]);
});
