import type { StaffId } from "@foyer/domain/kernel/ids";
import { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { InboxPage } from "@foyer/domain/messages/inbox/schema";
import { afterAll, describe, expect, test } from "vitest";
import { startJob } from "../../jobs/mutations.ts";
import { beginJob, finishJob } from "../../jobs/running/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff, asActor } from "../../staff/factory.ts";
import { type NoticeFacts, mailNotices } from "../notices/mutations.ts";
import { chooseChannel, forgetNotifications, markAllRead, markRead, notify, notifyOfFailedJob } from "./mutations.ts";
import { countUnread, listNotifications, ownChannels } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-03-10T02:00:00.000Z");
const later = Instant.parse("2026-03-10T03:00:00.000Z");
const applied = { fileName: "客户.csv", status: "applied", created: 3, updated: 1, refused: 0 } as const;

/** The same transaction, as this person: what was the system's before stays the system's. */
const as = (trx: Trx, staffId: StaffId, role: "manager" | "desk" = "manager"): Trx =>
  new Proxy(trx, {
    get: (target, key): unknown => {
      if (key === "actor") return asActor(trx, staffId, role);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
const finished = (trx: Trx, to: readonly StaffId[], row = 1, at = now) =>
  notify(trx, { to, event: "imports.finished", row, details: applied }, at);
const unread = (trx: Trx, staffId: StaffId) => listNotifications(as(trx, staffId), InboxPage.parse({ unread: true }));
const read = (trx: Trx, staffId: StaffId) => listNotifications(as(trx, staffId), InboxPage.parse({ unread: false }));

describe("who is told", () => {
  test("each person once, and only who works here today", () =>
    house.rolledBack(async (trx) => {
      const [here, left, coming] = [
        await aStaff(trx),
        await aStaff(trx, { toDate: CalendarDate.parse("2026-03-10") }),
        await aStaff(trx, { fromDate: CalendarDate.parse("2026-03-11") }),
      ];
      await finished(trx, [here, here, left, coming], 7);
      expect(await unread(trx, here)).toMatchObject([{ event: "imports.finished", row: 7, details: applied, at: now }]);
      expect(await countUnread(as(trx, left))).toBe(0);
      expect(await countUnread(as(trx, coming))).toBe(0);
    }));

  test("nobody of what they did themselves", () =>
    house.rolledBack(async (trx) => {
      const [me, other] = [await aStaff(trx), await aStaff(trx)];
      await finished(as(trx, me), [me, other]);
      expect(await countUnread(as(trx, me))).toBe(0);
      expect(await countUnread(as(trx, other))).toBe(1);
    }));

  test("whoever started a job that failed, not one that did not", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      const jobId = await startJob(
        as(trx, me),
        { name: "scores.compute", payload: { month: Month.parse("2026-02") } },
        now,
      );
      const lease = "00000000-0000-4000-8000-000000000001";
      await notifyOfFailedJob(trx, jobId, now);
      expect(await countUnread(as(trx, me))).toBe(0);
      await beginJob(trx, { jobId, lease }, now);
      await finishJob(trx, { jobId, lease }, { status: "failed", problem: "kernel.bug", at: now });
      await notifyOfFailedJob(trx, jobId, now);
      expect(await unread(trx, me)).toMatchObject([{ event: "jobs.failed", row: jobId }]);
    }));
});

describe("an inbox", () => {
  test("is one person's at one hotel: nobody reads another's, or marks it", async () => {
    const [here, there] = [await house.aProperty(), await house.aProperty()];
    const me = await house.committed(here, (trx) => aStaff(trx, { email: "both@example.com" }));
    await house.committed(there, (trx) => aStaff(trx, { email: "both@example.com" }));
    const other = await house.committed(here, (trx) => aStaff(trx));
    await house.committed(here, (trx) => finished(trx, [other]));
    await house.committed(there, (trx) => finished(trx, [me]));
    await house.committed(here, async (trx) => {
      expect(await unread(trx, me)).toEqual([]);
      const [theirs] = await unread(trx, other);
      if (!theirs) throw new Error("the other was not told");
      await markRead(as(trx, me), [theirs.id], later);
      await markAllRead(as(trx, me), theirs.id, later);
      expect(await countUnread(as(trx, other))).toBe(1);
    });
    await house.committed(there, async (trx) => expect(await countUnread(as(trx, me))).toBe(1));
  });

  test("has its unread first; marking all leaves what came in meanwhile", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      for (const row of [1, 2, 3, 4]) await finished(trx, [me], row);
      const [, third, second] = await unread(trx, me);
      if (!third || !second) throw new Error("there are four");
      await markRead(as(trx, me), [second.id], later);
      expect((await read(trx, me)).map(({ row }) => row)).toEqual([2]);
      await markAllRead(as(trx, me), third.id, later);
      expect((await unread(trx, me)).map(({ row }) => row)).toEqual([4]);
      expect((await read(trx, me)).map(({ row }) => row)).toEqual([3, 2, 1]);
      const page = await listNotifications(as(trx, me), InboxPage.parse({ unread: false, before: third.id, limit: 1 }));
      expect(page.map(({ row }) => row)).toEqual([2]);
    }));

  test("forgets what happened longer ago than notifications are kept", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      await finished(trx, [me], 1, Instant.parse("2025-12-09T15:59:59.000Z"));
      await finished(trx, [me], 2, Instant.parse("2025-12-09T16:00:00.000Z"));
      expect(await forgetNotifications(trx, now)).toBe(1);
      expect((await unread(trx, me)).map(({ row }) => row)).toEqual([2]);
      expect(await forgetNotifications(trx, now)).toBe(0);
    }));

  test("shows nothing of an event that the house no longer knows", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      await trx
        .insertInto("notification")
        .values({
          propertyId: trx.propertyId,
          staffId: me,
          event: "moon.risen",
          subject: "moon",
          rowId: 1,
          details: "{}",
          at: now,
        })
        .execute();
      expect([await unread(trx, me), await countUnread(as(trx, me))]).toEqual([[], 0]);
    }));
});

