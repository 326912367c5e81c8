import { AddReference, EnterProfile, EnterYear } from "@foyer/domain/credit/information/schema";
import { Instant } from "@foyer/domain/kernel/time";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { addReference, archiveReference, enterProfile, enterYear, rateFactor, setBlock } from "./mutations.ts";
import { informationOfClient, ratingsOn } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const later = Instant.parse("2026-05-11T02:00:00.000Z");
const today = "2026-05-10" as Parameters<typeof informationOfClient>[2];

async function code(trx: Trx, act: () => Promise<unknown>): Promise<unknown> {
  await sql`savepoint refused`.execute(trx);
  const outcome = await act().then(
    () => "accepted",
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
  await sql`rollback to savepoint refused`.execute(trx);
  return outcome;
}

test("a year is corrected by a further entry, and the latest counts with its ratios", () =>
  house.rolledBack(async (trx) => {
    const clientId = await aClient(trx);
    const year = { clientId, year: 2025, currency: "CNY", source: "年报", revenueMinor: 1_000_00, profitMinor: 80_00 };
    await enterYear(trx, EnterYear.parse({ ...year, assetsMinor: 500_00, liabilitiesMinor: 200_00 }), now);
    await enterYear(trx, EnterYear.parse({ ...year, year: 2024, profitMinor: -5_00 }), now);
    await enterYear(trx, EnterYear.parse({ ...year, profitMinor: 123_45, audited: true }), later);
    const { years } = await informationOfClient(trx, { clientId }, today);
    expect(years).toMatchObject([
      { year: 2025, profitMinor: 123_45, assetsMinor: null, audited: true, profitPercent: "12.3", debtPercent: null },
      { year: 2024, profitMinor: -5_00, profitPercent: "-0.5" },
    ]);
    const rows = await trx.selectFrom("creditYear").select("id").where("propertyId", "=", trx.propertyId).execute();
    expect(rows).toHaveLength(3);
    expect(await code(trx, () => enterYear(trx, EnterYear.parse({ ...year, year: 2027 }), now))).toBe(
      "credit.date-in-future",
    );
  }));

test("figures that contradict each other, or that say nothing, are none", () => {
  const year = { clientId: 1, year: 2025, currency: "CNY", source: "年报" };
  const refused = (more: object) => !EnterYear.safeParse({ ...year, ...more }).success;
  expect(refused({})).toBe(true);
  expect(refused({ assetsMinor: 100, currentAssetsMinor: 101 })).toBe(true);
  expect(refused({ liabilitiesMinor: 100, currentLiabilitiesMinor: 101 })).toBe(true);
  expect(refused({ revenueMinor: -1 })).toBe(true);
  expect(refused({ cashFlowMinor: -1 })).toBe(false);
  expect(EnterProfile.safeParse({ clientId: 1, contractedYearMinor: 5 }).success).toBe(false);
});

test("references are added and taken out with a word; ratings count the latest of a factor, for a year", () =>
  house.rolledBack(async (trx) => {
    const clientId = await aClient(trx);
    const reference = {
      clientId,
      kind: "bank",
      name: "工商银行",
      verdict: "good",
      givenOn: "2026-05-01",
      note: "授信良好",
    };
    await addReference(trx, AddReference.parse(reference), now);
    const [added] = (await informationOfClient(trx, { clientId }, today)).references;
    if (!added) throw new Error("the reference is not there");
    await archiveReference(trx, { id: added.id, reason: "已过期" }, now);
    expect((await informationOfClient(trx, { clientId }, today)).references).toEqual([]);
    expect(await code(trx, () => archiveReference(trx, { id: added.id, reason: "再次" }, now))).toBe(
      "credit.reference-not-found",
    );
    expect(
      await code(trx, () => addReference(trx, AddReference.parse({ ...reference, givenOn: "2026-05-11" }), now)),
    ).toBe("credit.date-in-future");
    for (const [rating, at] of [
      [2, now],
      [4, later],
    ] as const)
      await rateFactor(trx, { clientId, factor: "security", rating, evidence: "银行保函" }, at);
    const on = async (after: string, day: string) =>
      (await ratingsOn(trx, { clientIds: [clientId], after: after as typeof today, on: day as typeof today })).map(
        (each) => each.rating,
      );
    expect([
      await on("2025-05-10", "2026-05-10"),
      await on("2025-05-11", "2026-05-11"),
      await on("2026-05-11", "2027-05-11"),
    ]).toEqual([[2], [4], []]);
  }));

test("a client is put on the block list once and taken off with a reason; the file keeps both", () =>
  house.rolledBack(async (trx) => {
    const clientId = await aClient(trx);
    const block = (blocked: boolean) => setBlock(trx, { clientId, blocked, reason: "失信被执行人" }, now);
    expect(await code(trx, () => block(false))).toBe("credit.not-blocked");
    await block(true);
    expect(await code(trx, () => block(true))).toBe("credit.blocked-already");
    expect((await informationOfClient(trx, { clientId }, today)).block).toMatchObject({ reason: "失信被执行人" });
    await block(false);
    expect((await informationOfClient(trx, { clientId }, today)).block).toBeNull();
    await block(true);
    const acts = await trx
      .selectFrom("change")
      .select("act")
      .where("propertyId", "=", trx.propertyId)
      .orderBy("number")
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["credit.block", "credit.unblock", "credit.block"]);
  }));

test("the profile is what was said last", () =>
  house.rolledBack(async (trx) => {
    const clientId = await aClient(trx);
    await enterProfile(trx, EnterProfile.parse({ clientId, owners: "王氏家族", employees: 40 }), now);
    await enterProfile(trx, EnterProfile.parse({ clientId, owners: "上市公司", foundedOn: "2001-02-03" }), later);
    expect((await informationOfClient(trx, { clientId }, today)).profile).toMatchObject({
      owners: "上市公司",
      employees: null,
    });
    expect(
      await code(trx, () => enterProfile(trx, EnterProfile.parse({ clientId, foundedOn: "2026-06-01" }), now)),
    ).toBe("credit.date-in-future");
  }));
