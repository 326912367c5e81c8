import { describe, expect, test } from "vitest";
import { sampleSheet, shell } from "../example/sample-sheet.ts";
import type { CellValue } from "./change-set.ts";
import { clear, copied, fillKey } from "./acts.ts";
import { parseTsv } from "./clipboard.ts";
import { run } from "./commands.ts";
import { commitEditing, openCell, typed } from "./editing.ts";
import { paste } from "./paste.ts";
import { nextProblem } from "./problems.ts";
import { at, spanning } from "./selection.ts";

const column = (rows: readonly Readonly<Record<string, CellValue>>[], field: string) => rows.map((row) => row[field]);

describe("one act is one change set", () => {
  test("grid 20: a pasted block is one call and is stored cell by cell", async () => {
    const { model, server } = sampleSheet(4);
    model.select(at({ row: 1, column: 0 }));
    paste(model, parseTsv("王芳\t12\nJohn\t13\n"));
    expect(model.valueAt({ row: 2, column: 0 })).toBe("John");
    await model.saver.settled();
    expect(server.saved).toHaveLength(1);
    expect(server.saved[0]?.cells).toHaveLength(4);
    expect(column(server.rows, "name")).toEqual(["客户 1", "王芳", "John", "客户 4"]);
  });

  test("grid 19: one value fills the range, cells that hold it already are not sent", async () => {
    const { model, server } = sampleSheet(3);
    model.select(spanning({ top: 0, bottom: 2, left: 1, right: 1 }));
    paste(model, parseTsv("20"));
    await model.saver.settled();
    expect(column(server.rows, "rooms")).toEqual([20, 20, 20]);
    expect(server.saved[0]?.cells).toHaveLength(2);
  });

  test("grid 25: locked cells are skipped, counted and said", async () => {
    const { model, server } = sampleSheet(2);
    model.select(at({ row: 0, column: 3 }));
    paste(model, parseTsv("hack\nhack"));
    await model.saver.settled();
    expect(server.saved).toHaveLength(0);
    expect(model.store.get().notice?.text).toBe("2 cells locked, left as they are");
  });

  test("grid 26: what cannot be read keeps the old value, and the rest is saved", async () => {
    const { model, server } = sampleSheet(2);
    model.select(at({ row: 0, column: 1 }));
    paste(model, parseTsv("many\n7"));
    await model.saver.settled();
    expect(column(server.rows, "rooms")).toEqual([10, 7]);
    expect(model.store.get().cells.get("1\u0000rooms")?.mark).toMatchObject({
      kind: "refused",
      rejected: "many",
      message: "This is not a number",
    });
  });

  test("grid 28: an unknown option is refused with the nearest one and never made", async () => {
    const { model, server } = sampleSheet(1);
    model.select(at({ row: 0, column: 2 }));
    paste(model, parseTsv("Glod"));
    await model.saver.settled();
    expect(server.saved).toHaveLength(0);
    expect(model.store.get().cells.get("1\u0000tier")?.mark).toMatchObject({ message: "“Glod” is not known. Gold?" });
  });

  test("grid 29: over 1,000 cells waits for an answer, over 20,000 is refused beforehand", async () => {
    const { model, server } = sampleSheet(20_001);
    model.select(at({ row: 0, column: 0 }));
    paste(
      model,
      Array.from({ length: 1001 }, (_, i) => [`name ${i}`]),
    );
    expect(model.store.get().question?.total).toBe(1001);
    await model.saver.settled();
    expect(server.saved).toHaveLength(0);
    model.store.get().question?.answer("without-rows");
    await model.saver.settled();
    expect(server.saved[0]?.cells).toHaveLength(1001);
    model.select(at({ row: 0, column: 0 }));
    paste(
      model,
      Array.from({ length: 20_001 }, () => ["x"]),
    );
    expect(model.store.get().notice?.text).toBe("20,001 cells are more than 20,000 at once");
    expect(model.store.get().question).toBeUndefined();
  });

  test("grid 29: 50,000 cells are refused before anything is done, whatever fits of them", () => {
    const { model } = sampleSheet(10);
    paste(model, parseTsv("a\t1\tgold\tb\tc\n".repeat(10_000)));
    expect(model.store.get().notice?.text).toBe("50,000 cells are more than 20,000 at once");
    expect(model.store.get().question).toBeUndefined();
    expect(model.store.get().cells.size).toBe(0);
  });

  test("grid 22: past the last row it asks for rows and makes them in the same change set", async () => {
    const { model, server } = sampleSheet(2);
    model.select(at({ row: 1, column: 0 }));
    paste(model, parseTsv("a\t1\nb\t2\nc\t3"));
    expect(model.store.get().question?.overflowRows).toBe(2);
    model.store.get().question?.answer("with-rows");
    await model.saver.settled();
    expect(server.saved[0]?.rows).toHaveLength(2);
    expect(column(server.rows, "name")).toEqual(["客户 1", "a", "b", "c"]);
  });

  test("grid 34: clearing refuses required cells, empties the others", async () => {
    const { model, server } = sampleSheet(2);
    model.select(spanning({ top: 0, bottom: 0, left: 0, right: 2 }));
    clear(model);
    await model.saver.settled();
    expect(server.rows[0]).toMatchObject({ name: "客户 1", rooms: null, tier: null });
    expect(model.store.get().cells.get("1\u0000name")?.mark).toMatchObject({ kind: "refused", code: "sheet.required" });
  });

  test("grid 47: a mask is copied as text and takes no paste, fill or clearing", async () => {
    const { model, server } = sampleSheet(2);
    model.select(at({ row: 0, column: 4 }));
    expect(copied(model).text).toBe("138****8001");
    model.select(spanning({ top: 0, bottom: 1, left: 4, right: 4 }));
    fillKey(model, "down");
    expect(model.store.get().notice?.text).toBe("1 cell masked, not overwritten");
    paste(model, parseTsv("13800000000"));
    clear(model);
    await model.saver.settled();
    expect(server.saved).toHaveLength(0);
    model.select(at({ row: 0, column: 4 }));
    openCell(model, { typing: true });
    typed(model, "139****0000");
    commitEditing(model);
    expect(model.store.get().cells.get("1\u0000phone")?.mark).toMatchObject({ code: "sheet.mask" });
  });
});

