import { useEffect, useRef, useState } from "react";
import type { Shell } from "./commands.ts";
import { find, nextFound, replaceAll } from "./find.ts";
import type { Model } from "./model.ts";
import { at, type Spot } from "./selection.ts";
import { useSheetState } from "./use-sheet.ts";

/** So many rows are looked through before the browser may draw again. */
const rowsAtOnce = 2_000;

/** The found cells, brought up as the search goes on and begun anew when a value changes. */
function useFound<R extends object>(model: Model<R>, text: string): readonly Spot[] {
  const { cells } = useSheetState(model);
  const [found, setFound] = useState<readonly Spot[]>([]);
  useEffect(() => {
    const search = find(model, text);
    const spots: Spot[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      let rows = 0;
      while (rows < rowsAtOnce) {
        const step = search.next();
        if (step.done) return setFound(spots);
        if (step.value) spots.push(step.value);
        else rows++;
      }
      setFound([...spots]);
      timer = setTimeout(look);
    };
    timer = setTimeout(look, 80);
    return () => clearTimeout(timer);
  }, [model, text, cells]);
  return found;
}

export function FindBar<R extends object>({ model, shell }: { model: Model<R>; shell: Shell }) {
  const { finding } = useSheetState(model);
  return finding ? <OpenFindBar key={finding} model={model} shell={shell} replacing={finding === "replace"} /> : null;
}

function OpenFindBar<R extends object>(props: { model: Model<R>; shell: Shell; replacing: boolean }) {
  const { model, shell, replacing } = props;
  const [text, setText] = useState("");
  const [by, setBy] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const found = useFound(model, text);
  const words = model.port().words.find;
  useEffect(() => box.current?.focus(), []);
  const close = () => {
    model.store.set({ finding: undefined });
    shell.focus();
  };
  const next = () => {
    const spot = nextFound(model, found);
    if (!spot) return;
    model.select(at(spot));
    shell.reveal(spot);
  };
  return (
    <search
      className="sheet-find"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        if (event.key === "Enter" && !event.nativeEvent.isComposing && event.target === box.current) next();
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
      <output>{text === "" ? "" : words.found(found.length)}</output>
      <button type="button" disabled={found.length === 0} onClick={next}>
        {words.next}
      </button>
      {replacing && (
        <button
          type="button"
          className="sheet-main"
          disabled={found.length === 0}
          onClick={() => replaceAll(model, found, { wanted: text, by })}
        >
          {words.replaceAll(found.length)}
        </button>
      )}
      <button type="button" onClick={close}>
        {words.close}
      </button>
    </search>
  );
}
