import { useEffect, useState } from "react";
import { type SheetColumn, shownText } from "./column.ts";
import { run, type Shell, turn } from "./commands.ts";
import type { Model } from "./model.ts";
import { addRow } from "./new-row.ts";
import { problems } from "./problems.ts";
import { cellsIn, rectOf } from "./selection.ts";
import { type Statistics, statistics } from "./statistics.ts";
import { useSheetState } from "./use-sheet.ts";

/** Counting a whole column of 100,000 rows takes longer than a key press, so large selections are counted after it. */
const countedAtOnce = 5_000;

/** Saving more cells than this takes long enough to show that something is going on. */
const progressFrom = 200;

function useStatistics<R extends object>(model: Model<R>): Statistics<R> {
  const { selection, cells } = useSheetState(model);
  const [counted, setCounted] = useState<Statistics<R>>(() => statistics(model));
  useEffect(() => {
    const wait = cellsIn(rectOf(selection)) > countedAtOnce ? 120 : 0;
    const timer = setTimeout(() => setCounted(statistics(model)), wait);
    return () => clearTimeout(timer);
  }, [model, selection, cells]);
  return counted;
}

/** A mean of whole minor units is itself no whole number. */
function numberText<R extends object>(column: SheetColumn<R>, value: number, locale: string): string {
  if (column.kind === "money") return shownText(column, Math.round(value));
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** When every row of the view is ticked and the view was cut at its cap, the rest is one act on the server. */
function TickedRows<R extends object>(props: { model: Model<R>; shell: Shell; shown: number }) {
  const { model, shell, shown } = props;
  const { ticked, matchingTicked } = useSheetState(model);
  const { words, matching, onTicked } = model.port();
  if (ticked === 0) return null;
  const whole = ticked === shown && matching !== undefined && matching > ticked;
  const takeAll = () => {
    model.store.set({ matchingTicked: true });
    onTicked?.({ matching: true });
  };
  return (
    <span className="sheet-ticked">
      {matchingTicked && matching !== undefined ? words.ticking.matching(matching) : words.ticking.ticked(ticked)}
      {whole && !matchingTicked && (
        <button type="button" onClick={takeAll}>
          {words.ticking.allMatching(matching)}
        </button>
      )}
      <button type="button" onClick={shell.untick}>
        {words.ticking.untick}
      </button>
    </span>
  );
}

/** Rows that are still on their way. */
function Loading<R extends object>({ model, total }: { model: Model<R>; total: number }) {
  const { expected, words } = model.port();
  if (expected === undefined || expected <= total) return null;
  return (
    <span className="sheet-loading">
      <progress max={expected} value={total} aria-label={words.status.loading(total, expected)} />
      {words.status.loading(total, expected)}
    </span>
  );
}

export function StatusLine<R extends object>(props: {
  model: Model<R>;
  shell: Shell;
  locale: string;
  rowCounts: { shown: number; total: number };
}) {
  const { model, shell, locale, rowCounts } = props;
  const { cells, history, notice, saving, everSaved } = useSheetState(model);
  const { count, numbers, sum, column } = useStatistics(model);
  const { newRow, readOnly } = model.port();
  const { status: words, menu } = model.port().words;
  const waiting = problems(cells.values());
  const failed = waiting.filter(({ mark }) => mark?.kind === "failed").length;
  const others = waiting.length - failed;
  return (
    <div className="sheet-status">
      <span className="sheet-rows">{words.rows(rowCounts.shown, rowCounts.total)}</span>
      <Loading model={model} total={rowCounts.total} />
      <span role="status" className="sheet-notice">
        {notice?.text}
      </span>
      {failed > 0 && (
        <span className="sheet-problem">
          {words.failed(failed)}
          <button type="button" onClick={() => model.saver.retry()}>
            {words.retry}
          </button>
          <button type="button" onClick={() => model.saver.discard()}>
            {words.discard}
          </button>
        </span>
      )}
      {others > 0 && (
        <span className="sheet-problem">
          {words.problems(others)}
          <button type="button" onClick={() => run(model, { do: "next-problem" }, shell)}>
            {words.nextProblem}
          </button>
        </span>
      )}
      <span className="sheet-saved" data-saving={saving > 0}>
        {saving > progressFrom && <progress aria-label={words.saving(saving)} />}
        {saving > 0 ? words.saving(saving) : everSaved && failed === 0 ? words.saved : ""}
      </span>
      <TickedRows model={model} shell={shell} shown={rowCounts.shown} />
      <span className="sheet-turns">
        {newRow && !readOnly && (
          <button type="button" aria-label={menu.addRow} title={menu.addRow} onClick={() => addRow(model)}>
            ＋
          </button>
        )}
        <button
          type="button"
          aria-label={menu.columns}
          title={menu.columns}
          onClick={() => model.store.set({ arranging: true })}
        >
          ▥
        </button>
        <button
          type="button"
          aria-label={words.undo}
          disabled={history.done.length === 0}
          onClick={() => turn(model, "undo")}
        >
          ↶
        </button>
        <button
          type="button"
          aria-label={words.redo}
          disabled={history.undone.length === 0}
          onClick={() => turn(model, "redo")}
        >
          ↷
        </button>
      </span>
      <span className="sheet-numbers">
        {column && numbers > 1 && (
          <>
            <span>{words.average(numberText(column, sum / numbers, locale))}</span>
            <span>{words.sum(numberText(column, sum, locale))}</span>
          </>
        )}
        <span>{words.count(count)}</span>
      </span>
    </div>
  );
}
