import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClientClass } from "../clients/schema.ts";
import { StaffId } from "../kernel/ids.ts";
import {
  addMonthly,
  attainment,
  monthsBegun,
  planTargets,
  sumsOf,
  type TargetEdit,
  type TargetMonth,
  targetAmount,
} from "./rules.ts";
import { grainOf, parseTargetRow, type Spread, targetFields, targetRowId } from "./schema.ts";

const [wang, li] = [StaffId.parse(1), StaffId.parse(2)];

interface Line {
  readonly class?: ClientClass;
  readonly staffId?: StaffId | null;
  readonly amounts?: readonly number[];
  readonly lastYear?: readonly number[];
  readonly leavesAfter?: number;
  readonly locked?: boolean;
}
const monthsOf = ({
  class: clientClass = "business",
  staffId = wang,
  amounts = [],
  lastYear = [],
  leavesAfter = 12,
  locked = false,
}: Line): TargetMonth[] =>
  Array.from({ length: 12 }, (_, month) => ({
    class: clientClass,
    staffId,
    code: staffId === null ? "" : `rep-${staffId}`,
    month,
    amount: amounts[month] ?? 0,
    lastYear: lastYear[month] ?? 0,
    takes: staffId !== null && month < leavesAfter,
    locked,
  }));

/** The amounts after the edits, or the first refusal. */
function after(months: readonly TargetMonth[], edits: readonly TargetEdit[], by: Spread = "last-year", grain = 1) {
  const plans = planTargets(months, edits, { grain, by });
  const amounts = months.map((month) => month.amount);
  for (const plan of plans) {
    if ("refused" in plan) return plan.refused;
    for (const { index, after: amount } of plan.months) amounts[index] = amount;
  }
  return amounts;
}
const edit = (row: string, field: string, value: TargetEdit["value"]): TargetEdit => ({ row, field, value });

describe("addresses", () => {
  test.each(["all", "business", "leisure-group:12", "casual:none"])("%s reads back", (id) => {
    const row = parseTargetRow(id);
    expect(row && targetRowId(row)).toBe(id);
  });
  test.each(["", "nothing", "business:", "business:x", "business:-1", "business:1.5", "constructor"])(
    "%j is no row",
    (id) => expect(parseTargetRow(id)).toBeUndefined(),
  );
  test("the year is its quarters, the quarters their months", () => {
    expect(targetFields.get("q2")).toEqual([3, 4, 5]);
    expect([...targetFields.keys()].length).toBe(17);
    expect(targetFields.get("m13")).toBeUndefined();
  });
});

test.each([
  [100, 1, { amount: 100 }],
  [null, 1, { amount: 0 }],
  ["", 1, { amount: 0 }],
  [12_300, 100, { amount: 12_300 }],
  [12_345, 100, { refused: "targets.not-whole" }],
  [0.5, 1, { refused: "targets.not-whole" }],
  [-1, 1, { refused: "targets.negative" }],
  ["100", 1, { refused: "kernel.not-a-number" }],
  [true, 1, { refused: "kernel.not-a-number" }],
  [Number.NaN, 1, { refused: "kernel.not-a-number" }],
  [1e14, 1, { refused: "kernel.too-large" }],
])("an amount of %j in steps of %i", (value, grain, expected) => expect(targetAmount(value, grain)).toEqual(expected));

test.each([
  ["revenue", "CNY", 100],
  ["revenue", "TWD", 1],
  ["visits", "CNY", 1],
] as const)("%s in %s goes in steps of %i", (metric, currency, grain) => expect(grainOf(metric, currency)).toBe(grain));

