import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant, lastDay, Month } from "@foyer/domain/kernel/time";
import { afterAll, describe, expect, test } from "vitest";
import { aClient } from "../../clients/factory.ts";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase, refusal } from "../../kernel/testing.ts";
import { anAllocation, anItem } from "../factory.ts";
import { postLedger } from "../posting/mutations.ts";
import { keepSnapshot } from "../snapshots/mutations.ts";
import { setProvision } from "./mutations.ts";
import { matrices, proposeProvision, provisionOn } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const day = (text: string) => CalendarDate.parse(text);
/** 10 May in Shanghai. */
const now = Instant.parse("2026-05-10T02:00:00.000Z");
const edges = [30, 60, 90, 120];
const rates = ["0", "1", "5", "20", "50", "100"];
const set = (trx: Trx, fromDate: string, more: object = {}) =>
  setProvision(trx, { fromDate: day(fromDate), edges, rates, reason: "年度复核", ...more }, now);

describe("the matrix", () => {
  test("is in force from its date on, the latest recorded of a date; what was before stays", () =>
    house.rolledBack(async (trx) => {
      const client = await aClient(trx);
      await anItem(trx, client, { amount: 10_000, posted: "2026-01-01", due: "2026-04-01" });
      await anItem(trx, client, { amount: 999, posted: "2026-05-01", due: "2026-06-01" });
      await set(trx, "2026-01-01");
      await set(trx, "2026-06-01", { rates: ["0", "2", "10", "40", "80", "100"] });
      const second = await set(trx, "2026-06-01", { rates: ["0.5", "2", "10", "41", "80", "100"] });
      expect((await matrices(trx)).map((matrix) => matrix.fromDate)).toEqual([
        "2026-06-01",
        "2026-06-01",
        "2026-01-01",
      ]);
      const of = async (asOf: string) => {
        const { providedMinor, lines, matrix } = await provisionOn(trx, { asOf: day(asOf) });
        return { providedMinor, lines: lines.filter((line) => line.owedMinor > 0), id: matrix?.id };
      };
      expect(await of("2026-05-10")).toMatchObject({
        providedMinor: 500,
        lines: [
          { column: "not-due", owedMinor: 999, rate: "0.00", providedMinor: 0 },
          { column: "31-60", owedMinor: 10_000, rate: "5.00", providedMinor: 500 },
        ],
      });
      // by then one is 62 days late and the other due that day
      expect(await of("2026-06-01")).toMatchObject({ providedMinor: 4_105, id: second });
      expect(await of("2025-12-31")).toMatchObject({ providedMinor: 0, lines: [], id: undefined });
    }));

  test("begins today or later once there is one, and is for the buckets of its first day", () =>
    house.rolledBack(async (trx) => {
      await set(trx, "2025-01-01");
      expect(await refusal(trx, () => set(trx, "2026-05-09"))).toMatchObject({
        code: "receivables.matrix-of-the-past",
      });
      expect(await refusal(trx, () => set(trx, "2026-05-10", { edges: [30] }))).toMatchObject({
        code: "receivables.matrix-of-other-buckets",
      });
      expect(await refusal(trx, () => set(trx, "2026-05-10", { rates: ["0", "1", "2"] }))).toMatchObject({
        code: "receivables.matrix-without-rate",
      });
    }));
});

test("own rates are proposed from the month ends that were kept, without a gap", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const ends = ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"].map((month) => lastDay(Month.parse(month)));
    // each month 1,000 that is 1–30 days late at its end; a month later 400 of it are left, then 100
    for (const [index, month] of ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"].entries()) {
      const debit = await anItem(trx, client, { amount: 1_000, posted: `${month}-01`, due: `${month}-15` });
      for (const [after, amount] of [
        [1, 600],
        [2, 300],
      ] as const) {
        const end = ends[index + after];
        if (end === undefined) continue;
        const credit = await anItem(trx, client, { side: "credit", amount, posted: end });
        await anAllocation(trx, { debit, credit, amount, effective: end });
      }
    }
    for (const end of ends.slice(0, 3)) await keepSnapshot(trx, end, now);
    expect(await proposeProvision(trx, { asOf: day("2026-05-01") })).toEqual({ edges, proposal: null });
    for (const end of ends.slice(3)) await keepSnapshot(trx, end, now);
    const { proposal } = await proposeProvision(trx, { asOf: day("2026-05-01") });
    expect(proposal).toMatchObject({ first: "2025-12-31", last: "2026-04-30", months: 4 });
    expect(proposal?.rolls.map((roll) => [roll.stoodMinor, roll.rolledMinor])).toEqual([
      [0, 0],
      [4_000, 1_600],
      [1_200, 300],
      [200, 200],
      [100, 100],
    ]);
  }));

test("what is written off in a month is written down with its end", () =>
  house.rolledBack(async (trx) => {
    const client = await aClient(trx);
    const debit = await anItem(trx, client, { amount: 900, posted: "2025-06-01" });
    await postLedger(
      trx,
      {
        items: [
          {
            client,
            currency: "CNY",
            side: "credit",
            kind: "write-off",
            amount: minor(900),
            document: day("2026-04-10"),
            posting: day("2026-04-10"),
            due: day("2026-04-10"),
            checkout: null,
            system: "test",
            reference: "WO",
            line: 1,
            reason: "无法收回",
          },
        ],
        allocations: [{ debit, creditNew: 1, amount: minor(900), effective: day("2026-04-10") }],
      },
      now,
    );
    for (const end of ["2026-03-31", "2026-04-30"]) await keepSnapshot(trx, day(end), now);
    const kept = await trx
      .selectFrom("receivablesFigures")
      .select(["businessDate", "monthWrittenOffMinor", "closedMinor", "daysLate"])
      .where("propertyId", "=", trx.propertyId)
      .orderBy("businessDate")
      .execute();
    expect(kept).toEqual([
      { businessDate: "2026-03-31", monthWrittenOffMinor: 0, closedMinor: 0, daysLate: null },
      { businessDate: "2026-04-30", monthWrittenOffMinor: 900, closedMinor: 900, daysLate: "313.00" },
    ]);
  }));
