import { CalendarDate } from "@foyer/domain/kernel/time";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { aStaff, asActor } from "../../staff/factory.ts";
import { anAllocation, anItem } from "../factory.ts";
import { accountOfClient } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const today = CalendarDate.parse("2026-05-10");

test("one client's balance and open items, the one due first first", () =>
  house.rolledBack(async (trx) => {
    const rep = await aStaff(trx);
    const [client, other] = [await aClient(trx, { ownerId: rep }), await aClient(trx)];
    await anItem(trx, other, { amount: 7, posted: "2026-01-01" });
    const later = await anItem(trx, client, { amount: 300, posted: "2026-04-01", due: "2026-06-01" });
    const sooner = await anItem(trx, client, { amount: 100, posted: "2026-04-02", due: "2026-05-01" });
    const settled = await anItem(trx, client, { amount: 50, posted: "2026-04-03" });
    const credit = await anItem(trx, client, { side: "credit", amount: 60, posted: "2026-04-05" });
    await anAllocation(trx, { debit: settled, credit, amount: 50, effective: "2026-04-05" });
    const account = await accountOfClient(trx, { clientId: client }, today);
    expect(account).toMatchObject({
      asOf: today,
      count: 3,
      accounts: [{ currency: "CNY", notDue: 300, buckets: [100, 0, 0, 0, 0], unapplied: 10, balance: 390 }],
    });
    expect(account.items.map((item) => [item.id, item.openMinor])).toEqual([
      [credit, 10],
      [sooner, 100],
      [later, 300],
    ]);
    const before = await accountOfClient(trx, { clientId: client, asOf: CalendarDate.parse("2026-04-01") }, today);
    expect(before).toMatchObject({ count: 1, accounts: [{ balance: 300 }] });
    const acting = Object.assign(trx, { actor: asActor(trx, rep, "rep") });
    expect((await accountOfClient(acting, { clientId: client }, today)).count).toBe(3);
    expect(await accountOfClient(acting, { clientId: other }, today)).toMatchObject({
      count: 0,
      accounts: [],
      items: [],
    });
  }));
