import type { StaffId } from "@foyer/domain/kernel/ids";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Role } from "@foyer/domain/kernel/permissions";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { type TimelineKind, timelineKinds, TimelinePage } from "@foyer/domain/overview/timeline/schema";
import { afterAll, describe, expect, test } from "vitest";
import { anActivity } from "../../activities/factory.ts";
import { aClient } from "../../clients/factory.ts";
import { setDated } from "../../clients/dated/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff, asActor } from "../../staff/factory.ts";
import { aStay } from "../../stays/factory.ts";
import { anAnswer } from "../../surveys/factory.ts";
import { timeline } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const date = (text: string) => CalendarDate.parse(text);
const today = date("2026-05-10");

/** The same transaction, as this person. */
const as = (trx: Trx, staffId: StaffId, role: Role): Trx =>
  new Proxy(trx, {
    get: (target, key): unknown => {
      if (key === "actor") return asActor(trx, staffId, role);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

async function aStory(trx: Trx) {
  const wang = await aStaff(trx, { name: "王思远" });
  const lin = await aStaff(trx, { name: "林若曦" });
  const clientId = await aClient(trx, { ownerId: wang, tier: "C", fromDate: date("2026-01-01") });
  await anActivity(trx, { clientId, staffId: wang, doneOn: date("2026-02-03"), kind: "visit" });
  await anActivity(trx, { clientId, staffId: wang, doneOn: date("2026-03-03"), outcome: "no-answer" });
  await aStay(trx, { clientId, arrival: date("2026-03-03"), departure: date("2026-03-05"), rooms: 2, food: 5_000 });
  await aStay(trx, { clientId, arrival: date("2026-06-01"), departure: date("2026-06-02"), status: "definite" });
  await setDated(trx, { aspect: "tier", from: date("2026-04-01"), values: [{ clientId, value: "B" }] });
  await setDated(trx, { aspect: "ownerId", from: date("2026-04-15"), values: [{ clientId, value: lin }] });
  await setDated(trx, { aspect: "ownerId", from: date("2026-05-01"), values: [{ clientId, value: null }] });
  await trx
    .insertInto("tip")
    .values({
      propertyId: trx.propertyId,
      reference: "t-1",
      source: "staff",
      staffId: lin,
      clientId,
      text: "要开年会",
      // the next day in Shanghai
      sentAt: Instant.parse("2026-04-19T16:30:00.000Z"),
    })
    .execute();
  return { wang, lin, clientId };
}

const told = async (trx: Trx, asked: Parameters<typeof TimelinePage.parse>[0]) => {
  const { rows } = await timeline(trx, TimelinePage.parse(asked), today);
  return rows.map(({ on, kind }) => `${on} ${kind}`);
};

describe("a client's timeline", () => {
  test("tells what is kept in many places in the order in which it happened", () =>
    house.rolledBack(async (trx) => {
      const { clientId } = await aStory(trx);
      const { rows, next, kinds } = await timeline(trx, TimelinePage.parse({ clientId }), today);
      expect(rows.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
        "2026-06-01 stay",
        "2026-05-01 owner",
        "2026-04-20 tip",
        "2026-04-15 owner",
        "2026-04-01 tier",
        "2026-03-03 activity",
        "2026-03-03 stay",
        "2026-02-03 activity",
        "2026-01-01 owner",
        "2026-01-01 tier",
        "2026-01-01 class",
      ]);
      expect(next).toBeNull();
      expect(kinds).toEqual(timelineKinds);
      const details = rows.map(({ detail }) => detail);
      expect(details[1]).toEqual({ before: "林若曦", after: null, brief: null });
      expect(details[2]).toEqual({ from: "林若曦", text: "要开年会", status: "open", answer: null });
      expect(details[3]).toEqual({ before: "王思远", after: "林若曦", brief: null });
      expect(details[4]).toEqual({ before: "C", after: "B" });
      expect(details[6]).toMatchObject({ rooms: 2, roomNights: 4, revenue: 105_000, departure: "2026-03-05" });
      expect(details[7]).toMatchObject({ activity: "visit", outcome: "reached", by: "王思远" });
    }));

  test("page after page is the same as all at once, whatever the length of a page", () =>
    house.rolledBack(async (trx) => {
      const { clientId } = await aStory(trx);
      await anAnswer(trx, { clientId, answeredOn: date("2026-03-03"), comment: "很好" });
      const all = await told(trx, { clientId, limit: 100 });
      for (const limit of [1, 2, 3, 5, 11, 12, 13]) {
        const seen: string[] = [];
        for (let after: TimelinePage["after"] | null; after !== null; ) {
          const page = await timeline(trx, { clientId, limit, ...(after && { after }) }, today);
          seen.push(...page.rows.map(({ on, kind }) => `${on} ${kind}`));
          after = page.next;
        }
        expect(seen, `pages of ${limit}`).toEqual(all);
      }
    }));

  test("only of the kinds asked for; a guest's answer with its comment", () =>
    house.rolledBack(async (trx) => {
      const { clientId } = await aStory(trx);
      await anAnswer(trx, { clientId, answeredOn: date("2026-03-20"), recommend: 4, comment: "水太凉" });
      expect(await told(trx, { clientId, kinds: ["tier", "survey"] })).toEqual([
        "2026-04-01 tier",
        "2026-03-20 survey",
        "2026-01-01 tier",
      ]);
      const { rows } = await timeline(trx, { clientId, kinds: ["survey"], limit: 5 }, today);
      expect(rows[0]?.detail).toMatchObject({ answered: true, recommend: 4, comments: ["水太凉"] });
    }));

  test.each<[Role, readonly TimelineKind[]]>([
    ["director", ["class", "tier", "owner", "survey", "stay", "activity"]],
    ["finance", ["class", "tier", "owner", "stay"]],
    ["desk", ["class", "tier", "stay"]],
    ["auditor", ["class", "tier", "owner", "survey", "stay", "activity"]],
  ])("shows the %s what that role reads elsewhere", (role, kinds) =>
    house.rolledBack(async (trx) => {
      const { clientId } = await aStory(trx);
      const reader = as(trx, await aStaff(trx, { role }), role);
      const seen = await timeline(reader, TimelinePage.parse({ clientId }), today);
      expect(seen.kinds).toEqual(kinds);
      expect(seen.rows.every(({ kind }) => kinds.includes(kind))).toBe(true);
    }),
  );

  test("nobody reads on of a client that has gone to another", () =>
    house.rolledBack(async (trx) => {
      const { clientId, wang, lin } = await aStory(trx);
      await setDated(trx, { aspect: "ownerId", from: today, values: [{ clientId, value: lin }] });
      expect(await told(as(trx, lin, "rep"), { clientId, kinds: ["tip"] })).toEqual(["2026-04-20 tip"]);
      await expect(timeline(as(trx, wang, "rep"), TimelinePage.parse({ clientId }), today)).rejects.toThrow(Refusal);
      expect(await told(as(trx, lin, "rep"), { clientId, kinds: ["survey"] })).toEqual([]);
    }));
});
