import { LogActivity } from "@foyer/domain/activities/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { changesOfRow } from "../changes/queries.ts";
import { aClient } from "../clients/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStaff, asActor } from "../staff/factory.ts";
import { logActivity, withdrawActivity } from "./mutations.ts";
import { activitiesOfClient } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const call = (clientId: ClientId, more: object = {}) =>
  LogActivity.parse({ id: uuid(1), clientId, kind: "call", outcome: "reached", ...more });

/** A rep with a client, acting. */
async function aRepActs(trx: Trx) {
  const staffId = await aStaff(trx, { name: "王芳" });
  const clientId = await aClient(trx, { tier: "A", ownerId: staffId });
  return { clientId, staffId, acting: Object.assign(trx, { actor: asActor(trx, staffId, "rep") }) };
}

describe("logging", () => {
  test("the day is the hotel's, and the change names it", () =>
    house.rolledBack(async (trx) => {
      const { clientId, staffId, acting } = await aRepActs(trx);
      const { id } = await logActivity(
        acting,
        call(clientId, { doneAt: "2026-05-08T16:30:00.000Z", note: "要 20 间房", nextOn: "2026-05-20" }),
        now,
      );
      const { rows } = await activitiesOfClient(acting, { clientId, limit: 50 }, today);
      expect(rows).toEqual([
        expect.objectContaining({
          id,
          doneOn: "2026-05-09",
          doneAt: "2026-05-08T16:30:00.000Z",
          note: "要 20 间房",
          nextOn: "2026-05-20",
          by: "王芳",
          staffId,
        }),
      ]);
      expect(await changesOfRow(trx, { subject: "activity", row: id })).toEqual([
        expect.objectContaining({ act: "activities.log", by: "王芳" }),
      ]);
    }));

  test("sent twice it is one activity; another one under the same id is refused", () =>
    house.rolledBack(async (trx) => {
      const { clientId, acting } = await aRepActs(trx);
      const first = await logActivity(acting, call(clientId), now);
      expect(await logActivity(acting, call(clientId), Instant.parse("2026-05-10T02:00:05.000Z"))).toEqual(first);
      await expect(logActivity(acting, call(clientId, { outcome: "no-answer" }), now)).rejects.toMatchObject({
        code: "activities.another-with-this-id",
      });
      expect((await activitiesOfClient(acting, { clientId, limit: 50 }, today)).rows).toHaveLength(1);
    }));

  test("what does not belong is refused", () =>
    house.rolledBack(async (trx) => {
      const { clientId, acting } = await aRepActs(trx);
      const others = await aClient(trx, { ownerId: await aStaff(trx) });
      await expect(logActivity(acting, call(others), now)).rejects.toMatchObject({
        kind: "not-found",
        code: "clients.not-found",
      });
      await expect(activitiesOfClient(acting, { clientId: others, limit: 50 }, today)).rejects.toMatchObject({
        kind: "not-found",
      });
      await expect(logActivity(acting, call(clientId, { contactId: 999_999 }), now)).rejects.toMatchObject({
        code: "activities.contact-not-found",
      });
      await expect(
        logActivity(acting, call(clientId, { doneAt: "2026-05-10T16:00:00.000Z" }), now),
      ).rejects.toMatchObject({ code: "activities.not-yet" });
      const system = Object.assign(trx, { actor: { kind: "system", propertyId: trx.propertyId } as const });
      await expect(logActivity(system, call(clientId), now)).rejects.toMatchObject({
        code: "activities.needs-a-person",
      });
    }));

  test("twenty of the same request at once are one activity", async () => {
    const propertyId = await house.aProperty();
    const { clientId, staffId } = await house.committed(propertyId, async (trx) => {
      const owner = await aStaff(trx);
      return { staffId: owner, clientId: await aClient(trx, { ownerId: owner }) };
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        house.committed(propertyId, (trx) =>
          logActivity(Object.assign(trx, { actor: asActor(trx, staffId, "rep") }), call(clientId), now),
        ),
      ),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  });
});

describe("withdrawing", () => {
  test("it stays readable with its reason, and not twice", () =>
    house.rolledBack(async (trx) => {
      const { clientId, acting } = await aRepActs(trx);
      const { id } = await logActivity(acting, call(clientId), now);
      await withdrawActivity(acting, { id, reason: "记错客户" }, now);
      expect((await activitiesOfClient(acting, { clientId, limit: 50 }, today)).rows).toMatchObject([
        { id, withdrawnReason: "记错客户" },
      ]);
      await expect(withdrawActivity(acting, { id, reason: "再来" }, now)).rejects.toMatchObject({
        code: "activities.already-withdrawn",
      });
    }));

  test("a colleague's is not found", () =>
    house.rolledBack(async (trx) => {
      const { clientId, acting } = await aRepActs(trx);
      const { id } = await logActivity(acting, call(clientId), now);
      const colleague = Object.assign(trx, { actor: asActor(trx, await aStaff(trx), "rep") });
      await expect(withdrawActivity(colleague, { id, reason: "x" }, now)).rejects.toMatchObject({
        code: "activities.not-found",
      });
    }));
});
