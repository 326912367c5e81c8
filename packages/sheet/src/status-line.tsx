import { useEffect, useState } from "react";
import { type SheetColumn, shownText } from "./column.ts";
import { run, type Shell, turn } from "./commands.ts";
import type { Model } from "./model.ts";
import { problems } from "./problems.ts";
import { cellsIn, rectOf } from "./selection.ts";
import { type Statistics, statistics } from "./statistics.ts";
import { useSheetState } from "./use-sheet.ts";

/** Counting a whole column of 100,000 rows takes longer than a key press, so large selections are counted after it. */
const countedAtOnce = 5_000;

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
function TickedRows<R extends object>({ model, rowCounts }: { model: Model<R>; rowCounts: { shown: number } }) {
  const { ticked } = useSheetState(model);
  const { words, matching, onTickMatching } = model.port();
  if (ticked === 0 || !words.ticking) return null;
  const whole = ticked === rowCounts.shown && matching !== undefined && matching > ticked;
  return (
    <span className="sheet-ticked">
      {words.ticking.ticked(ticked)}
      {whole && onTickMatching && (
        <button type="button" onClick={() => onTickMatching()}>
          {words.ticking.allMatching(matching)}
        </button>
      )}
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
  const words = model.port().words.status;
  const waiting = problems(cells.values());
  const failed = waiting.filter(({ mark }) => mark?.kind === "failed").length;
  const others = waiting.length - failed;
  return (
    <div className="sheet-status">
      <span className="sheet-rows">{words.rows(rowCounts.shown, rowCounts.total)}</span>
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
        {saving > 0 ? words.saving(saving) : everSaved && failed === 0 ? words.saved : ""}
      </span>
      <TickedRows model={model} rowCounts={rowCounts} />
      <span className="sheet-turns">
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
