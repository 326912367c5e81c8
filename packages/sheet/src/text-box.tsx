import type { RefObject } from "react";
import { stateOf } from "./change-set.ts";
import { offered } from "./editing.ts";
import type { Model } from "./model.ts";
import { useSheetState } from "./use-sheet.ts";

/** The one text box of the sheet, as assistive technology sees it: a list opens under it for options, and it is
 *  invalid where the active cell was refused. Its text is its own; `input-method.ts` reads and writes it. */
export function TextBox<R extends object>(props: {
  model: Model<R>;
  box: RefObject<HTMLTextAreaElement | null>;
  listId: string;
  calendarId: string;
}) {
  const { model, box, listId, calendarId } = props;
  const { editing, cells, selection } = useSheetState(model);
  const { words } = model.port();
  const cell = model.cellAt(selection.anchor);
  const mark = cell && stateOf(cells, { row: cell.id, field: cell.column.field })?.mark;
  const options = editing ? offered(model).length : 0;
  const combobox = {
    role: "combobox",
    "aria-expanded": true,
    "aria-controls": listId,
    ...(editing && editing.choice >= 0 && { "aria-activedescendant": `${listId}-${editing.choice}` }),
  } as const;
  const calendar = {
    role: "combobox",
    "aria-haspopup": "grid",
    "aria-expanded": true,
    "aria-controls": calendarId,
    ...(editing?.picking && { "aria-activedescendant": `${calendarId}-${editing.day}` }),
  } as const;
  return (
    <textarea
      ref={box}
      className="sheet-box"
      rows={1}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-label={editing && cell ? cell.column.header : words.grid}
      aria-description={words.leaveHint}
      aria-invalid={mark !== undefined && mark.kind !== "saving"}
      {...(options > 0 && combobox)}
      {...(editing?.day !== undefined && calendar)}
    />
  );
}