describe("conflicts and problems", () => {
  test("grid 42: someone changed the cell: theirs stands until mine is chosen", async () => {
    const { model, server } = sampleSheet(1);
    server.elsewhere("1", "name", "theirs");
    paste(model, parseTsv("mine"));
    await model.saver.settled();
    expect(model.valueAt({ row: 0, column: 0 })).toBe("theirs");
    const mark = model.store.get().cells.get("1\u0000name")?.mark;
    if (mark?.kind === "conflict") model.resolve(mark, "mine");
    await model.saver.settled();
    expect(column(server.rows, "name")).toEqual(["mine"]);
    expect(model.store.get().cells.get("1\u0000name")?.mark).toBeUndefined();
  });

  test("grid 41: jumps to the next cell that needs something, around the end", async () => {
    const { model } = sampleSheet(3);
    model.select(at({ row: 1, column: 1 }));
    paste(model, parseTsv("x\ny"));
    model.select(at({ row: 0, column: 0 }));
    expect(nextProblem(model)).toEqual({ row: 1, column: 1 });
    model.select(at({ row: 2, column: 1 }));
    expect(nextProblem(model)).toEqual({ row: 1, column: 1 });
  });

  test("grid 7: escape on a refused cell gives up the refused text", () => {
    const { model } = sampleSheet(1);
    model.select(at({ row: 0, column: 1 }));
    paste(model, parseTsv("x"));
    run(model, { do: "cancel" }, shell);
    expect(model.store.get().cells.size).toBe(0);
  });
});

test("grid 17, 18: what is copied reads back as the same block", () => {
  const { model } = sampleSheet(2);
  model.select(spanning({ top: 0, bottom: 1, left: 0, right: 2 }));
  expect(parseTsv(copied(model).text)).toEqual([
    ["客户 1", "10", "Gold"],
    ["客户 2", "20", "Gold"],
  ]);
});
