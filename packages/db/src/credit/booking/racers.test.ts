import type { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { openDb } from "../../kernel/connect.ts";
import { type Trx, withActor } from "../../kernel/fence.ts";
import { openTestDatabase, testKey } from "../../kernel/testing.ts";
import { ledgerFaults } from "../../receivables/posting/queries.ts";
import { setRollUp } from "../exposure/lines/mutations.ts";
import { creditStanding } from "../holds/queries.ts";
import { aLimit, anInvoiceToEnter, aReservation, aStayToBook } from "./factory.ts";
import { enterInvoice } from "./invoices/mutations.ts";
import { reserve } from "./reservations/mutations.ts";
import { bookStay } from "./stays/mutations.ts";

const racers = 40;
const house = await openTestDatabase();
const db = openDb({ databaseUrl: house.url, key: testKey, connections: racers, statementTimeout: 60_000 });
afterAll(async () => {
  await db.close();
  await house.close();
});

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const today = CalendarDate.parse("2026-05-10");
const soon = "2026-06-01";
const propertyId = await house.aProperty();

/** All at once, each in a transaction of its own: how many passed, and what held the others. */
async function race(acts: readonly ((trx: Trx) => Promise<unknown>)[]) {
  const answers = await Promise.allSettled(acts.map((act) => withActor(db, { kind: "system", propertyId }, act)));
  const reasons = answers.flatMap((answer) => (answer.status === "rejected" ? [String(answer.reason)] : []));
  return { passed: answers.length - reasons.length, heldBy: [...new Set(reasons)] };
}
const standing = (clientId: ClientId) =>
  house.committed(propertyId, async (trx) => {
    const { balance, reserved, exposure, headroom } = await creditStanding(trx, { clientId }, today);
    return { balance, reserved, exposure, headroom };
  });
const limited = (amount: number) =>
  house.committed(propertyId, async (trx) => {
    const client = await aClient(trx);
    await aLimit(trx, client, { amount });
    return client;
  });

beforeAll(() => race(Array.from({ length: racers }, () => () => Promise.resolve())));

test("forty bookings on one limit never pass it", async () => {
  const client = await limited(1_000);
  const { passed, heldBy } = await race(
    Array.from(
      { length: racers },
      () => (trx) => bookStay(trx, aStayToBook(client, { amount: 70, arrival: soon }), now),
    ),
  );
  expect(passed).toBe(14);
  expect(heldBy).toEqual(["Refusal: credit.over-limit"]);
  expect(await standing(client)).toEqual({ balance: 0, reserved: 980, exposure: 980, headroom: 20 });
});

test("invoices, bookings and reservations of a family race for the limit that it shares", async () => {
  const parent = await limited(1_000);
  const children = await house.committed(propertyId, async (trx) => {
    const family = [await aClient(trx), await aClient(trx), await aClient(trx)];
    await trx
      .updateTable("client")
      .set({ parentId: parent })
      .where("propertyId", "=", propertyId)
      .where("id", "in", family)
      .execute();
    await setRollUp(trx, { clientId: parent, on: true }, now);
    return family;
  });
  const { passed, heldBy } = await race(
    Array.from({ length: racers }, (_, index) => (trx) => {
      const client = children[index % 3] ?? parent;
      if (index % 4 === 0) return enterInvoice(trx, anInvoiceToEnter(client, { amount: 50, on: today }), now);
      if (index % 4 === 1) return reserve(trx, aReservation(client, { amount: 50, on: soon }), now);
      return bookStay(trx, aStayToBook(client, { amount: 50, arrival: soon }), now);
    }),
  );
  expect(passed).toBe(20);
  expect(heldBy).toEqual(["Refusal: credit.over-limit"]);
  expect(await standing(parent)).toMatchObject({ exposure: 1_000, headroom: 0 });
  expect(await house.committed(propertyId, ledgerFaults)).toEqual([]);
});

test("an invoice and a booking that both need the last of a limit: one of them gets it", async () => {
  const client = await limited(100);
  const { passed } = await race([
    (trx) => enterInvoice(trx, anInvoiceToEnter(client, { amount: 100, on: today }), now),
    (trx) => bookStay(trx, aStayToBook(client, { amount: 100, arrival: soon }), now),
  ]);
  expect(passed).toBe(1);
  expect(await standing(client)).toMatchObject({ exposure: 100, headroom: 0 });
});

test("one booking sent twenty times at once is one stay", async () => {
  const client = await limited(100);
  const booking = aStayToBook(client, { amount: 100, arrival: soon });
  expect(await race(Array.from({ length: 20 }, () => (trx) => bookStay(trx, booking, now)))).toEqual({
    passed: 20,
    heldBy: [],
  });
  expect(await standing(client)).toMatchObject({ reserved: 100, headroom: 0 });
});

test("while a limit comes to be shared, bookings wait and then use the shared one", async () => {
  const parent = await limited(100);
  const child = await limited(1_000);
  await house.committed(propertyId, (trx) =>
    trx
      .updateTable("client")
      .set({ parentId: parent })
      .where("propertyId", "=", propertyId)
      .where("id", "=", child)
      .execute(),
  );
  await race([
    (trx) => setRollUp(trx, { clientId: parent, on: true }, now),
    ...Array.from(
      { length: 10 },
      () => (trx: Trx) => bookStay(trx, aStayToBook(child, { amount: 60, arrival: soon }), now),
    ),
  ]);
  const { passed } = await race([
    (trx) => bookStay(trx, aStayToBook(child, { amount: 101, arrival: soon }), now),
    (trx) => bookStay(trx, aStayToBook(parent, { amount: 101, arrival: soon }), now),
  ]);
  expect(passed).toBe(0);
});