describe("by mail", () => {
  const letters: NoticeFacts[] = [];
  const letter = (facts: NoticeFacts) => {
    letters.push(facts);
    return { subject: "s", text: "t", html: "h" };
  };
  const mails = (trx: Trx) =>
    trx.selectFrom("message").select(["purpose", "kind", "status"]).where("propertyId", "=", trx.propertyId).execute();

  test("goes to who chose it, all of one person's in one letter, once", () =>
    house.rolledBack(async (trx) => {
      letters.length = 0;
      const [me, other] = [await aStaff(trx), await aStaff(trx)];
      await chooseChannel(as(trx, me), { event: "imports.finished", byMail: true }, now);
      await finished(trx, [me, other], 1);
      await finished(trx, [me, other], 2);
      expect(await mailNotices(trx, { letter }, now)).toEqual({ letters: 1, more: false });
      expect(letters.map(({ events }) => events.map(({ path }) => path))).toEqual([["/imports/1", "/imports/2"]]);
      expect(await mailNotices(trx, { letter }, later)).toEqual({ letters: 0, more: false });
      expect(await mails(trx)).toEqual([{ purpose: "notice", kind: "service", status: "queued" }]);
    }));

  test("no more once it was chosen off; the choice is on record", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      for (const byMail of [true, false]) await chooseChannel(as(trx, me), { event: "imports.finished", byMail }, now);
      await finished(trx, [me]);
      expect(await mailNotices(trx, { letter }, now)).toEqual({ letters: 0, more: false });
      const chosen = await ownChannels(as(trx, me), now);
      expect(chosen).toMatchObject({ days: 90 });
      expect(chosen.events).toContainEqual({ event: "imports.finished", byMail: false });
      const fields = await trx
        .selectFrom("changeField")
        .select(["subject", "field", "before", "after"])
        .where("propertyId", "=", trx.propertyId)
        .where("field", "=", "imports.finished")
        .orderBy("number")
        .execute();
      expect(fields).toEqual([
        { subject: "staff", field: "imports.finished", before: false, after: true },
        { subject: "staff", field: "imports.finished", before: true, after: false },
      ]);
    }));

  test("is offered for the events of one's own screens only", () =>
    house.rolledBack(async (trx) => {
      const desk = as(trx, await aStaff(trx, { role: "desk" }), "desk");
      expect((await ownChannels(desk, now)).events.map(({ event }) => event)).not.toContain("imports.finished");
      const chosen = chooseChannel(desk, { event: "imports.finished", byMail: true }, now);
      await expect(chosen).rejects.toMatchObject({ code: "messages.event-unknown" });
      await expect(chooseChannel(desk, { event: "toString", byMail: true }, now)).rejects.toMatchObject({
        code: "messages.event-unknown",
      });
    }));

  test("nobody gets one who works at this hotel no more, wherever else", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      await chooseChannel(as(trx, me), { event: "imports.finished", byMail: true }, now);
      await finished(trx, [me]);
      await trx
        .updateTable("staffRole")
        .set({ toDate: "2026-03-10" as CalendarDate })
        .where("propertyId", "=", trx.propertyId)
        .where("staffId", "=", me)
        .execute();
      expect(await mailNotices(trx, { letter }, now)).toEqual({ letters: 0, more: false });
    }));

  test("nobody who has left gets one", () =>
    house.rolledBack(async (trx) => {
      const me = await aStaff(trx);
      await chooseChannel(as(trx, me), { event: "imports.finished", byMail: true }, now);
      await finished(trx, [me]);
      await trx.updateTable("staff").set({ status: "left" }).where("id", "=", me).execute();
      expect(await mailNotices(trx, { letter }, now)).toEqual({ letters: 0, more: false });
    }));
});
