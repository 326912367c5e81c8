import { Instant } from "@foyer/domain/kernel/time";
import { NotificationId } from "@foyer/domain/messages/inbox/schema";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Inputs, Outputs } from "../kernel/api.ts";
import { refusal, renderScreen } from "../kernel/testing.tsx";
import { Bell } from "./bell-menu.tsx";
import { InboxScreen } from "./inbox-screen.tsx";

type Row = Outputs["messages"]["inbox"][number];

const row = (id: number, over: Partial<Row> = {}): Row => ({
  id: NotificationId.parse(id),
  event: "imports.finished",
  row: 7,
  details: { fileName: `file-${id}.csv`, status: "applied", created: 3, updated: 1, refused: 0 },
  at: Instant.parse("2026-03-05T01:00:00.000Z"),
  ...over,
});
const channels = () => ({ days: 90, events: [{ event: "imports.finished" as const, byMail: false }] });

function anInbox(rows: Row[]) {
  const isRead = new Set<number>();
  return {
    isRead,
    api: {
      "messages.channels": channels,
      "messages.unread": () => rows.filter(({ id }) => !isRead.has(id)).length,
      "messages.inbox": ({ unread, before, limit = 50 }: Inputs["messages"]["inbox"]) =>
        rows.filter(({ id }) => isRead.has(id) !== unread && (before === undefined || id < before)).slice(0, limit),
      "messages.markRead": ({ ids }: { ids: readonly number[] }) => {
        for (const id of ids) isRead.add(id);
      },
      "messages.markAllRead": ({ upTo }: { upTo: number }) => {
        for (const { id } of rows) if (id <= upTo) isRead.add(id);
      },
    } as const,
  };
}

test("unread ones stand first and lead to the thing; going there reads them", async () => {
  const { api, isRead } = anInbox([row(2), row(1)]);
  const { router } = renderScreen(<InboxScreen />, { path: "/inbox", api });
  const link = await screen.findByRole("link", { name: "file-2.csv has been applied: 3 rows created, 1 updated." });
  await userEvent.click(link);
  expect(router.state.location.pathname).toBe("/imports/7");
  await waitFor(() => expect([...isRead]).toEqual([2]));
});

test("one is marked as read where it stands, and all at once", async () => {
  const { api, isRead } = anInbox([row(3), row(2), row(1)]);
  renderScreen(<InboxScreen />, { path: "/inbox", api });
  await userEvent.click(await screen.findByRole("button", { name: /^Mark as read: file-2/ }));
  const read = await screen.findByRole("region", { name: "Read" });
  expect(await within(read).findByText(/file-2/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Mark all as read" }));
  expect(await screen.findByText("Nothing is unread.")).toBeTruthy();
  expect(isRead.size).toBe(3);
});

test("older ones come a block at a time", async () => {
  const { api } = anInbox(Array.from({ length: 45 }, (_, index) => row(45 - index)));
  renderScreen(<InboxScreen />, { path: "/inbox", api });
  expect(await screen.findAllByRole("link")).toHaveLength(30);
  await userEvent.click(screen.getByRole("button", { name: "Older notifications" }));
  await waitFor(() => expect(screen.getAllByRole("link")).toHaveLength(45));
});

test("an empty inbox says what will stand in it; a failure keeps its number", async () => {
  const { api } = anInbox([]);
  renderScreen(<InboxScreen />, { path: "/inbox", api });
  expect(await screen.findByText(/Nothing here yet/)).toBeTruthy();
  expect(await screen.findByText("Notifications are kept for 90 days.")).toBeTruthy();
});

test("by which way one hears of an event is chosen for each; what is refused is said", async () => {
  const chosen: unknown[] = [];
  const { api } = anInbox([]);
  renderScreen(<InboxScreen />, {
    path: "/inbox",
    api: {
      ...api,
      "messages.chooseChannel": (input) => {
        chosen.push(input);
        throw refusal("messages.event-unknown");
      },
    },
  });
  await userEvent.click(await screen.findByRole("radio", { name: "On screen and by mail" }));
  expect(await screen.findByText("There is no such kind of notification")).toBeTruthy();
  expect(chosen).toEqual([{ event: "imports.finished", byMail: true }]);
});

test("the bell says how many are unread and leads to them", async () => {
  const { api } = anInbox([row(2), row(1)]);
  const { router } = renderScreen(<Bell />, { api });
  await userEvent.click(await screen.findByRole("link", { name: "Notifications: 2 unread" }));
  expect(router.state.location.pathname).toBe("/inbox");
});
