import type { ClientId } from "@foyer/domain/clients/schema";
import { CalendarDate, daysBetween, Month } from "@foyer/domain/kernel/time";
import type { StayStatus } from "@foyer/domain/stays/schema";
import type { TargetMetric } from "@foyer/domain/targets/schema";
import { afterAll, expect, test } from "vitest";
import { anActivity } from "../activities/factory.ts";
import { aClient } from "../clients/factory.ts";
import type { Trx } from "../kernel/fence.ts";
import { openTestDatabase } from "../kernel/testing.ts";
import { aStay } from "../stays/factory.ts";
import { aStaff } from "../staff/factory.ts";
import { actuals } from "./actuals/queries.ts";
import { repAttainment, targetGrid } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const date = (text: string) => CalendarDate.parse(text);
const year = { from: date("2026-01-01"), to: date("2026-12-31") };

/** A stay of one room that earns 100.00 a night. */
const stay = (
  trx: Trx,
  {
    clientId,
    arrival,
    departure,
    status,
  }: { clientId: ClientId; arrival: string; departure: string; status?: StayStatus },
) =>
  aStay(trx, {
    clientId,
    arrival: date(arrival),
    departure: date(departure),
    room: 10_000 * daysBetween(date(arrival), date(departure)),
    ...(status && { status }),
  });

test("revenue and nights are the owner's of the night, in the class of the night; an owner less night is nobody's", () =>
  house.rolledBack(async (trx) => {
    const [wang, li] = [await aStaff(trx), await aStaff(trx)];
    const clientId = await aClient(trx, { class: "conference", ownerId: wang });
    const own = { propertyId: trx.propertyId, clientId };
    await trx
      .updateTable("clientOwner")
      .set({ toDate: date("2026-02-01") })
      .where("propertyId", "=", trx.propertyId)
      .where("clientId", "=", clientId)
      .execute();
    await trx
      .insertInto("clientOwner")
      .values({ ...own, fromDate: date("2026-02-02"), staffId: li })
      .execute();
    await stay(trx, { clientId, arrival: "2026-01-30", departure: "2026-02-04" });
    await stay(trx, { clientId, arrival: "2026-03-01", departure: "2026-03-03", status: "cancelled" });
    const houseAccount = await aClient(trx, { house: true });
    await stay(trx, { clientId: houseAccount, arrival: "2026-03-01", departure: "2026-03-03" });
    const of = async (metric: TargetMetric) =>
      (await actuals(trx, { metric, ...year }))
        .map((row) => [row.staffId, row.month, row.amount])
        .toSorted((a, b) => Number(a[1]) - Number(b[1]) || Number(a[0]) - Number(b[0]));
    expect(await of("room-nights")).toEqual([
      [wang, 0, 2],
      [null, 1, 1],
      [li, 1, 2],
    ]);
    expect(await of("revenue")).toEqual([
      [wang, 0, 20_000],
      [null, 1, 10_000],
      [li, 1, 20_000],
    ]);
    expect(await of("new-clients")).toEqual([[li, 1, 1]]);
  }));

test("visits and contacts are whose who made them", () =>
  house.rolledBack(async (trx) => {
    const [owner, standIn] = [await aStaff(trx), await aStaff(trx)];
    const clientId = await aClient(trx, { ownerId: owner });
    await anActivity(trx, { clientId, staffId: standIn, doneOn: date("2026-04-01"), kind: "visit" });
    await anActivity(trx, {
      clientId,
      staffId: standIn,
      doneOn: date("2026-04-02"),
      kind: "visit",
      outcome: "no-answer",
    });
    await anActivity(trx, { clientId, staffId: owner, doneOn: date("2026-04-03") });
    await anActivity(trx, { clientId, staffId: owner, doneOn: date("2026-04-03"), withdrawnReason: "误记" });
    expect(await actuals(trx, { metric: "visits", ...year })).toEqual([
      { class: "business", staffId: standIn, month: 3, amount: 1 },
    ]);
    expect(await actuals(trx, { metric: "contacts", ...year })).toHaveLength(2);
  }));

test("the grid has every rep in every class, a leaver where there are figures, and last year beside", () =>
  house.rolledBack(async (trx) => {
    const [rep, leaver] = [await aStaff(trx), await aStaff(trx, { toDate: date("2025-06-01") })];
    await aStaff(trx, { role: "finance" });
    const clientId = await aClient(trx, { class: "government", ownerId: leaver });
    await stay(trx, { clientId, arrival: "2025-05-10", departure: "2025-05-12" });
    await stay(trx, { clientId, arrival: "2026-05-10", departure: "2026-05-11" });
    const { rows } = await targetGrid(trx, { year: 2026, metric: "revenue" }, date("2026-05-20"));
    expect(rows.filter((row) => row.staffId === rep)).toHaveLength(9);
    expect(rows.filter((row) => row.staffId !== rep)).toMatchObject([{ staffId: leaver, class: "government" }]);
    expect([
      rows.find((row) => row.staffId === leaver)?.actual[4],
      rows.find((row) => row.staffId === leaver)?.lastYear[4],
    ]).toEqual([10_000, 20_000]);
    expect(await repAttainment(trx, { metric: "revenue", month: Month.parse("2026-05") })).toEqual([
      { staffId: leaver, target: 0, actual: 10_000 },
    ]);
  }));
