import { createHash } from "node:crypto";
import type { Instant } from "@foyer/domain/kernel/time";
import { dutyVersion } from "@foyer/domain/staff/duty/rules";
import { dutyText } from "@foyer/domain/staff/duty/words";
import type { StaffId } from "@foyer/domain/staff/schema";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import type { Trx } from "../../kernel/fence.ts";
import { withActor } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { actingAs, aSession, asActor, aStaff } from "../factory.ts";
import { actorByEmail } from "../queries.ts";
import { openSession, withSession } from "../sessions/mutations.ts";
import { acceptDuty, keepDuties } from "./mutations.ts";
import { dutiesOn, ownDuty } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());
const property = await house.aProperty();
const other = await house.aProperty();

const now = "2026-03-02T01:00:00.000Z" as Instant;
const read = { version: dutyVersion, language: "en" } as const;
const notAccepted = { kind: "forbidden", code: "staff.duty-not-accepted", details: { version: dutyVersion } };

const changesOf = (trx: Trx, staffId: StaffId) =>
  trx
    .selectFrom("change")
    .innerJoin("changeField", (join) =>
      join.on("changeField.propertyId", "=", trx.propertyId).onRef("changeField.number", "=", "change.number"),
    )
    .select(["change.staffId", "changeField.before", "changeField.after"])
    .where("change.propertyId", "=", trx.propertyId)
    .where("change.act", "=", "staff.accept-duty")
    .where("changeField.rowId", "=", staffId)
    .execute();

test("the text is the one of its version: other words take another number, and everybody reads them", () => {
  const fingerprints: Readonly<Record<number, string>> = {
    1: "19a43dac12c9cc31b80c47fee55eeb1db8ff5fcc6ffbaa6646773ed447a24f20",
  };
  const fingerprint = createHash("sha256").update(JSON.stringify(dutyText)).digest("hex");
  expect(fingerprints[dutyVersion]).toBe(fingerprint);
});

describe("an acceptance", () => {
  test("says who, what, in which language and when, and is on record; twice is once", () =>
    house.rolledBack(async (trx) => {
      const staffId = await aStaff(trx, { duty: null });
      const own = actingAs(trx, staffId, "rep");
      expect(await ownDuty(trx, staffId)).toEqual({ isAccepted: false, accepted: null });
      await acceptDuty(own, { ...read, language: "zh-Hant" }, now);
      await acceptDuty(own, read, "2026-03-03T01:00:00.000Z" as Instant);
      expect(await ownDuty(trx, staffId)).toEqual({
        isAccepted: true,
        accepted: { version: dutyVersion, acceptedAt: now },
      });
      const today = "2026-03-02" as Parameters<typeof dutiesOn>[1];
      expect(await dutiesOn(trx, today)).toEqual([
        { staffId, version: dutyVersion, language: "zh-Hant", acceptedAt: now },
      ]);
      expect(await changesOf(trx, staffId)).toEqual([{ staffId, before: null, after: dutyVersion }]);
    }));

  test("of an earlier text does not hold, and stays on record beside the new one", () =>
    house.rolledBack(async (trx) => {
      const staffId = await aStaff(trx, { duty: dutyVersion - 1 });
      expect(await ownDuty(trx, staffId)).toMatchObject({ isAccepted: false, accepted: { version: dutyVersion - 1 } });
      const own = actingAs(trx, staffId, "rep");
      await expect(acceptDuty(own, { ...read, version: dutyVersion - 1 }, now)).rejects.toMatchObject({
        kind: "conflict",
        code: "staff.duty-outdated",
      });
      await acceptDuty(own, read, now);
      expect(await ownDuty(trx, staffId)).toMatchObject({ isAccepted: true, accepted: { version: dutyVersion } });
      expect(await changesOf(trx, staffId)).toEqual([{ staffId, before: dutyVersion - 1, after: dutyVersion }]);
    }));

  test("is a person's own: the house accepts nothing", () =>
    house.rolledBack((trx) =>
      expect(acceptDuty(trx, read, now)).rejects.toMatchObject({ code: "permission.missing" }),
    ));

  test.each([sql`update duty_acceptance set version = 9`, sql`delete from duty_acceptance`])(
    "is not written over and not taken back",
    (statement) => house.rolledBack((trx) => expect(statement.execute(trx)).rejects.toThrow("permission denied")),
  );

  test("sent twenty times at once is one, with one record", async () => {
    const staffId = await house.committed(property, (trx) => aStaff(trx, { duty: null }));
    const actor = { kind: "staff", staffId, role: "rep", propertyId: property } as const;
    await Promise.all(
      Array.from({ length: 20 }, () => withActor(house.db, actor, (trx) => acceptDuty(trx, read, now))),
    );
    expect(await house.committed(property, (trx) => changesOf(trx, staffId))).toHaveLength(1);
  });

  test("that was given before the house was there is written down once", () =>
    house.rolledBack(async (trx) => {
      const people = [await aStaff(trx, { duty: null }), await aStaff(trx)];
      await keepDuties(trx, people, now);
      await keepDuties(trx, people, now);
      for (const staffId of people) expect(await ownDuty(trx, staffId)).toMatchObject({ isAccepted: true });
      const [fresh] = people;
      expect(fresh && (await changesOf(trx, fresh))).toHaveLength(1);
    }));
});

describe("before it", () => {
  test("a session opens nothing but itself, and knows so by the one statement that finds it", async () => {
    const { staffId, tokenHash } = await house.committed(property, async (trx) => {
      const id = await aStaff(trx, { duty: null });
      return { staffId: id, tokenHash: await aSession(trx, id, now) };
    });
    const actor = { kind: "staff", staffId, role: "rep", propertyId: property };
    await expect(openSession(house.db, { tokenHash, now })).rejects.toMatchObject(notAccepted);
    await expect(withSession(house.db, { tokenHash, now }, async () => "in")).rejects.toMatchObject(notAccepted);
    const asked = { tokenHash, now, beforeDuty: true };
    expect(await openSession(house.db, asked)).toEqual(actor);
    await withSession(house.db, asked, (trx) => acceptDuty(trx, read, now));
    expect(await openSession(house.db, { tokenHash, now })).toEqual(actor);
    expect(await withSession(house.db, { tokenHash, now }, async (trx) => trx.actor)).toEqual(actor);
  });

  test("the session is refused by the acceptance of its own property alone", async () => {
    const email = "both@example.com";
    const here = await house.committed(property, async (trx) => {
      const staffId = await aStaff(trx, { email });
      return aSession(trx, staffId, now);
    });
    const there = await house.committed(other, async (trx) => {
      const staffId = await aStaff(trx, { email, duty: null });
      return aSession(trx, staffId, now);
    });
    expect(await openSession(house.db, { tokenHash: here, now })).toMatchObject({ propertyId: property });
    await expect(openSession(house.db, { tokenHash: there, now })).rejects.toMatchObject(notAccepted);
  });

  test("nobody acts by command in the person's name", async () => {
    const email = "command@example.com";
    const staffId = await house.committed(property, (trx) => aStaff(trx, { email, duty: null }));
    const asked = { email, propertyId: property, on: "2026-03-02" as Parameters<typeof dutiesOn>[1] };
    await expect(actorByEmail(house.db, asked)).rejects.toMatchObject(notAccepted);
    const actor = await house.committed(property, async (trx) => asActor(trx, staffId, "rep"));
    await withActor(house.db, actor, (trx) => acceptDuty(trx, read, now));
    expect(await actorByEmail(house.db, asked)).toEqual(actor);
  });
});
