import { columnOf } from "./sheet-rows.ts";
import type { Workbook } from "./workbook.ts";
import { attribute, readXml } from "./xml.ts";

/** Cells of one row that were made one: the first column and the last. */
export type MergedCells = { row: number; from: number; to: number };

const range = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;
const mostMerges = 100_000;

/** The cells merged across within one row. They stand behind the rows in a sheet, so this reads all of it once. */
export async function mergedAcross(workbook: Workbook, row: number): Promise<MergedCells[]> {
  const merged: MergedCells[] = [];
  let seen = 0;
  const hear = {
    open(name: string, attributes: string) {
      if (name !== "mergeCell" || ++seen > mostMerges) return;
      const [, from = "", top, to = "", bottom] = range.exec(attribute(attributes, "ref") ?? "") ?? [];
      if (Number(top) === row && Number(bottom) === row && from !== to)
        merged.push({ row, from: columnOf(from), to: columnOf(to) });
    },
    close() {},
  };
  for await (const _ of readXml(workbook.sheet(), hear)) continue;
  return merged;
}
