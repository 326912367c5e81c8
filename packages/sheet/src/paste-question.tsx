import { useEffect, useRef } from "react";
import { mostCells } from "./acts.ts";
import type { Model } from "./model.ts";
import { useSheetState } from "./use-sheet.ts";

/** Says before a large paste, or one that needs more rows, what it would do. */
export function PasteQuestion<R extends object>({ model, onClosed }: { model: Model<R>; onClosed: () => void }) {
  const { question } = useSheetState(model);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!question) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(".sheet-main")?.focus();
  }, [question]);
  if (!question) return null;
  const { prepared, total, overflowRows } = question;
  const { preview, told } = model.port().words;
  const answer = (how: Parameters<typeof question.answer>[0]) => {
    dialog.current?.close();
    question.answer(how);
    onClosed();
  };
  const lines = [
    preview.changes(prepared.cells.length),
    prepared.unchanged.length > 0 && preview.same(prepared.unchanged.length),
    prepared.refused.length > 0 && told.unreadable(prepared.refused.length),
    prepared.locked > 0 && told.locked(prepared.locked),
    prepared.masked > 0 && told.masked(prepared.masked),
    overflowRows > 0 && preview.addRows(overflowRows),
  ].filter((line) => typeof line === "string");
  return (
    <dialog ref={dialog} className="sheet-question" onCancel={() => answer("cancel")}>
      <h2>{preview.title(total)}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{preview.limit(mostCells)}</p>
      <div className="sheet-buttons">
        <button type="button" onClick={() => answer("cancel")}>
          {preview.cancel}
        </button>
        {overflowRows > 0 ? (
          <>
            <button type="button" onClick={() => answer("without-rows")}>
              {preview.withoutRows}
            </button>
            <button type="button" className="sheet-main" onClick={() => answer("with-rows")}>
              {preview.withRows}
            </button>
          </>
        ) : (
          <button type="button" className="sheet-main" onClick={() => answer("without-rows")}>
            {preview.apply}
          </button>
        )}
      </div>
    </dialog>
  );
}
