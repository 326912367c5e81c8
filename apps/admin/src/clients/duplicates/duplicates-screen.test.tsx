import type { DuplicateId } from "@foyer/domain/clients/duplicates/schema";
import type { MergeId } from "@foyer/domain/clients/merges/schema";
import { ClientId, clientFields } from "@foyer/domain/clients/schema";
import type { JobId } from "@foyer/domain/jobs/schema";
import type { Instant } from "@foyer/domain/kernel/time";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { Outputs } from "../../kernel/api.ts";
import { refusal, renderScreen } from "../../kernel/testing.tsx";
import { CompareScreen } from "./compare-screen.tsx";
import { DuplicatesScreen } from "./duplicates-screen.tsx";
import { LikelyDuplicates } from "./likely-panel.tsx";

type Pair = Outputs["duplicates"]["list"]["rows"][number];

const pair: Pair = {
  id: 7 as DuplicateId,
  score: 913,
  level: "proposed",
  reasons: ["same-brand", "same-phone"],
  status: "open",
  foundAt: "2026-05-01T00:00:00.000Z" as Instant,
  decidedAt: null,
  decidedBy: null,
  oneId: 1 as ClientId,
  oneName: "星河贸易",
  oneReference: "C-1",
  oneCity: "上海",
  otherId: 2 as ClientId,
  otherName: "上海星河贸易有限公司",
  otherReference: "C-2",
  otherCity: null,
};

test("pairs with why; told apart they are gone; a new look is a job", async () => {
  const tellApart = vi.fn<(input: unknown) => void>();
  const scan = vi.fn(() => 3 as JobId);
  let rows = [pair];
  renderScreen(<DuplicatesScreen />, {
    role: "manager",
    path: "/clients/duplicates",
    api: {
      "duplicates.list": () => ({ rows, next: null }),
      "duplicates.tellApart": (input) => {
        rows = [];
        tellApart(input);
      },
      "duplicates.scan": scan,
    },
  });
  const row = await screen.findByRole("row", { name: /上海星河贸易有限公司/ });
  within(row).getByText("Same phone");
  expect(within(row).getByRole("link", { name: "Compare" }).getAttribute("href")).toBe("/clients/duplicates/1/2");
  await userEvent.click(screen.getByRole("button", { name: "Look for duplicates" }));
  await waitFor(() => expect(scan).toHaveBeenCalledOnce());
  await userEvent.click(within(row).getByRole("button", { name: "Not a duplicate" }));
  await screen.findByText("No pairs wait. Look for new ones.");
  expect(tellApart).toHaveBeenCalledWith({ id: 7 });
});

describe("an auditor", () => {
  test("reads, and decides nothing", async () => {
    renderScreen(<DuplicatesScreen />, {
      role: "auditor",
      path: "/clients/duplicates",
      api: { "duplicates.list": () => ({ rows: [pair], next: null }) },
    });
    await screen.findByRole("row", { name: /上海星河贸易有限公司/ });
    expect(screen.queryByRole("button", { name: "Not a duplicate" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Look for duplicates" })).toBeNull();
  });
});

type Side = Outputs["duplicates"]["preview"]["winner"];

const blank = Object.fromEntries(clientFields.map((field) => [field, null]));
const side = (values: object, moves: Side["moves"] = []): Side => ({
  file: { ...blank, ownerName: null, parentName: null, referrerName: null, ...values } as Side["file"],
  persons: [],
  moves,
});

test("a merge keeps what is chosen field by field, shows what moves, and says why it was refused", async () => {
  const merge = vi.fn();
  renderScreen(<CompareScreen />, {
    role: "manager",
    path: "/clients/duplicates/1/2",
    route: "/clients/duplicates/:one/:other",
    api: {
      "staff.list": () => [],
      "duplicates.preview": () => ({
        fields: clientFields,
        winner: side({ id: 1, reference: "C-1", name: "星河贸易", city: null, industry: "贸易" }),
        loser: side({ id: 2, reference: "C-2", name: "上海星河贸易有限公司", city: "上海", industry: "贸易" }, [
          { table: "stay", rows: 12 },
        ]),
        samePersons: 0,
        base: 41,
      }),
      "duplicates.merge": (input) => {
        merge(input);
        throw refusal("clients.merge-changed-since");
      },
    },
  });
  const name = await screen.findByRole("row", { name: /Name/ });
  expect(screen.queryByRole("row", { name: /Industry/ })).toBeNull();
  expect(
    within(screen.getByRole("row", { name: /City/ })).getByRole<HTMLInputElement>("radio", { name: "上海" }).checked,
  ).toBe(true);
  await userEvent.click(within(name).getByRole("radio", { name: "上海星河贸易有限公司" }));
  screen.getByText("Stays");
  screen.getByText("12");
  await userEvent.click(screen.getByRole("button", { name: "Merge" }));
  await screen.findByText(/Somebody changed one of the files/);
  expect(merge).toHaveBeenCalledWith({ winnerId: 1, loserId: 2, choices: { name: "loser" }, base: 41 });
});

test("a merge is taken back, and what stayed is told", async () => {
  renderScreen(<DuplicatesScreen />, {
    role: "manager",
    path: "/clients/duplicates?show=merges",
    api: {
      "duplicates.merges": () => [
        {
          id: 5 as MergeId,
          mergedAt: "2026-05-01T00:00:00.000Z" as Instant,
          undoneAt: null,
          by: "王芳",
          winnerId: 1 as ClientId,
          winnerName: "星河贸易",
          winnerReference: "C-1",
          loserId: 2 as ClientId,
          loserName: "上海星河",
          loserReference: "C-2",
        },
      ],
      "duplicates.undoMerge": () => ({
        winnerId: 1,
        loserId: 2,
        kept: [{ subject: "stay", field: "clientId", rows: 2 }],
      }),
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Take the merge back" }));
  await screen.findByText(/2 entries were changed since/);
});

test("whoever types a client that may be there is told whose it is, and goes on", async () => {
  renderScreen(<LikelyDuplicates names={["星河贸易", null]} />, {
    role: "rep",
    api: {
      "duplicates.likely": ({ names }) =>
        names[0] === "星河贸易"
          ? [
              {
                id: null,
                reference: null,
                name: "上海星河贸易有限公司",
                owner: "李雷",
                score: 0.93,
                level: "proposed",
                reasons: ["same-brand"],
              },
            ]
          : [],
    },
  });
  await screen.findByText("上海星河贸易有限公司");
  screen.getByText("Owner: 李雷");
});

test("a row that was just made is no duplicate of itself", async () => {
  const likely = (id: number, name: string) => ({
    id: ClientId.parse(id),
    reference: `C-${id}`,
    name,
    owner: null,
    score: 1,
    level: "proposed" as const,
    reasons: ["same-name" as const],
  });
  renderScreen(<LikelyDuplicates names={["星河贸易"]} except={[8]} />, {
    role: "manager",
    api: { "duplicates.likely": () => [likely(7, "星河贸易（旧）"), likely(8, "星河贸易")] },
  });
  await screen.findByText("星河贸易（旧）");
  expect(screen.queryByText("星河贸易")).toBeNull();
});
