import { describe, expect, test } from "vitest";
import { sampleSheet } from "../example/sample-sheet.ts";
import { find, foundBeside, replaceAll, replaced } from "./find.ts";

const found = (model: ReturnType<typeof sampleSheet>["model"], text: string) =>
  [...find(model, text)].filter((spot) => spot !== undefined);

describe("grid 44: find and replace", () => {
  test("finds what is shown and what is typed, whatever the case and width, but nothing behind a mask", () => {
    const { model } = sampleSheet(3);
    expect(found(model, "客户")).toHaveLength(3);
    expect(found(model, "GOLD")).toHaveLength(3);
    expect(found(model, "￥25,000.00")).toEqual([{ row: 1, column: 5 }]);
    expect(found(model, "25000.00")).toEqual([{ row: 1, column: 5 }]);
    expect(found(model, "138")).toEqual([]);
    expect(found(model, "")).toEqual([]);
  });

  test("goes on and back from where one is, around the ends", () => {
    const { model } = sampleSheet(3);
    const spots = found(model, "客户");
    expect(foundBeside(spots, { row: 1, column: 0 }, false)).toEqual({ row: 2, column: 0 });
    expect(foundBeside(spots, { row: 2, column: 0 }, false)).toEqual({ row: 0, column: 0 });
    expect(foundBeside(spots, { row: 1, column: 0 }, true)).toEqual({ row: 0, column: 0 });
    expect(foundBeside(spots, { row: 0, column: 0 }, true)).toEqual({ row: 2, column: 0 });
  });

  test("replaces all as one change set; locked cells are left out and said", async () => {
    const { model, server } = sampleSheet(3);
    replaceAll(model, [...found(model, "客户"), { row: 0, column: 3 }], { wanted: "客户", by: "Client" });
    await model.saver.settled();
    expect(server.saved).toHaveLength(1);
    expect(server.rows.map((row) => row["name"])).toEqual(["Client 1", "Client 2", "Client 3"]);
    expect(model.store.get().notice?.text).toContain("1 cell locked");
  });

  test("every occurrence, special characters as they are, the rest untouched", () => {
    expect(replaced("a.b.c", { wanted: ".", by: "$&" })).toBe("a$&b$&c");
    expect(replaced("Room ROOM room", { wanted: "room", by: "x" })).toBe("x x x");
    expect(replaced("１２３", { wanted: "12", by: "9" })).toBe("93");
    expect(replaced("abc", { wanted: "z", by: "9" })).toBe("abc");
  });
});
