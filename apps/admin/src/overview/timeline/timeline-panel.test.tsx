import { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { timelineKinds } from "@foyer/domain/overview/timeline/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { TimelinePanel } from "./timeline-panel.tsx";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-05T02:00:00.000Z") }));
afterEach(() => vi.useRealTimers());

type Told = Outputs["overview"]["timeline"];
type Entry = Told["rows"][number];

const on = (text: string) => CalendarDate.parse(text);

const story: readonly Entry[] = [
  {
    kind: "stay",
    on: on("2026-04-02"),
    id: 11,
    detail: {
      confirmation: "S-11",
      status: "definite",
      departure: on("2026-04-04"),
      rooms: 2,
      contact: "Shen Yutong",
      roomNights: 4,
      revenue: minor(123_450),
    },
  },
  {
    kind: "activity",
    on: on("2026-03-01"),
    id: 12,
    detail: {
      activity: "visit",
      outcome: "reached",
      by: "Wang Siyuan",
      contact: "Shen Yutong",
      note: "Wants a quiet floor",
      nextStep: "Send the offer",
      nextOn: on("2026-03-09"),
      withdrawnReason: null,
    },
  },
  {
    kind: "owner",
    on: on("2026-02-01"),
    id: 0,
    detail: { before: "Zhao Left", after: "Wang Siyuan", brief: "Pays late" },
  },
  { kind: "tier", on: on("2026-01-15"), id: 0, detail: { before: "C", after: "B" } },
  {
    kind: "survey",
    on: on("2026-01-10"),
    id: 13,
    detail: { contact: null, answered: true, recommend: 4, comments: ["Cold water"] },
  },
  {
    kind: "tip",
    on: on("2026-01-09"),
    id: 14,
    detail: { from: null, text: "A fair in May", status: "accepted", answer: null },
  },
  { kind: "class", on: on("2025-12-01"), id: 0, detail: { before: null, after: "conference" } },
];

function stage(answer: (asked: Inputs["overview"]["timeline"]) => Told) {
  renderScreen(<TimelinePanel clientId={ClientId.parse(9)} title="Communication" />, {
    api: { "overview.timeline": answer },
  });
}

const told = (values: Partial<Told> = {}): Told => ({
  rows: [...story],
  next: null,
  kinds: [...timelineKinds],
  ...values,
});

test("tells what happened in words, with what is still to come apart", async () => {
  stage(() => told());
  const upcoming = within(await screen.findByRole("region", { name: "Still to come" }));
  expect(upcoming.getByText("Stay 02 Apr 2026 – 04 Apr 2026")).toBeTruthy();
  expect(upcoming.getByText(/2 rooms · 4 room nights · S-11/).textContent).toContain("¥1,234.50");
  expect(upcoming.queryByText("Visit")).toBeNull();
  expect(screen.getByText("Visit")).toBeTruthy();
  expect(screen.getByText("Wants a quiet floor")).toBeTruthy();
  expect(screen.getByText("Owner: Zhao Left → Wang Siyuan")).toBeTruthy();
  expect(screen.getByText("Pays late")).toBeTruthy();
  expect(screen.getByText("Tier: C → B")).toBeTruthy();
  expect(screen.getByText("Would recommend: 4 of 10")).toBeTruthy();
  expect(screen.getByText("Cold water")).toBeTruthy();
  expect(screen.getByText("A message left on the hotel's site")).toBeTruthy();
  expect(screen.getByText("Class: Conference")).toBeTruthy();
});

test("shows one kind, or several, and says when there is nothing of it", async () => {
  const asked: unknown[] = [];
  stage((input) => {
    asked.push(input.kinds);
    return told(input.kinds?.includes("tip") ? { rows: [] } : {});
  });
  const filter = within(await screen.findByRole("group", { name: "Show" }));
  await userEvent.click(filter.getByLabelText("Tips"));
  expect(await screen.findByText("Nothing of this kind.")).toBeTruthy();
  await userEvent.click(filter.getByLabelText("Everything"));
  await waitFor(() => expect(screen.getByText("Visit")).toBeTruthy());
  expect(asked.slice(0, 2)).toEqual([undefined, ["tip"]]);
});

test("goes on after the last thing shown", async () => {
  const after: unknown[] = [];
  stage((input) => {
    after.push(input.after);
    return input.after
      ? told({ rows: story.slice(4) })
      : told({ rows: story.slice(0, 4), next: { on: on("2026-01-15"), kind: "tier", id: 0 } });
  });
  await userEvent.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByText("Cold water")).toBeTruthy();
  expect(after).toEqual([undefined, { on: "2026-01-15", kind: "tier", id: 0 }]);
});

test("of another team's client it says that calls and visits are not shown", async () => {
  stage(() => told({ rows: story.slice(3, 4), kinds: ["class", "tier", "owner", "stay"] }));
  expect(await screen.findByText("Calls and visits are open to the owner's team only.")).toBeTruthy();
  expect(within(screen.getByRole("group", { name: "Show" })).queryByLabelText("Contacts")).toBeNull();
});
