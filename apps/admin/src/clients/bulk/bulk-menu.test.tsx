import type { BulkId } from "@foyer/domain/clients/bulk/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { StaffId } from "@foyer/domain/staff/schema";
import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useCallback, useState } from "react";
import { expect, test, vi } from "vitest";
import type { Inputs, Outputs } from "../../kernel/api.ts";
import { renderScreen } from "../../kernel/testing.tsx";
import { BulkBar } from "./bulk-menu.tsx";

const [first, second] = [7 as BulkId, 8 as BulkId];
const bulk = (more: Partial<Outputs["bulk"]["get"]>): Outputs["bulk"]["get"] => ({
  id: first,
  act: { kind: "owner", ownerId: StaffId.parse(5) },
  undoes: null,
  staffId: StaffId.parse(3),
  jobId: null,
  done: 40,
  changed: 38,
  same: 1,
  refused: { "clients.bulk-house": 1 },
  createdAt: Instant.parse("2026-03-05T02:00:00.000Z"),
  finishedAt: Instant.parse("2026-03-05T02:00:01.000Z"),
  undoneBy: null,
  selected: 40,
  status: "done",
  ...more,
});
const person = (id: number, name: string, role: "rep" | "finance") => ({
  id: StaffId.parse(id),
  name,
  email: `${id}@lake.example`,
  status: "active",
  role,
  team: null,
  fromDate: "2024-01-01",
});
const people = [person(5, "Wang", "rep"), person(6, "Money", "finance")];

const ids = Array.from({ length: 40 }, (_, index) => index + 1);

/** A screen that drops its selection once an act is over, as the grid does. */
function Selecting({ onDone }: { onDone: () => void }) {
  const [selected, setSelected] = useState(ids);
  const done = useCallback(() => {
    setSelected([]);
    onDone();
  }, [onDone]);
  return <BulkBar selection={{ ids: selected }} count={selected.length} onDone={done} />;
}

test("assigns an owner to forty in few steps, says what it came to, and takes it back", async () => {
  const started: Inputs["bulk"]["start"][] = [];
  const undone: Inputs["bulk"]["undo"][] = [];
  const onDone = vi.fn();
  renderScreen(<Selecting onDone={onDone} />, {
    api: {
      "staff.list": () => people as Outputs["staff"]["list"],
      "bulk.preview": () => ({ selected: 40, changed: 38, same: 1, refused: { "clients.bulk-house": 1 } }),
      "bulk.start": (input) => {
        started.push(input);
        return { id: first, jobId: null };
      },
      "bulk.get": ({ id }) =>
        id === first
          ? bulk({})
          : bulk({ id: second, undoes: first, changed: 37, refused: { "clients.bulk-changed-since": 1 } }),
      "bulk.latest": () => bulk({ undoneBy: undone.length === 0 ? null : second }),
      "bulk.undo": (input) => {
        undone.push(input);
        return { id: second, jobId: null };
      },
    },
  });
  expect(screen.getByText("40 selected")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Assign owner" }));
  expect(screen.queryByRole("option", { name: "Money" })).toBeNull();
  await userEvent.click(await screen.findByRole("option", { name: "Wang" }));
  expect((await screen.findByText("38 will change")).parentElement?.textContent).toBe(
    "38 will change1 are so already1 left alone: the house account stays as it is",
  );
  await userEvent.click(screen.getByRole("button", { name: "Change 38" }));
  expect(await screen.findByText("38 clients changed")).toBeTruthy();
  expect(started).toMatchObject([{ selection: { ids }, act: { kind: "owner", ownerId: 5 } }]);
  expect(onDone).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText(/Taken back for 37 clients; 1 changed since/)).toBeTruthy();
  expect(undone).toMatchObject([{ id: first }]);
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(2));
});

test("nothing to change cannot be sent, and a reason is asked before anything is archived", async () => {
  renderScreen(<BulkBar selection={{ ids: [1] }} count={1} onDone={() => {}} />, {
    api: { "bulk.preview": () => ({ selected: 1, changed: 0, same: 1, refused: {} }) },
  });
  await userEvent.click(screen.getByRole("button", { name: "More bulk acts" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Archive" }));
  expect(await screen.findByRole("button", { name: "Apply" })).toHaveProperty("disabled", true);
  await userEvent.type(screen.getByLabelText("Why archive?"), "closed");
  expect(await screen.findByText("1 are so already")).toBeTruthy();
  expect(screen.getByRole("button", { name: "There is nothing to change." })).toHaveProperty("disabled", true);
});

test("after a reload the last act can still be taken back; a rep sets no tiers; the desk sees no bar", async () => {
  renderScreen(<BulkBar selection={{ ids: [] }} count={0} onDone={() => {}} />, {
    role: "rep",
    api: { "bulk.latest": () => bulk({}) },
  });
  expect(await screen.findByText("38 clients changed")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Undo" })).toBeTruthy();
});

test("a rep sets no tiers in bulk", async () => {
  renderScreen(<BulkBar selection={{ ids: [1] }} count={1} onDone={() => {}} />, { role: "rep" });
  await userEvent.click(screen.getByRole("button", { name: "More bulk acts" }));
  expect(await screen.findByRole("menuitem", { name: "Archive" })).toBeTruthy();
  expect(screen.queryByRole("menuitem", { name: "Set tier" })).toBeNull();
});

test("who may not write clients sees no bar", () => {
  renderScreen(<BulkBar selection={{ ids: [1] }} count={1} onDone={() => {}} />, { role: "desk" });
  expect(screen.queryByText("1 selected")).toBeNull();
});
