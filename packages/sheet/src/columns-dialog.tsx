import { useEffect, useRef, useState } from "react";
import type { Shell } from "./commands.ts";
import type { Model } from "./model.ts";
import { useSheetState } from "./use-sheet.ts";

/** All columns, also the hidden ones: show, freeze, move, or begin anew. */
export function ColumnsDialog<R extends object>({ model, shell }: { model: Model<R>; shell: Shell }) {
  const { arranging } = useSheetState(model);
  return arranging ? <OpenColumns model={model} shell={shell} /> : null;
}

function OpenColumns<R extends object>({ model, shell }: { model: Model<R>; shell: Shell }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [columns, setColumns] = useState(() => shell.arrange.list());
  const words = model.port().words.columns;
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    dialog.current?.close();
    model.store.set({ arranging: false });
    shell.focus();
  };
  const { arrange } = shell;
  const and = (act: () => void) => () => {
    act();
    setColumns(arrange.list());
  };
  return (
    <dialog
      ref={dialog}
      className="sheet-question sheet-columns"
      aria-label={words.title}
      onCancel={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <h2>{words.title}</h2>
      <ul>
        {columns.map(({ field, header, shown, frozen }, index) => (
          <li key={field}>
            <label>
              <input type="checkbox" checked={shown} onChange={and(() => arrange.show(field, !shown))} />
              <span>{header}</span>
            </label>
            <button
              type="button"
              aria-pressed={frozen}
              aria-label={words.freeze(header)}
              title={words.freeze(header)}
              disabled={!shown}
              onClick={and(() => arrange.freeze(frozen ? columns[index - 1]?.field : field))}
            >
              ❄
            </button>
            <button
              type="button"
              aria-label={words.up(header)}
              title={words.up(header)}
              disabled={index === 0}
              onClick={and(() => arrange.move(field, -1))}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={words.down(header)}
              title={words.down(header)}
              disabled={index === columns.length - 1}
              onClick={and(() => arrange.move(field, 1))}
            >
              ↓
            </button>
          </li>
        ))}
      </ul>
      <div className="sheet-buttons">
        <button type="button" onClick={and(arrange.reset)}>
          {words.reset}
        </button>
        <button type="button" className="sheet-main" onClick={close}>
          {words.close}
        </button>
      </div>
    </dialog>
  );
}
