import { type Cells, cellsOf } from "./cells.ts";
import type { Column, Table } from "./table.ts";

/** What a page is made of. Everything is text: nothing in a document is ever read from a file or fetched. */
export type PdfBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly soft?: boolean }
  /** Label and value beside each other: to whom, account, period. */
  | { readonly kind: "facts"; readonly facts: readonly PdfFact[] }
  | PdfTable
  | { readonly kind: "page-break" };

export interface PdfFact {
  readonly label: string;
  readonly value: string;
  /** What the reader looks for first. */
  readonly strong?: boolean;
}

type Head = Pick<Column<never>, "kind" | "header"> & {
  readonly exponent?: number;
  readonly places?: number;
};

export interface PdfTable {
  readonly kind: "table";
  readonly heads: readonly Head[];
  readonly cells: AsyncIterable<Cells>;
  /** Said where there is no row. */
  readonly empty?: string;
}

/** A table with the columns that its CSV and XLSX have; its header stands on every page, its totals at the end. */
export const pdfTable = <Row>(table: Table<Row>, options: { readonly empty?: string } = {}): PdfTable => ({
  kind: "table",
  heads: table.columns.map((column) => ({
    kind: column.kind,
    header: column.header,
    ...(column.kind === "money" ? { exponent: column.exponent } : {}),
    ...(column.kind === "decimal" ? { places: column.places } : {}),
  })),
  cells: cellsOf(table),
  ...options,
});

export interface PdfDocument {
  /** The house that says it, at the head of every page. */
  readonly hotel: string;
  /** The day it speaks of, in words. */
  readonly asOf?: string;
  /** Small, at the foot of every page: who made it and when. */
  readonly note?: string;
  readonly landscape?: boolean;
  readonly blocks: readonly PdfBlock[];
}

type Values = readonly (string | number | null)[];

/** Blocks whose tables are given as rows of values, as they come from where nothing is known of pages. */
export type GivenBlock =
  | Exclude<PdfBlock, PdfTable>
  | { readonly kind: "table"; readonly table: Table<Values>; readonly empty?: string };

export const laidOut = (blocks: readonly GivenBlock[]): PdfBlock[] =>
  blocks.map((block) =>
    block.kind === "table" ? pdfTable(block.table, block.empty === undefined ? {} : { empty: block.empty }) : block,
  );
