import type { LiveChange } from "@foyer/domain/changes/live/schema";
import { describe, expect, test } from "vitest";
import { gather, mergeRows } from "./merged-rows.ts";

interface Row {
  readonly id: number;
  readonly city: string;
  readonly away?: boolean;
}
const row = (id: number, city = "杭州", away = false): Row => ({ id, city, away });
const before = { rows: [row(1), row(2), row(3)], gone: new Set<number>() };
const merge = (fresh: { rows?: Row[]; fit?: number[]; lost?: number[]; own?: number[] }, from = before) =>
  mergeRows<Row>(from, {
    rows: fresh.rows ?? [],
    fit: new Set(fresh.fit),
    lost: fresh.lost ?? [],
    own: new Set(fresh.own),
    isAway: ({ away }) => away === true,
  });

describe("rows that were read again", () => {
  test("take their old place, whether they still fit the view or not; all others keep their object", () => {
    const { rows } = merge({ rows: [row(2, "上海")] });
    expect(rows).toEqual([row(1), row(2, "上海"), row(3)]);
    expect(rows[0]).toBe(before.rows[0]);
  });

  test("come at the end when they are new and fit, and not at all when they do not", () => {
    expect(merge({ rows: [row(9), row(8)], fit: [9] }).rows.map(({ id }) => id)).toEqual([1, 2, 3, 9]);
  });

  test("stay and are grey when somebody else took them away, until they are back", () => {
    const after = merge({ rows: [row(2, "杭州", true)], lost: [3] });
    expect(after.rows.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect([...after.gone]).toEqual([2, 3]);
    expect([...merge({ rows: [row(2)] }, { rows: [...after.rows], gone: new Set(after.gone) }).gone]).toEqual([3]);
  });

  test("are out of sight when the own hand took them away", () => {
    const after = merge({ rows: [row(2, "杭州", true)], own: [2] });
    expect(after.rows.map(({ id }) => id)).toEqual([1, 3]);
    expect(after.gone.size).toBe(0);
  });
});

const change = (number: number, more: Partial<LiveChange> = {}): LiveChange => ({
  number,
  by: "何青",
  own: false,
  rows: [{ row: number, fields: ["city"] }],
  gone: [],
  many: false,
  ...more,
});

describe("several changes", () => {
  test("are read as one, each row once, and named after who did the last", () => {
    const told = gather([change(1), change(2, { by: "陈二", rows: [{ row: 1, fields: ["tier"] }] })]);
    expect(told).toMatchObject({
      ids: [1],
      remote: {
        number: 2,
        by: "陈二",
        rows: [
          { row: "1", fields: ["city"] },
          { row: "1", fields: ["tier"] },
        ],
      },
    });
  });

  test("of the own hand are read again and not said to be somebody's", () => {
    const told = gather([change(1, { own: true }), change(2, { own: true, many: true, rows: [] })]);
    expect(told).toMatchObject({ ids: [1], remote: undefined, many: false });
    expect([...told.own]).toEqual([1]);
  });
});
