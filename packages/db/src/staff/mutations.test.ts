import { hours, minutes, addMilliseconds, days, type Instant } from "@foyer/domain/kernel/time";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { StaffEmail, type StaffId } from "@foyer/domain/staff/schema";
import { afterAll, describe, expect, test } from "vitest";
import { withActor } from "../kernel/fence.ts";
import { hashOf } from "../kernel/secret.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { acceptedDuty } from "./factory.ts";
import {
  addStaff,
  endSession,
  makeSignInLink,
  setPassword,
  signIn,
  signInByLink,
  switchProperty,
} from "./mutations.ts";
import { rolesOf } from "./queries.ts";
import { openSession as openSessionOf } from "./sessions/mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const morning = "2026-03-02T01:00:00.000Z" as Instant;
const later = (milliseconds: number) => addMilliseconds(morning, milliseconds);
const openSession = (_: typeof house.db, tokenHash: Buffer, now: Instant) =>
  openSessionOf(house.db, { tokenHash, now });
const property = await house.aProperty();
const other = await house.aProperty();

const add = (email: string, at = property): Promise<StaffId> =>
  house.committed(at, async (trx) =>
    acceptedDuty(
      trx,
      await addStaff(trx, { email: StaffEmail.parse(email), role: "manager", language: "en" }, morning),
    ),
  );
const link = (staffId: StaffId) => house.committed(property, (trx) => makeSignInLink(trx, staffId, morning));

describe("one-time links", () => {
  test("let in once; used, unknown, foreign and expired ones get the same answer", async () => {
    const staffId = await add("li@example.com");
    const secret = await link(staffId);
    const token = await signInByLink(house.db, secret, morning);
    const session = await openSession(house.db, hashOf(token), morning);
    expect(session).toMatchObject({ staffId, role: "manager", propertyId: property });
    const late = await link(staffId);
    const refused = { kind: "invalid", code: "staff.link-not-valid" };
    for (const bad of [secret, `${secret}x`, "", "' or 1=1--", "NOWHERE.".padEnd(51, "a"), "\0", "x".repeat(1_000_000)])
      await expect(signInByLink(house.db, bad, morning)).rejects.toMatchObject(refused);
    await expect(signInByLink(house.db, late, later(days(8)))).rejects.toMatchObject(refused);
  });

  test("twenty at once let one in", async () => {
    const secret = await link(await add("race@example.com"));
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => signInByLink(house.db, secret, morning)));
    expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });
});

describe("sessions", () => {
  test("end when idle, after a working day, at sign-out, and at once when the person leaves", async () => {
    const staffId = await add("wang@example.com");
    const token = hashOf(await signInByLink(house.db, await link(staffId), morning));
    expect(await openSession(house.db, token, later(minutes(31)))).toBeUndefined();
    expect(await openSession(house.db, token, later(minutes(29)))).toBeDefined();
    expect(await openSession(house.db, token, later(minutes(58)))).toBeDefined();
    expect(await openSession(house.db, token, later(hours(13)))).toBeUndefined();
    await house.committed(property, (trx) =>
      trx.updateTable("staff").set({ status: "left" }).where("id", "=", staffId).execute(),
    );
    expect(await openSession(house.db, token, morning)).toBeUndefined();
    await house.committed(property, (trx) =>
      trx.updateTable("staff").set({ status: "active" }).where("id", "=", staffId).execute(),
    );
    await endSession(house.db, token);
    expect(await openSession(house.db, token, morning)).toBeUndefined();
  });

  test("a role that ended takes the session's rights with it", async () => {
    const staffId = await add("chen@example.com");
    const token = hashOf(await signInByLink(house.db, await link(staffId), morning));
    await house.committed(property, (trx) =>
      trx
        .updateTable("staffRole")
        .set({ fromDate: "2026-01-01" as CalendarDate, toDate: "2026-03-02" as CalendarDate })
        .where("staffId", "=", staffId)
        .execute(),
    );
    expect(await openSession(house.db, token, morning)).toBeUndefined();
  });

  test("the property switch goes where a role is held, and replaces the token", async () => {
    const staffId = await add("both@example.com");
    await add("both@example.com", other);
    const tokenHash = hashOf(await signInByLink(house.db, await link(staffId), morning));
    const held = await rolesOf(house.db, staffId, morning);
    expect(new Set(held.map((each) => each.property.id))).toEqual(new Set([property, other]));
    const fresh = hashOf(await switchProperty(house.db, { staffId, propertyId: other, tokenHash }, morning));
    expect((await openSession(house.db, fresh, morning))?.propertyId).toBe(other);
    expect(await openSession(house.db, tokenHash, morning)).toBeUndefined();
    await withActor(house.db, { kind: "staff", staffId, role: "manager", propertyId: other }, (trx) =>
      setPassword(trx, { current: null, next: "correct horse battery" }, morning),
    );
    const again = hashOf(
      await signIn(house.db, { email: "both@example.com", password: "correct horse battery" }, morning),
    );
    expect((await openSession(house.db, again, morning))?.propertyId).toBe(other);
    const foreign = await house.aProperty();
    await expect(
      switchProperty(house.db, { staffId, propertyId: foreign, tokenHash: fresh }, morning),
    ).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("passwords", () => {
  test("one's own is set, then asked for; a wrong address and a wrong password are refused alike", async () => {
    const staffId = await add("zhao@example.com");
    const asMe = <T>(act: Parameters<typeof withActor<T>>[2]) =>
      withActor(house.db, { kind: "staff", staffId, role: "manager", propertyId: property }, act);
    await asMe((trx) => setPassword(trx, { current: null, next: "correct horse battery" }, morning));
    await expect(
      asMe((trx) => setPassword(trx, { current: "wrong", next: "another password" }, morning)),
    ).rejects.toMatchObject({ code: "staff.password-wrong" });
    const token = await signIn(house.db, { email: " Zhao@Example.com", password: "correct horse battery" }, morning);
    expect(await openSession(house.db, hashOf(token), morning)).toBeDefined();
    for (const bad of [
      { email: "zhao@example.com", password: "wrong" },
      { email: "nobody@example.com", password: "correct horse battery" },
    ])
      await expect(signIn(house.db, bad, morning)).rejects.toMatchObject({
        kind: "invalid",
        code: "staff.sign-in-failed",
      });
  });
});
