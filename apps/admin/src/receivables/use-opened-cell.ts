import type { AgingColumn } from "@foyer/domain/receivables/aging/schema";
import { useState } from "react";
import type { AgingRow } from "./use-aging.ts";

/** A figure of the report whose items are shown: a row's or, without a row, the total's; all columns without one. */
export interface OpenedCell {
  readonly row?: Pick<AgingRow, "group" | "name">;
  readonly column?: AgingColumn;
  /** What the column is called. */
  readonly title?: string;
}

export function useOpenedCell() {
  const [cell, setCell] = useState<OpenedCell | null>(null);
  return { cell, open: setCell, close: () => setCell(null) };
}
