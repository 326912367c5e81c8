import type { StaffId } from "@foyer/domain/kernel/ids";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { AgingQuestion } from "@foyer/domain/receivables/aging/schema";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { aStaff, asActor } from "../../../staff/factory.ts";
import { anItem } from "../../factory.ts";
import { aging } from "../queries.ts";
import { setBuckets } from "./mutations.ts";
import { bucketVersions, edgesOn } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

/** 10 May at the property. */
const now = Instant.parse("2026-05-10T02:00:00.000Z");
const day = (text: string) => CalendarDate.parse(text);
const set = (trx: Trx, name: string, from: string, edges: number[]) =>
  setBuckets(trx, { name, fromDate: day(from), edges }, now);
const on = (trx: Trx, asOf: string, buckets = standardSet) => edgesOn(trx, { buckets, asOf: day(asOf) });

test("the standard set is there without a row; a version is in force from its day on, and no day before it changes", () =>
  house.rolledBack(async (trx) => {
    expect(await on(trx, "2026-05-10")).toEqual(standardEdges);
    await set(trx, standardSet, "2026-05-10", [15, 45]);
    await set(trx, standardSet, "2026-06-01", [10]);
    expect(await on(trx, "2026-05-09")).toEqual(standardEdges);
    expect(await on(trx, "2026-05-10")).toEqual([15, 45]);
    expect(await on(trx, "2026-05-31")).toEqual([15, 45]);
    expect(await on(trx, "2026-06-01")).toEqual([10]);
    await expect(set(trx, standardSet, "2026-05-09", [20])).rejects.toMatchObject({
      code: "receivables.buckets-of-the-past",
    });
  }));

test("the first version of another set stands for all days before it; an unknown set is not there", () =>
  house.rolledBack(async (trx) => {
    await set(trx, "weekly", "2026-05-01", [7, 14]);
    await set(trx, "weekly", "2026-05-20", [7, 14, 21]);
    expect(await on(trx, "2020-01-01", "weekly")).toEqual([7, 14]);
    expect(await on(trx, "2026-05-19", "weekly")).toEqual([7, 14]);
    expect(await on(trx, "2026-05-20", "weekly")).toEqual([7, 14, 21]);
    await expect(on(trx, "2026-05-20", "monthly")).rejects.toMatchObject({
      kind: "not-found",
      code: "receivables.bucket-set-not-found",
    });
  }));

test("who set what stands in the record; the same day set anew is one version", () =>
  house.rolledBack(async (trx) => {
    const staffId: StaffId = await aStaff(trx, { role: "finance", name: "王芳" });
    const acting = Object.assign(trx, { actor: asActor(trx, staffId, "finance") });
    await set(acting, standardSet, "2026-05-10", [15]);
    await set(acting, standardSet, "2026-05-10", [15, 45]);
    expect(await bucketVersions(acting)).toEqual([
      { name: standardSet, fromDate: "2026-05-10", edges: [15, 45], by: "王芳" },
    ]);
    const kept = await trx
      .selectFrom("changeField")
      .select(["field", "before", "after"])
      .where("propertyId", "=", trx.propertyId)
      .where("subject", "=", "agingBucketSet")
      .orderBy("number")
      .execute();
    expect(kept).toEqual([
      { field: "standard@2026-05-10", before: null, after: [15] },
      { field: "standard@2026-05-10", before: [15], after: [15, 45] },
    ]);
  }));

test("a report of a day is cut by the version of that day, a column that the day does not have is refused", () =>
  house.rolledBack(async (trx) => {
    await anItem(trx, await aClient(trx), { amount: 100, posted: "2026-04-01", due: "2026-04-10" });
    await set(trx, standardSet, "2026-05-20", [35]);
    const ask = (asOf: string) => aging(trx, AgingQuestion.parse({ asOf }), day("2026-05-25"));
    expect(await ask("2026-05-10")).toMatchObject({ edges: standardEdges, total: { buckets: [100, 0, 0, 0, 0] } });
    expect(await ask("2026-05-20")).toMatchObject({ edges: [35], total: { buckets: [0, 100] } });
  }));
