import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { anItem } from "../factory.ts";
import { keepSnapshot } from "./mutations.ts";
import { nightsWithoutSnapshot } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
/** 02:00 on 11 May in Shanghai. */
const now = Instant.parse("2026-05-10T18:00:00.000Z");
const kept = (trx: Trx) =>
  trx
    .selectFrom("agingSnapshot")
    .select(["businessDate", "currency", "balanceMinor", "edges", "bucketsMinor", "unappliedMinor", "sequence"])
    .where("propertyId", "=", trx.propertyId)
    .orderBy("businessDate")
    .execute();

test("the night that is over, in the property's own time; after an outage all that were missed", () =>
  house.rolledBack(async (trx) => {
    expect(await nightsWithoutSnapshot(trx, now)).toEqual(["2026-05-10"]);
    await keepSnapshot(trx, day("2026-05-07"), now);
    expect(await nightsWithoutSnapshot(trx, now)).toEqual(["2026-05-08", "2026-05-09", "2026-05-10"]);
    await keepSnapshot(trx, day("2026-05-10"), now);
    expect(await nightsWithoutSnapshot(trx, now)).toEqual([]);
  }));

test("a night is kept once, as it was known then, equal to the control balance and to its clients", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    await anItem(trx, client, { amount: 500, posted: "2026-05-01", due: "2026-05-01" });
    await anItem(trx, client, { side: "credit", amount: 80, posted: "2026-05-10" });
    expect(await keepSnapshot(trx, day("2026-05-10"), now)).toBe(1);
    await anItem(trx, client, { amount: 999, posted: "2026-05-02" });
    expect(await keepSnapshot(trx, day("2026-05-10"), now)).toBe(0);
    expect(await kept(trx)).toEqual([
      {
        businessDate: "2026-05-10",
        currency: "CNY",
        balanceMinor: 420,
        edges: [30, 60, 90, 120],
        bucketsMinor: [500, 0, 0, 0, 0],
        unappliedMinor: 80,
        sequence: 2,
      },
    ]);
    const clients = await trx
      .selectFrom("agingSnapshotClient")
      .select(["clientId", "balanceMinor"])
      .where("propertyId", "=", trx.propertyId)
      .execute();
    expect(clients).toEqual([{ clientId: client, balanceMinor: 420 }]);
  }));

test("a property without a ledger has nights of nothing", () =>
  house.rolledBack(async (trx) => {
    expect(await keepSnapshot(trx, day("2026-05-10"), now)).toBe(1);
    expect(await kept(trx)).toMatchObject([{ balanceMinor: 0, sequence: 0 }]);
  }));
