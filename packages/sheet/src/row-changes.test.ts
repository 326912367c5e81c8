import { describe, expect, test } from "vitest";
import { rowChanges } from "./row-changes.ts";

type Row = { readonly id: string; readonly name: string };
const row = (id: number, name = `row ${id}`): Row => ({ id: String(id), name });
const rows = [1, 2, 3].map((id) => row(id));
const of = (before: readonly Row[], after: readonly Row[]) => rowChanges(before, after, ({ id }) => id);

describe("what newer rows are to the ones before", () => {
  test("a block at the end is only added", () => {
    const more = [row(4), row(5)];
    expect(of(rows, [...rows, ...more])).toEqual({ changed: [], added: more, reordered: false });
  });

  test("a block costs what the block costs: the rows before it are not asked for their ids", () => {
    const asked: string[] = [];
    const many = Array.from({ length: 10_000 }, (_, id) => row(id));
    rowChanges(many, [...many, row(10_000)], ({ id }) => {
      asked.push(id);
      return id;
    });
    expect(asked).toEqual([]);
  });

  test("a row with a new object is a changed one, in its place", () => {
    const newer = row(2, "newer");
    const changes = of(rows, [row(1), newer, rows[2] ?? row(3), row(4)]);
    expect(changes.reordered).toBe(false);
    expect(changes.changed.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(changes.changed[1]).toEqual({ id: "2", old: rows[1], row: newer });
    expect(changes.added).toEqual([row(4)]);
  });

  test("rows that went, or came between others, are another list", () => {
    expect(of(rows, rows.slice(1)).reordered).toBe(true);
    expect(of(rows, rows.slice(0, 2)).reordered).toBe(true);
    const between = of(rows, [...rows.slice(0, 1), row(9), row(2, "newer"), ...rows.slice(2)]);
    expect(between).toMatchObject({ reordered: true, added: [row(9)] });
    expect(between.changed.map(({ id }) => id)).toEqual(["2"]);
  });
});
