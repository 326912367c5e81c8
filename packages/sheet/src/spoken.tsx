import { markText } from "./cell-state.ts";
import { stateOf } from "./change-set.ts";
import type { Model } from "./model.ts";
import { rectOf, sizeOf } from "./selection.ts";
import { useSheetState } from "./use-sheet.ts";

/** What a screen reader says as the active cell changes: column, row, content, the reason of a mark. */
function activeCell<R extends object>(model: Model<R>): string {
  const { selection, cells, editing } = model.store.get();
  const cell = model.cellAt(selection.anchor);
  if (!cell || editing) return "";
  const { words } = model.port();
  const { rows, columns } = sizeOf(rectOf(selection));
  const mark = stateOf(cells, { row: cell.id, field: cell.column.field })?.mark;
  const parts = [
    `${cell.column.header} ${selection.anchor.row + 1}: ${model.textAt(selection.anchor)}`,
    mark && markText(mark, words),
    rows * columns > 1 && words.told.selected(rows, columns),
  ];
  return parts.filter(Boolean).join(". ");
}

/** Where one is, and what others have just changed. The regions stay in the page, or nothing in them would be heard. */
export function Spoken<R extends object>({ model }: { model: Model<R> }) {
  const { news } = useSheetState(model);
  return (
    <>
      <div className="sheet-spoken" aria-live="polite">
        {activeCell(model)}
      </div>
      <div className="sheet-news" aria-live="polite">
        {news?.text}
      </div>
    </>
  );
}
