import { markText } from "./cell-state.tsx";
import { stateOf } from "./change-set.ts";
import type { Model } from "./model.ts";
import { rectOf, sizeOf } from "./selection.ts";
import { useSheetState } from "./use-sheet.ts";

/** What a screen reader says as the active cell changes: column, row, content, the reason of a mark. */
export function Spoken<R extends object>({ model }: { model: Model<R> }) {
  const { selection, cells, editing } = useSheetState(model);
  const cell = model.cellAt(selection.anchor);
  if (!cell || editing) return null;
  const { words } = model.port();
  const { rows, columns } = sizeOf(rectOf(selection));
  const mark = stateOf(cells, { row: cell.id, field: cell.column.field })?.mark;
  const parts = [
    `${cell.column.header} ${selection.anchor.row + 1}: ${model.textAt(selection.anchor)}`,
    mark && markText(mark, words),
    rows * columns > 1 && words.told.selected(rows, columns),
  ];
  return (
    <div className="sheet-spoken" aria-live="polite">
      {parts.filter(Boolean).join(". ")}
    </div>
  );
}
