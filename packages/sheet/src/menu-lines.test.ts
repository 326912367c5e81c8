import { describe, expect, test } from "vitest";
import { sampleSheet, shell } from "../example/sample-sheet.ts";
import { cellLines, columnLines } from "./menu-lines.ts";
import { at } from "./selection.ts";

describe("what the menu of the cells offers", () => {
  test("acts with their keys, ⌘ on a Mac; clearing is done at once", async () => {
    const { model, server } = sampleSheet(2);
    model.select(at({ row: 0, column: 1 }));
    const lines = cellLines(model, shell, true);
    expect(lines.find(({ label }) => label === "Copy")?.keys).toBe("⌘C");
    expect(cellLines(model, shell, false).find(({ label }) => label === "Copy")?.keys).toBe("Ctrl+C");
    lines.find(({ label }) => label === "Clear")?.act();
    await model.saver.settled();
    expect(server.rows[0]?.["rooms"]).toBe(null);
  });

  test("ticks only where rows have one, the new row only where rows can be made", () => {
    const { model } = sampleSheet(2);
    const labels = (ticked: boolean | undefined) =>
      cellLines(model, { ...shell, ticked: () => ticked }, false).map(({ label }) => label);
    expect(labels(undefined)).not.toContain("Tick the row");
    expect(labels(false)).toContain("Tick the row");
    expect(labels(true)).toContain("Untick the row");
    expect(labels(true)).toContain("Add a row");
  });

  test("a column that cannot be sorted is not offered to be; a frozen one is let go", () => {
    const { model } = sampleSheet(2);
    const frozen = { field: "name", header: "Client", shown: true, frozen: true };
    const arrange = { ...shell.arrange, sortable: () => false, list: () => [frozen] };
    const labels = columnLines(model, { ...shell, arrange }, "name").map(({ label }) => label);
    expect(labels).toEqual(["Fit the width", "Hide the column", "Unfreeze", "Columns…"]);
  });
});
