import { describe, expect, test } from "vitest";
import { sampleSheet, shell } from "../example/sample-sheet.ts";
import { parseTsv } from "./clipboard.ts";
import { commitEditing, openCell, typed } from "./editing.ts";
import { addRow, draftsSelected, goToDraft } from "./new-row.ts";
import { paste } from "./paste.ts";
import { at } from "./selection.ts";

type Sample = ReturnType<typeof sampleSheet>;

function write({ model }: Sample, column: number, text: string) {
  const { anchor } = model.store.get().selection;
  model.select(at({ ...anchor, column }));
  openCell(model, { typing: true });
  typed(model, text);
  commitEditing(model);
}

function begun(count: number): Sample {
  const sample = sampleSheet(count);
  addRow(sample.model);
  goToDraft(sample.model, shell);
  return sample;
}

describe("a new row", () => {
  test("is gone to at the cell that has to be filled, and is not sent before it is", async () => {
    const sample = begun(2);
    const { model, server } = sample;
    expect(model.store.get().selection.anchor).toEqual({ row: 2, column: 0 });
    write(sample, 1, "12");
    expect(model.valueAt({ row: 2, column: 1 })).toBe(12);
    expect(model.store.get().notice?.text).toBe("Not saved before it has: Client");
    await model.saver.settled();
    expect(server.saved).toEqual([]);
  });

  test("goes whole as soon as it is complete, in one change set that names it", async () => {
    const sample = begun(2);
    const { model, server } = sample;
    write(sample, 1, "12");
    write(sample, 0, "Kestrel");
    await model.saver.settled();
    const [saved] = server.saved;
    expect(server.saved).toHaveLength(1);
    const row = saved?.rows[0]?.tempId;
    expect(saved?.rows).toHaveLength(1);
    expect(row).toMatch(/^new-/);
    expect(saved?.cells).toEqual([
      { row, field: "rooms", new: 12 },
      { row, field: "name", new: "Kestrel" },
    ]);
    expect(server.rows.at(-1)).toMatchObject({ id: "made-1", name: "Kestrel", rooms: 12 });
    expect(model.store.get().added).toMatchObject([{ made: "made-1", sent: true }]);
  });

  test("a number behind a mask may be pasted into it, since no mask hides anything there", async () => {
    const { model, server } = sampleSheet(1);
    model.select(at({ row: 0, column: 4 }));
    paste(model, parseTsv("13911111111\n13922222222"));
    model.store.get().question?.answer("with-rows");
    const row = 1;
    expect(model.valueAt({ row, column: 4 })).toBe("13922222222");
    model.select(at({ row, column: 0 }));
    openCell(model, { typing: true });
    typed(model, "Kestrel");
    commitEditing(model);
    await model.saver.settled();
    expect(server.rows.map(({ phone }) => phone)).toEqual(["138****8001", "13922222222"]);
  });

  test("refused, it stays with what was written and the reason, and goes again when it was put right", async () => {
    const sample = begun(1);
    const { model, server } = sample;
    write(sample, 1, "12");
    write(sample, 0, "refuse me");
    await model.saver.settled();
    expect(server.rows).toHaveLength(1);
    expect(model.store.get().added).toMatchObject([{ sent: false }]);
    expect(draftsSelected(model)).toHaveLength(1);
    write(sample, 0, "Kestrel");
    await model.saver.settled();
    expect(server.rows.at(-1)).toMatchObject({ name: "Kestrel", rooms: 12 });
    expect([...model.store.get().cells.values()].filter(({ mark }) => mark)).toEqual([]);
  });

  test("written to again before the host shows it: the row that was made is meant, and undo finds it later", async () => {
    const sample = begun(1);
    const { model, server } = sample;
    write(sample, 0, "Kestrel");
    await model.saver.settled();
    write(sample, 1, "7");
    await model.saver.settled();
    expect(server.saved.at(-1)?.cells).toEqual([{ row: "made-1", field: "rooms", new: 7 }]);
    expect(model.valueAt({ row: 1, column: 1 })).toBe(7);
    model.dropMade(new Set(["made-1"]));
    expect(model.store.get().added).toEqual([]);
    expect(await model.saver.turn("undo")).toBe("undone");
    expect(server.rows.at(-1)).toMatchObject({ name: "Kestrel", rooms: null });
  });

  test("without an answer it can be sent again under the same id; given up, it goes", async () => {
    const sample = begun(1);
    const { model, server } = sample;
    server.fail = true;
    write(sample, 0, "Kestrel");
    await model.saver.settled();
    server.fail = false;
    model.saver.retry();
    await model.saver.settled();
    expect(server.rows).toHaveLength(2);
    server.fail = true;
    addRow(model);
    goToDraft(model, shell);
    write(sample, 0, "Harbour");
    await model.saver.settled();
    model.saver.discard();
    expect(model.store.get().added).toHaveLength(1);
    expect(server.rows).toHaveLength(2);
  });

  test("undone before the host shows it, it goes", async () => {
    const sample = begun(1);
    const { model } = sample;
    write(sample, 0, "Kestrel");
    await model.saver.settled();
    expect(await model.saver.turn("undo")).toBe("undone");
    expect(model.store.get().added).toEqual([]);
    expect(model.store.get().cells.size).toBe(0);
  });

  test("dropped, nothing of it is left", () => {
    const sample = begun(1);
    const { model } = sample;
    write(sample, 1, "12");
    model.dropRows(new Set(draftsSelected(model)));
    expect(model.store.get().added).toEqual([]);
    expect(model.store.get().cells.size).toBe(0);
  });
});
