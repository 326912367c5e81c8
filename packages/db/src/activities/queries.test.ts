import { contactDueOn } from "@foyer/domain/activities/rules";
import type { ActivityId } from "@foyer/domain/activities/schema";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../clients/factory.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff, asActor } from "../staff/factory.ts";
import { anActivity } from "./factory.ts";
import { activitiesOfClient, contactsDue, intervalsOn, stepsPromised } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const date = (text: string) => CalendarDate.parse(text);
const today = date("2026-05-10");
const asked = { ahead: 0, limit: 200 };

describe("contacts due", () => {
  test("the day is that of the rule, and only what has come is listed", () =>
    house.rolledBack(async (trx) => {
      const ownerId = await aStaff(trx);
      const intervals = await intervalsOn(trx, today);
      const cases = [
        { tier: "A", last: "2026-05-03" },
        { tier: "A", last: "2026-05-04" },
        { tier: "B", last: "2026-04-20" },
        { tier: "C", last: null },
        { tier: "potential", last: "2026-01-01" },
      ] as const;
      const expected = [];
      for (const { tier, last } of cases) {
        const from = date("2025-12-01");
        const clientId = await aClient(trx, { tier, ownerId, fromDate: from });
        if (last) await anActivity(trx, { clientId, staffId: ownerId, doneOn: date(last) });
        await anActivity(trx, { clientId, staffId: ownerId, doneOn: date("2026-05-09"), outcome: "no-answer" });
        const dueOn = contactDueOn(
          { tier, lastContactOn: last && date(last), tierFrom: from, ownerFrom: from },
          intervals,
        );
        if (dueOn <= today) expected.push({ clientId, dueOn, lastContactOn: last });
      }
      const { rows, total } = await contactsDue(trx, asked, today);
      expect(rows.map(({ clientId, dueOn, lastContactOn }) => ({ clientId, dueOn, lastContactOn }))).toEqual(expected);
      expect(total).toBe(expected.length);
      expect(rows.map((row) => [row.state, row.daysOverdue, row.escalation])).toEqual([
        ["due", 0, "none"],
        ["overdue", 6, "manager"],
        ["overdue", 130, "at-risk"],
        ["overdue", 69, "at-risk"],
      ]);
    }));

  test("material is enough for a potential client only; what was withdrawn is not", () =>
    house.rolledBack(async (trx) => {
      const ownerId = await aStaff(trx);
      const material = { staffId: ownerId, doneOn: date("2026-05-09"), kind: "material", outcome: null } as const;
      const potential = await aClient(trx, { tier: "potential", ownerId });
      const ordinary = await aClient(trx, { tier: "C", ownerId });
      const withdrawn = await aClient(trx, { tier: "C", ownerId });
      await anActivity(trx, { ...material, clientId: potential });
      await anActivity(trx, { ...material, clientId: ordinary });
      await anActivity(trx, {
        staffId: ownerId,
        doneOn: date("2026-05-09"),
        clientId: withdrawn,
        withdrawnReason: "误记",
      });
      expect((await contactsDue(trx, asked, today)).rows.map((row) => row.clientId)).toEqual([ordinary, withdrawn]);
    }));

  test("a rep has one's own, a manager the team's, nobody a stranger's", () =>
    house.rolledBack(async (trx) => {
      const { id: teamId } = await trx
        .insertInto("team")
        .values({ propertyId: trx.propertyId, name: "一组" })
        .returning("id")
        .executeTakeFirstOrThrow();
      const [rep, colleague, stranger] = [
        await aStaff(trx, { teamId }),
        await aStaff(trx, { teamId }),
        await aStaff(trx),
      ];
      const manager = await aStaff(trx, { role: "manager", teamId });
      const ours = await aClient(trx, { tier: "A", ownerId: rep, name: "甲" });
      const theirs = await aClient(trx, { tier: "A", ownerId: colleague, name: "乙" });
      await aClient(trx, { tier: "A", ownerId: stranger, name: "丙" });
      const as = async (staffId: typeof rep, role: "rep" | "manager", of?: typeof rep) =>
        (
          await contactsDue(
            Object.assign(trx, { actor: asActor(trx, staffId, role) }),
            { ...asked, ...(of ? { staffId: of } : {}) },
            today,
          )
        ).rows.map((row) => row.clientId);
      expect(await as(rep, "rep")).toEqual([ours]);
      expect((await as(manager, "manager")).toSorted((a, b) => a - b)).toEqual([ours, theirs]);
      expect(await as(manager, "manager", colleague)).toEqual([theirs]);
      expect(await as(manager, "manager", stranger)).toEqual([]);
    }));
});

test("a promised step is open until the next activity with the client", () =>
  house.rolledBack(async (trx) => {
    const staffId = await aStaff(trx);
    const [open, kept, later] = [
      await aClient(trx, { ownerId: staffId }),
      await aClient(trx, { ownerId: staffId }),
      await aClient(trx, { ownerId: staffId }),
    ];
    const promise = { staffId, doneOn: date("2026-05-01"), nextOn: date("2026-05-08"), nextStep: "送报价" };
    const id = await anActivity(trx, { ...promise, clientId: open });
    await anActivity(trx, { ...promise, clientId: kept });
    await anActivity(trx, { clientId: kept, staffId, doneOn: date("2026-05-02"), outcome: "no-answer" });
    await anActivity(trx, { ...promise, clientId: later, nextOn: date("2026-05-11") });
    expect(await stepsPromised(trx, asked, today)).toMatchObject([
      { id, clientId: open, nextOn: "2026-05-08", nextStep: "送报价" },
    ]);
    expect(await stepsPromised(trx, { ...asked, ahead: 1 }, today)).toHaveLength(2);
  }));

test("pages follow each other without a gap or a repeat", () =>
  house.rolledBack(async (trx) => {
    const staffId = await aStaff(trx);
    const clientId = await aClient(trx, { ownerId: staffId });
    for (let day = 0; day < 7; day += 1)
      await anActivity(trx, { clientId, staffId, doneOn: addDays(date("2026-05-01"), Math.floor(day / 3)) });
    const seen: ActivityId[] = [];
    let after: { doneOn: CalendarDate; id: ActivityId } | undefined;
    for (;;) {
      const page = await activitiesOfClient(trx, { clientId, limit: 2, ...(after ? { after } : {}) }, today);
      seen.push(...page.rows.map((row) => row.id));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toHaveLength(7);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  }));
