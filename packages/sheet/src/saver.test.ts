import { describe, expect, test } from "vitest";
import { sampleSheet, shell } from "../example/sample-sheet.ts";
import type { CellValue } from "./change-set.ts";
import { parseTsv } from "./clipboard.ts";
import { run } from "./commands.ts";
import { paste } from "./paste.ts";
import { at } from "./selection.ts";

const column = (rows: readonly Readonly<Record<string, CellValue>>[], field: string) => rows.map((row) => row[field]);

describe("undo and redo", () => {
  test("grid 36: one paste is one step and comes back by its id", async () => {
    const { model, server } = sampleSheet(3);
    model.select(at({ row: 0, column: 0 }));
    paste(model, parseTsv("a\t1\nb\t2"));
    run(model, { do: "undo" }, shell);
    await model.saver.settled();
    expect(column(server.rows, "name")).toEqual(["客户 1", "客户 2", "客户 3"]);
    expect(model.valueAt({ row: 0, column: 0 })).toBe("客户 1");
    run(model, { do: "redo" }, shell);
    await model.saver.settled();
    expect(column(server.rows, "name")).toEqual(["a", "b", "客户 3"]);
  });

  test("grid 36: undo survives a reload: the change sets of an earlier visit come back by their ids, newest first", async () => {
    const first = sampleSheet(2);
    paste(first.model, parseTsv("a\t1"));
    first.model.select(at({ row: 1, column: 0 }));
    paste(first.model, parseTsv("b"));
    await first.model.saver.settled();
    const past = first.server.saved.map(({ id }) => id);
    const { model, server } = sampleSheet(2, { server: first.server, past });
    expect(await model.saver.turn("undo")).toBe("undone");
    expect(column(server.rows, "name")).toEqual(["a", "客户 2"]);
    expect(await model.saver.turn("undo")).toBe("undone");
    expect(column(server.rows, "name")).toEqual(["客户 1", "客户 2"]);
    expect(await model.saver.turn("undo")).toBe("nothing");
  });

  test("grid 42: what became a question is not sent again with the rest", async () => {
    const { model, server } = sampleSheet(2);
    server.fail = true;
    paste(model, parseTsv("a"));
    await model.saver.settled();
    server.fail = false;
    const conflict = { row: "1", field: "name", yours: "a", theirs: "b", by: "李静", base: 3 };
    model.emit({ type: "overtaken", cells: [conflict] });
    model.saver.retry();
    await model.saver.settled();
    expect(server.saved).toEqual([]);
    model.resolve(conflict, "mine");
    await model.saver.settled();
    expect(server.saved).toMatchObject([{ base: 3, cells: [{ row: "1", field: "name", new: "a" }] }]);
  });

  test("grid 37: a failed change set is not on the stack; sent again it is, once", async () => {
    const { model, server } = sampleSheet(2);
    server.fail = true;
    model.select(at({ row: 0, column: 0 }));
    paste(model, parseTsv("a"));
    await model.saver.settled();
    expect(model.store.get().history.done).toHaveLength(0);
    expect(model.store.get().cells.get("1\u0000name")?.mark?.kind).toBe("failed");
    expect(model.valueAt({ row: 0, column: 0 })).toBe("a");
    server.fail = false;
    model.saver.retry();
    await model.saver.settled();
    expect(model.store.get().history.done).toHaveLength(1);
    expect(column(server.rows, "name")).toEqual(["a", "客户 2"]);
    model.saver.retry();
    await model.saver.settled();
    expect(server.saved).toHaveLength(1);
  });

  test("grid 37: discarding gives the old value back", async () => {
    const { model, server } = sampleSheet(1);
    server.fail = true;
    paste(model, parseTsv("a"));
    await model.saver.settled();
    model.saver.discard();
    expect(model.valueAt({ row: 0, column: 0 })).toBe("客户 1");
    expect(model.store.get().cells.size).toBe(0);
  });

  test("grid 39: undo over someone's newer edit asks instead of overwriting", async () => {
    const { model, server } = sampleSheet(1);
    paste(model, parseTsv("mine"));
    await model.saver.settled();
    server.elsewhere("1", "name", "theirs");
    run(model, { do: "undo" }, shell);
    await model.saver.settled();
    const mark = model.store.get().cells.get("1\u0000name")?.mark;
    expect(mark).toMatchObject({ kind: "conflict", yours: "客户 1", theirs: "theirs" });
    expect(column(server.rows, "name")).toEqual(["theirs"]);
    if (mark?.kind === "conflict") model.resolve(mark, "mine");
    await model.saver.settled();
    expect(column(server.rows, "name")).toEqual(["客户 1"]);
  });

  test("an undo without an answer changes nothing, stays on the stack and can be asked again", async () => {
    const { model, server } = sampleSheet(1);
    paste(model, parseTsv("a"));
    await model.saver.settled();
    server.fail = true;
    run(model, { do: "undo" }, shell);
    await model.saver.settled();
    expect(model.valueAt({ row: 0, column: 0 })).toBe("a");
    expect(model.store.get().history.done).toHaveLength(1);
    server.fail = false;
    run(model, { do: "undo" }, shell);
    await model.saver.settled();
    expect(column(server.rows, "name")).toEqual(["客户 1"]);
  });

  test("an undo that comes while its saving is under way waits for it", async () => {
    const { model, server } = sampleSheet(2);
    paste(model, parseTsv("a"));
    model.select(at({ row: 1, column: 0 }));
    paste(model, parseTsv("b"));
    run(model, { do: "undo" }, shell);
    run(model, { do: "undo" }, shell);
    await model.saver.settled();
    expect(server.saved).toHaveLength(2);
    expect(column(server.rows, "name")).toEqual(["客户 1", "客户 2"]);
    expect(model.store.get().history.undone).toHaveLength(2);
  });
});
