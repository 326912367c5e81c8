import type { CellClassParams } from "ag-grid-community";
import { type CellValue, cellKey, stateOf } from "./change-set.ts";
import type { SheetColumn } from "./column.ts";
import type { Model } from "./model.ts";
import { contains, type Rect, rectOf, type Selection } from "./selection.ts";

/**
 * The look of a cell: its place in the selection and what became of its last change. One list instead of a rule for each
 * class: the grid takes every rule that does not hold off every cell that scrolls into sight.
 */
export function cellClasses<R extends object>(
  model: Model<R>,
  column: SheetColumn<R>,
): (params: CellClassParams<R, CellValue>) => string[] {
  type Params = CellClassParams<R, CellValue>;
  let last: { selection: Selection; rect: Rect } | undefined;
  const rectOfSelection = (selection: Selection) => {
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

  function addPlace(classes: string[], row: number) {
    const { selection, filling } = model.store.get();
    const rect = rectOfSelection(selection);
    const spot = { row, column: columnIndex() };
    if (filling && contains(filling, spot)) classes.push("sheet-filling");
    if (!contains(rect, spot)) return;
    const { top, bottom, left, right } = rect;
    if (top !== bottom || left !== right) classes.push("sheet-in");
    if (row === top) classes.push("sheet-top");
    if (row === bottom) classes.push("sheet-bottom");
    if (spot.column === left) classes.push("sheet-left");
    if (spot.column === right) classes.push("sheet-right");
    if (row === bottom && spot.column === right) classes.push("sheet-handle");
    const { anchor } = selection;
    if (row === anchor.row && spot.column === anchor.column) classes.push("sheet-active");
  }

  function addState(classes: string[], row: string) {
    const { cells, found } = model.store.get();
    const mark = cells.size > 0 ? stateOf(cells, { row, field: column.field })?.mark : undefined;
    if (mark) classes.push(`sheet-${mark.kind}`);
    if (found?.has(cellKey({ row, field: column.field }))) classes.push("sheet-found");
  }

  return ({ node, rowIndex, data }: Params) => {
    const classes: string[] = [];
    if (!node.rowPinned) addPlace(classes, rowIndex);
    if (node.id !== undefined) addState(classes, node.id);
    if (model.port().readOnly !== true && (!data || !model.mayEdit(column, data))) classes.push("sheet-locked");
    return classes;
  };
}
