import { describe, expect, test } from "vitest";
import { sampleSheet } from "../example/sample-sheet.ts";
import { fillHandle, fillKey, fillSelection, fillToNeighbour } from "./acts.ts";
import type { CellValue } from "./change-set.ts";
import { at, spanning } from "./selection.ts";

const column = (rows: readonly Readonly<Record<string, CellValue>>[], field: string) => rows.map((row) => row[field]);

describe("filling", () => {
  test("grid 30: the handle copies, with Ctrl it makes a series", async () => {
    const { model, server } = sampleSheet(4);
    model.select(at({ row: 0, column: 1 }));
    fillHandle(model, { row: 1, column: 1 }, "copy");
    model.select(at({ row: 1, column: 1 }));
    fillHandle(model, { row: 3, column: 1 }, "series");
    await model.saver.settled();
    expect(column(server.rows, "rooms")).toEqual([10, 10, 11, 12]);
    expect(server.saved).toHaveLength(2);
  });

  test("grid 31: a double click fills to the end of the neighbour", async () => {
    const { model, server } = sampleSheet(5);
    model.select(at({ row: 0, column: 1 }));
    fillToNeighbour(model);
    await model.saver.settled();
    expect(column(server.rows, "rooms")).toEqual([10, 10, 10, 10, 10]);
  });

  test("grid 32, 33: Ctrl+D, Ctrl+R, Ctrl+Enter", async () => {
    const { model, server } = sampleSheet(3);
    model.select(spanning({ top: 0, bottom: 2, left: 1, right: 1 }));
    fillKey(model, "down");
    await model.saver.settled();
    expect(column(server.rows, "rooms")).toEqual([10, 10, 10]);
    model.select(spanning({ top: 1, bottom: 1, left: 0, right: 1 }));
    fillKey(model, "right");
    expect(model.store.get().cells.get("2\u0000rooms")?.mark).toMatchObject({ rejected: "客户 2" });
    model.select(spanning({ top: 0, bottom: 2, left: 0, right: 0 }));
    fillSelection(model);
    await model.saver.settled();
    expect(column(server.rows, "name")).toEqual(["客户 1", "客户 1", "客户 1"]);
  });
});