describe("editing", () => {
  test("a month adds up: only it changes", () =>
    expect(after(monthsOf({ amounts: [1, 2, 3] }), [edit("business:1", "m02", 9)])).toEqual([
      1, 9, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]));
  test("a year without a profile goes evenly, the rest to the earlier months", () =>
    expect(after(monthsOf({}), [edit("business:1", "year", 14)])).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]));
  test("a quarter goes by last year's profile", () =>
    expect(
      after(monthsOf({ lastYear: [10, 20, 10], amounts: [0, 0, 0, 7] }), [edit("business:1", "q1", 1001)]),
    ).toEqual([250, 501, 250, 7, 0, 0, 0, 0, 0, 0, 0, 0]));
  test("or evenly when asked", () =>
    expect(after(monthsOf({ lastYear: [10, 20, 10] }), [edit("business:1", "q1", 9)], "evenly")).toEqual([
      3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]));
  test("money goes in whole units of the currency", () =>
    expect(after(monthsOf({}), [edit("business:1", "q1", 10_000)], "evenly", 100)).toEqual([
      3400, 3300, 3300, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]));
  test("a total goes over months and reps: ties to the earlier month, then the rep's code", () => {
    const months = [...monthsOf({ staffId: li }), ...monthsOf({ staffId: wang })];
    const amounts = after(months, [edit("business", "q1", 8)]);
    expect([amounts.slice(12, 15), amounts.slice(0, 3)]).toEqual([
      [2, 1, 1],
      [2, 1, 1],
    ]);
    const five = after(months, [edit("business", "q1", 5)]);
    expect([five.slice(12, 15), five.slice(0, 3)]).toEqual([
      [1, 1, 1],
      [1, 1, 0],
    ]);
  });
  test("a leaver gets nothing of what is set for several reps after the last month", () => {
    const months = [
      ...monthsOf({ staffId: wang, leavesAfter: 2, lastYear: [1, 1, 1] }),
      ...monthsOf({ staffId: li, lastYear: [1, 1, 1] }),
    ];
    const amounts = after(months, [edit("all", "q1", 10)]);
    expect([amounts.slice(0, 3), amounts.slice(12, 15)]).toEqual([
      [2, 2, 0],
      [2, 2, 2],
    ]);
  });
  test("what is another team's stays, and the rest of the sum goes to one's own", () => {
    const months = [...monthsOf({ staffId: wang, amounts: [60], locked: true }), ...monthsOf({ staffId: li })];
    expect([0, 12].map((index) => (after(months, [edit("all", "m01", 100)]) as number[])[index])).toEqual([60, 40]);
    expect(planTargets(months, [edit("all", "m01", 59)], { grain: 1, by: "evenly" })).toEqual([
      { refused: "targets.below-locked", hint: "60 > 59" },
    ]);
    expect(after(months, [edit("business:1", "m01", 61)])).toBe("targets.not-yours");
    expect(after(months, [edit("business:1", "m01", 60)])).toEqual(months.map((month) => month.amount));
  });
  test("what is set for several reps leaves nobody's months empty", () => {
    const months = [...monthsOf({ staffId: null, amounts: [5], lastYear: [100] }), ...monthsOf({ staffId: wang })];
    const amounts = after(months, [edit("all", "m01", 12)]);
    expect([amounts[0], amounts[12]]).toEqual([0, 12]);
    expect(after(months, [edit("business:none", "m01", 12)])[0]).toBe(12);
  });
  test("a sum typed as it stands changes nothing below it", () =>
    expect(after(monthsOf({ amounts: [1, 2, 3], lastYear: [9, 0, 0] }), [edit("business:1", "q1", 6)])).toEqual([
      1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]));
  test("a pasted row with its sums stands as it is", () => {
    const edits = [
      edit("business:1", "year", 60),
      edit("business:1", "q1", 60),
      edit("business:1", "m01", 10),
      edit("business:1", "m02", 20),
      edit("business:1", "m03", 30),
    ];
    expect(after(monthsOf({ lastYear: [1, 1, 1] }), edits)).toEqual([10, 20, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
  test("sums that do not fit are refused with both numbers", () => {
    const edits = [
      edit("business:1", "q1", 60),
      edit("business:1", "m01", 10),
      edit("business:1", "m02", 20),
      edit("business:1", "m03", 31),
    ];
    expect(planTargets(monthsOf({}), edits, { grain: 1, by: "evenly" })[0]).toEqual({
      refused: "targets.do-not-add-up",
      hint: "60 ≠ 61",
    });
  });
  test.each([
    ["nothing", "m01"],
    ["business:1", "m13"],
    ["business:9", "m01"],
    ["casual", "year"],
  ])("there is no cell %s %s", (row, field) =>
    expect(after(monthsOf({}), [edit(row, field, 1)])).toBe("targets.no-such-cell"),
  );
});

const amounts = fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 });
const grids = fc
  .array(
    fc.record({
      class: fc.constantFrom<ClientClass>("business", "casual"),
      staffId: fc.constantFrom(null, wang, li),
      amounts,
      lastYear: fc.oneof(amounts, fc.constant([])),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((lines) =>
    [...new Map(lines.map((line) => [`${line.class}:${line.staffId}`, line])).values()].flatMap(monthsOf),
  );
const anyEdit = fc.record({
  row: fc.constantFrom("all", "business", "casual", "business:1", "casual:2", "business:none"),
  field: fc.constantFrom(...targetFields.keys()),
  value: fc.nat(10_000_000),
});

describe("the laws", () => {
  test("after any edit the cell holds what was typed, nothing is negative, and nothing outside it moves", () =>
    fc.assert(
      fc.property(grids, anyEdit, fc.constantFrom<Spread>("last-year", "evenly"), (months, typed, by) => {
        const result = after(months, [typed], by);
        if (typeof result === "string") {
          expect(result).toBe("targets.no-such-cell");
          return;
        }
        const span = targetFields.get(typed.field) ?? [];
        const inside = months.map(
          (month) =>
            span.includes(month.month) &&
            (typed.row === "all" ||
              typed.row === month.class ||
              typed.row === `${month.class}:${month.staffId ?? "none"}`),
        );
        expect(result.filter((_, index) => inside[index]).reduce((a, b) => a + b, 0)).toBe(typed.value);
        expect(result.every((amount) => Number.isInteger(amount) && amount >= 0)).toBe(true);
        expect(result.filter((_, index) => !inside[index])).toEqual(
          months.filter((_, index) => !inside[index]).map((month) => month.amount),
        );
      }),
    ));
  test("several edits at once hold together or are refused", () =>
    fc.assert(
      fc.property(grids, fc.array(anyEdit, { minLength: 2, maxLength: 6 }), (months, edits) => {
        const result = after(months, edits);
        if (typeof result === "string") {
          expect(["targets.no-such-cell", "targets.do-not-add-up"]).toContain(result);
          return;
        }
        const again = months.map((month, index) => ({ ...month, amount: result[index] ?? 0 }));
        for (const plan of planTargets(again, edits, { grain: 1, by: "evenly" }))
          expect(plan).toMatchObject({ months: [] });
      }),
    ));
  test("months, quarters and year agree", () =>
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const sums = sumsOf(addMonthly([a, b]));
        const of = (fields: string[]) => fields.reduce((sum, field) => sum + (sums.get(field) ?? 0), 0);
        expect(of(["q1", "q2", "q3", "q4"])).toBe(sums.get("year"));
        expect(of(["m04", "m05", "m06"])).toBe(sums.get("q2"));
      }),
    ));
});

describe("attainment", () => {
  const row = { target: [100, 100, 100], actual: [90, 120, 5] };
  test.each([
    [0, null],
    [1, 0.9],
    [2, 1.05],
  ])("after %i months", (begun, expected) => expect(attainment(row, begun)).toBe(expected));
  test("no target, no attainment", () => expect(attainment({ target: [], actual: [5] }, 12)).toBeNull());
  test.each([
    [2025, 12],
    [2026, 5],
    [2027, 0],
  ])("months of %i begun in May 2026", (year, expected) => expect(monthsBegun(year, "2026-05-01")).toBe(expected));
});
