import { markText } from "./cell-state.ts";
import { stateOf } from "./change-set.ts";
import { shownText } from "./column.ts";
import { run, type Shell } from "./commands.ts";
import { choose, commitEditing, offered } from "./editing.ts";
import type { Model } from "./model.ts";
import { useSheetState } from "./use-sheet.ts";

type Props<R extends object> = { model: Model<R>; shell: Shell };

/** Under an open cell with options: those that fit what was typed. */
export function OptionList<R extends object>({ model, listId }: { model: Model<R>; listId: string }) {
  const { editing } = useSheetState(model);
  const options = offered(model);
  if (!editing || options.length === 0) return null;
  return (
    <div className="sheet-options" role="listbox" id={listId}>
      {options.map((option, index) => (
        <div
          key={option.value}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === editing.choice}
          ref={(element) => {
            if (element && index === editing.choice) element.scrollIntoView({ block: "nearest" });
          }}
          onMouseDown={(event) => {
            event.preventDefault();
            while (model.store.get().editing?.choice !== index) choose(model, 1);
            commitEditing(model);
          }}
        >
          {option.label}
        </div>
      ))}
    </div>
  );
}

/** Beside an active cell that was refused or changed elsewhere: why, and what can be done. */
export function CellCard<R extends object>({ model, shell }: Props<R>) {
  const { cells, selection, editing } = useSheetState(model);
  const cell = model.cellAt(selection.anchor);
  const mark = cell && stateOf(cells, { row: cell.id, field: cell.column.field })?.mark;
  const { words } = model.port();
  if (editing?.theirs && cell) {
    const { value, by } = editing.theirs;
    const conflict = { row: cell.id, field: cell.column.field, yours: editing.text, theirs: value, by };
    return (
      <div className="sheet-card sheet-card-conflict" role="status">
        <strong>{words.conflict.title}</strong>
        <span>{words.conflict.by(conflict)}</span>
        <span>{shownText(cell.column, value, cell.row)}</span>
      </div>
    );
  }
  if (editing || !mark || !cell) return null;
  if (mark.kind === "refused") {
    return (
      <div className="sheet-card sheet-card-refused" role="note">
        <strong>{words.refusedTitle}</strong>
        <span>{markText(mark, words)}</span>
      </div>
    );
  }
  if (mark.kind !== "conflict") return null;
  const { conflict } = words;
  // The card goes with the choice; whoever made it works on in the grid.
  const resolve = (choice: "mine" | "theirs") => {
    model.resolve(mark, choice);
    shell.focus();
  };
  return (
    <div className="sheet-card sheet-card-conflict" role="group" aria-label={conflict.title}>
      <strong>{conflict.title}</strong>
      <small>{conflict.by(mark)}</small>
      <dl>
        <div>
          <dt>{conflict.theirs}</dt>
          <dd>{shownText(cell.column, mark.theirs, cell.row) || "–"}</dd>
        </div>
        <div>
          <dt>{conflict.mine}</dt>
          <dd>{shownText(cell.column, mark.yours, cell.row) || "–"}</dd>
        </div>
      </dl>
      <div className="sheet-buttons">
        <button type="button" onClick={() => run(model, { do: "next-problem" }, shell)}>
          {conflict.later}
        </button>
        <button type="button" onClick={() => resolve("theirs")}>
          {conflict.theirs}
        </button>
        <button type="button" className="sheet-main" onClick={() => resolve("mine")}>
          {conflict.mine}
        </button>
      </div>
    </div>
  );
}
