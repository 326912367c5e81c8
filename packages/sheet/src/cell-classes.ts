import type { CellClassParams } from "ag-grid-community";
import { type CellValue, cellKey, type Mark, stateOf } from "./change-set.ts";
import type { SheetColumn } from "./column.ts";
import type { Model } from "./model.ts";
import { contains, type Rect, rectOf, type Selection, type Spot } from "./selection.ts";

/** The look of a cell: its place in the selection and what became of its last change. */
export function cellClasses<R extends object>(
  model: Model<R>,
  column: SheetColumn<R>,
): Record<string, (params: CellClassParams<R, CellValue>) => boolean> {
  type Params = CellClassParams<R, CellValue>;
  let last: { selection: Selection; rect: Rect } | undefined;
  const rect = () => {
    const { selection } = model.store.get();
    if (last?.selection !== selection) last = { selection, rect: rectOf(selection) };
    return last.rect;
  };
  let place: { columns: readonly SheetColumn<R>[]; index: number } | undefined;
  const columnIndex = () => {
    const columns = model.view.columns();
    if (place?.columns !== columns)
      place = { columns, index: columns.findIndex(({ field }) => field === column.field) };
    return place.index;
  };
  const spotOf = ({ node, rowIndex }: Params): Spot | undefined =>
    node.rowPinned ? undefined : { row: rowIndex, column: columnIndex() };
  const inRange = (test: (spot: Spot, rect: Rect) => boolean) => (params: Params) => {
    const spot = spotOf(params);
    return spot !== undefined && contains(rect(), spot) && test(spot, rect());
  };
  const marked = (kind: Mark["kind"]) => (params: Params) => {
    const { cells } = model.store.get();
    const row = params.node.id;
    return cells.size > 0 && row !== undefined && stateOf(cells, { row, field: column.field })?.mark?.kind === kind;
  };
  return {
    "sheet-in": inRange((_, { top, bottom, left, right }) => top !== bottom || left !== right),
    "sheet-top": inRange((spot, { top }) => spot.row === top),
    "sheet-bottom": inRange((spot, { bottom }) => spot.row === bottom),
    "sheet-left": inRange((spot, { left }) => spot.column === left),
    "sheet-right": inRange((spot, { right }) => spot.column === right),
    "sheet-handle": inRange((spot, { bottom, right }) => spot.row === bottom && spot.column === right),
    "sheet-active": (params) => {
      const spot = spotOf(params);
      const { anchor } = model.store.get().selection;
      return spot?.row === anchor.row && spot.column === anchor.column;
    },
    "sheet-filling": (params) => {
      const spot = spotOf(params);
      const { filling } = model.store.get();
      return filling !== undefined && spot !== undefined && contains(filling, spot);
    },
    "sheet-found": ({ node }) => {
      const { found } = model.store.get();
      return found !== undefined && node.id !== undefined && found.has(cellKey({ row: node.id, field: column.field }));
    },
    "sheet-saving": marked("saving"),
    "sheet-failed": marked("failed"),
    "sheet-refused": marked("refused"),
    "sheet-conflict": marked("conflict"),
    "sheet-locked": ({ data }) => model.port().readOnly !== true && (!data || !model.mayEdit(column, data)),
  };
}
