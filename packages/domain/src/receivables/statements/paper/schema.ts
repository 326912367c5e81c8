/** A cell in its column's terms: text, whole minor units, a count, a day. */
type PaperCell = string | number | null;
export type PaperRow = readonly PaperCell[];

interface Head {
  readonly header: string;
  readonly value: (row: PaperRow) => string | null;
}
interface Counted {
  readonly header: string;
  readonly value: (row: PaperRow) => number | null;
}

export type PaperColumn =
  | (Head & { readonly kind: "text"; readonly width?: number })
  | (Head & { readonly kind: "date" })
  | (Counted & { readonly kind: "integer" })
  | (Counted & { readonly kind: "money"; readonly exponent: number; readonly sum?: boolean | "last" });

/** The same for CSV, XLSX and the page. */
export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  readonly totalLabel?: string;
}

export type PaperBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly soft?: boolean }
  | {
      readonly kind: "facts";
      readonly facts: readonly { readonly label: string; readonly value: string; readonly strong?: boolean }[];
    }
  | { readonly kind: "table"; readonly table: PaperTable; readonly empty?: string };

/** What stands on paper, in one language. */
export interface Paper {
  readonly title: string;
  readonly asOf: string;
  readonly blocks: readonly PaperBlock[];
}
