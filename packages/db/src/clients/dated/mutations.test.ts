import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff } from "../../staff/factory.ts";
import { aClient } from "../factory.ts";
import { setDated } from "./mutations.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => text as CalendarDate;
const spells = async (trx: Trx, clientId: ClientId) =>
  (
    await trx
      .selectFrom("clientOwner")
      .select(["fromDate", "toDate", "staffId"])
      .where("propertyId", "=", trx.propertyId)
      .where("clientId", "=", clientId)
      .orderBy("fromDate")
      .execute()
  ).map(({ fromDate, toDate, staffId }) => [fromDate, toDate, staffId]);

const forever = "infinity";

test("from a day on somebody else holds it, and the day before is as it was", () =>
  house.rolledBack(async (trx) => {
    const [one, two] = [await aStaff(trx), await aStaff(trx)];
    const client = await aClient(trx, { ownerId: one, fromDate: day("2026-01-01") });
    const set = (from: string, value: number | null) =>
      setDated(trx, { aspect: "ownerId", from: day(from), values: [{ clientId: client, value }] });
    await set("2026-03-10", two);
    expect(await spells(trx, client)).toEqual([
      ["2026-01-01", "2026-03-10", one],
      ["2026-03-10", forever, two],
    ]);
    await set("2026-03-20", null);
    expect(await spells(trx, client)).toEqual([
      ["2026-01-01", "2026-03-10", one],
      ["2026-03-10", "2026-03-20", two],
    ]);
    await set("2026-03-25", two);
    expect((await spells(trx, client)).at(-1)).toEqual(["2026-03-25", forever, two]);
  }));

test("taken back on the same day, and set again, it is as if nothing had been", () =>
  house.rolledBack(async (trx) => {
    const [one, two] = [await aStaff(trx), await aStaff(trx)];
    const client = await aClient(trx, { ownerId: one, fromDate: day("2026-01-01") });
    const set = (from: string, value: number | null) =>
      setDated(trx, { aspect: "ownerId", from: day(from), values: [{ clientId: client, value }] });
    for (const value of [two, one, null, one, one]) await set("2026-03-10", value);
    expect(await spells(trx, client)).toEqual([["2026-01-01", forever, one]]);
    await set("2026-03-15", one);
    expect(await spells(trx, client)).toEqual([["2026-01-01", forever, one]]);
  }));

test("what was set for later days gives way, also to the same", () =>
  house.rolledBack(async (trx) => {
    const [one, two] = [await aStaff(trx), await aStaff(trx)];
    const client = await aClient(trx, { ownerId: one, fromDate: day("2026-01-01") });
    const set = (from: string, value: number | null) =>
      setDated(trx, { aspect: "ownerId", from: day(from), values: [{ clientId: client, value }] });
    await set("2026-06-01", two);
    await set("2026-03-10", one);
    expect(await spells(trx, client)).toEqual([["2026-01-01", forever, one]]);
  }));
