import { type PdfLanguage, writer } from "./pdf-cells.ts";
import type { PdfBlock, PdfDocument, PdfTable } from "./pdf-layout.ts";
import { DocumentProblem } from "./problem.ts";

/** More rows than anybody reads on paper; the same table goes to a spreadsheet. */
const mostRows = 5_000;

export interface DrawnHead {
  readonly header: string;
  readonly isNumber: boolean;
  /** Numbers and days are never broken. */
  readonly isWhole: boolean;
  /** Takes what room is left. */
  readonly isWide: boolean;
  /** What its longest text needs, in widths of a digit. */
  readonly need: number;
}

export interface DrawnTable {
  readonly kind: "table";
  readonly heads: readonly DrawnHead[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  readonly empty: string | null;
}

export type DrawnBlock = Exclude<PdfBlock, PdfTable> | DrawnTable;

/** A document as nothing but text, ready for another thread: every amount and day is written out. */
export interface Drawing {
  readonly hotel: string;
  readonly title: string;
  readonly asOf: string | null;
  readonly note: string;
  readonly landscape: boolean;
  readonly language: PdfLanguage;
  readonly blocks: readonly DrawnBlock[];
}

/** About how wide a text is: a Han sign takes the room of two letters. */
const widthOf = (text: string): number => {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
};

/** The text column that needs most room gets what is left; where there is none, all share it. */
function headsOf({ heads }: PdfTable, rows: readonly (readonly string[])[]): DrawnHead[] {
  const needs = heads.map(({ header }, index) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? "")), widthOf(header)),
  );
  const ofText = needs.map((need, index) => (heads[index]?.kind === "text" ? need : 0));
  const most = Math.max(...ofText);
  const wide = ofText.indexOf(most);
  return heads.map(({ kind, header }, index) => ({
    header,
    isNumber: kind !== "text" && kind !== "date",
    isWhole: kind !== "text",
    isWide: most === 0 || index === wide,
    need: needs[index] ?? 0,
  }));
}

async function drawnTable(table: PdfTable, language: PdfLanguage): Promise<DrawnTable> {
  const written = writer(language);
  const rows: string[][] = [];
  let total: string[] | null = null;
  for await (const { values, total: isTotal } of table.cells) {
    const texts = table.heads.map((head, index) => {
      const value = values[index] ?? null;
      if (isTotal && typeof value === "string") return value;
      return !isTotal && head.kind === "money" && value === 0 ? "–" : written(head, value);
    });
    if (isTotal) total = texts;
    else rows.push(texts);
    if (rows.length > mostRows) throw new DocumentProblem("pdf.too-long", { limit: mostRows });
  }
  return {
    kind: "table",
    heads: headsOf(table, total ? [...rows, total] : rows),
    rows,
    total,
    empty: table.empty ?? null,
  };
}

export async function drawn(
  { hotel, asOf, note = "", landscape = false, blocks }: PdfDocument,
  { title, language }: { readonly title: string; readonly language: PdfLanguage },
): Promise<Drawing> {
  const done: DrawnBlock[] = [];
  for (const block of blocks) done.push(block.kind === "table" ? await drawnTable(block, language) : block);
  return { hotel, title, asOf: asOf ?? null, note, landscape, language, blocks: done };
}
