import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { cellKey } from "./change-set.ts";
import type { Shell } from "./commands.ts";
import { find, foundBeside, replaceAll } from "./find.ts";
import type { Model } from "./model.ts";
import { at, type Spot } from "./selection.ts";
import { useSheetState } from "./use-sheet.ts";

/** So many rows are looked through before the browser may draw again. */
const rowsAtOnce = 2_000;

/** `done` belongs to one text and one order of the rows: what was found for another is on its way out. */
type Search = {
  readonly spots: readonly Spot[];
  readonly text: string;
  readonly shape: number;
  readonly done: boolean;
};

/** The found cells, brought up as the search goes on and begun anew when a value or the order of the rows changes. */
function useFound<R extends object>(model: Model<R>, text: string) {
  const { cells, shape } = useSheetState(model);
  const [search, setSearch] = useState<Search>({ spots: [], text: "", shape, done: true });
  useEffect(() => {
    const steps = find(model, text);
    const spots: Spot[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      let rows = 0;
      while (rows < rowsAtOnce) {
        const step = steps.next();
        if (step.done) return setSearch({ spots, text, shape, done: true });
        if (step.value) spots.push(step.value);
        else rows++;
      }
      setSearch({ spots: [...spots], text, shape, done: false });
      timer = setTimeout(look);
    };
    timer = setTimeout(look, 80);
    return () => clearTimeout(timer);
  }, [model, text, cells, shape]);
  const ready = search.done && search.text === text && search.shape === shape;
  return { found: search.spots, ready };
}

/** All of them are marked in the grid as long as the bar is open. */
function useMarked<R extends object>(model: Model<R>, found: readonly Spot[]) {
  useEffect(() => {
    const keys = new Set<string>();
    for (const spot of found) {
      const cell = model.cellAt(spot);
      if (cell) keys.add(cellKey({ row: cell.id, field: cell.column.field }));
    }
    model.store.set({ found: keys });
  }, [model, found]);
  useEffect(() => () => model.store.set({ found: undefined }), [model]);
}

export function FindBar<R extends object>({ model, shell }: { model: Model<R>; shell: Shell }) {
  const { finding } = useSheetState(model);
  return finding ? <OpenFindBar key={finding} model={model} shell={shell} replacing={finding === "replace"} /> : null;
}

function OpenFindBar<R extends object>(props: { model: Model<R>; shell: Shell; replacing: boolean }) {
  const { model, shell, replacing } = props;
  const { anchor } = useSheetState(model).selection;
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const { found, ready } = useFound(model, text);
  const asked = useRef<boolean | undefined>(undefined);
  useMarked(model, found);
  const here = useMemo(
    () => found.findIndex(({ row, column }) => row === anchor.row && column === anchor.column),
    [found, anchor],
  );
  const words = model.port().words.find;
  const none = found.length === 0;
  useEffect(() => box.current?.focus(), []);
  const close = () => {
    model.store.set({ finding: undefined });
    shell.focus();
  };
  const jump = useCallback(
    (back: boolean) => {
      const spot = foundBeside(found, model.store.get().selection.anchor, back);
      if (!spot) return;
      model.select(at(spot));
      shell.reveal(spot);
    },
    [model, shell, found],
  );
  /** Whoever is faster than the search is taken there when it is done. */
  const go = (back: boolean) => {
    if (ready) jump(back);
    else asked.current = back;
  };
  useEffect(() => {
    if (!ready || asked.current === undefined) return;
    jump(asked.current);
    asked.current = undefined;
  }, [ready, jump]);
  const replaceHere = () => {
    const spot = found[here];
    if (spot) replaceAll(model, [spot], { wanted: text, by });
    go(false);
  };
  return (
    <search
      className="sheet-find"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        if (event.key === "Enter" && !event.nativeEvent.isComposing && event.target === box.current) go(event.shiftKey);
      }}
    >
      <input
        ref={box}
        value={text}
        placeholder={words.find}
        aria-label={words.find}
        onChange={(event) => setText(event.target.value)}
      />
      {replacing && (
        <input
          value={by}
          placeholder={words.replaceWith}
          aria-label={words.replaceWith}
          onChange={(event) => setBy(event.target.value)}
        />
      )}
      <output>{text === "" ? "" : here < 0 ? words.found(found.length) : words.place(here + 1, found.length)}</output>
      <button type="button" disabled={none} aria-label={words.previous} onClick={() => go(true)}>
        ↑
      </button>
      <button type="button" disabled={none} aria-label={words.next} onClick={() => go(false)}>
        ↓
      </button>
      {replacing && (
        <>
          <button type="button" disabled={none} onClick={replaceHere}>
            {words.replace}
          </button>
          <button
            type="button"
            className="sheet-main"
            disabled={none}
            onClick={() => replaceAll(model, found, { wanted: text, by })}
          >
            {words.replaceAll(found.length)}
          </button>
        </>
      )}
      <button type="button" onClick={close}>
        {words.close}
      </button>
    </search>
  );
}
