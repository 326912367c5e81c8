import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import type { Shell } from "./commands.ts";
import { mac } from "./input-method.ts";
import { cellLines, columnLines, type Line } from "./menu-lines.ts";
import type { Model } from "./model.ts";
import type { MenuPlace } from "./state.ts";
import { useSheetState } from "./use-sheet.ts";

const edge = 8;

/** The menu of the cells or of a heading, at the mouse or at the cell. */
export function Menu<R extends object>({ model, shell }: { model: Model<R>; shell: Shell }) {
  const { menu } = useSheetState(model);
  if (!menu) return null;
  const lines = menu.heading === undefined ? cellLines(model, shell, mac) : columnLines(model, shell, menu.heading);
  return lines.length === 0 ? null : <OpenMenu model={model} shell={shell} place={menu} lines={lines} />;
}

function OpenMenu<R extends object>(props: {
  model: Model<R>;
  shell: Shell;
  place: MenuPlace;
  lines: readonly Line[];
}) {
  const { model, shell, place, lines } = props;
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    model.store.set({ menu: undefined });
    if (place.heading === undefined) shell.focus();
    else shell.focusHeading(place.heading);
  };
  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (!list.current || !box) return;
    list.current.style.left = `${Math.max(edge, Math.min(place.x, window.innerWidth - box.width - edge))}px`;
    list.current.style.top = `${Math.max(edge, Math.min(place.y, window.innerHeight - box.height - edge))}px`;
    list.current.querySelector<HTMLElement>("button:enabled")?.focus();
  }, [place]);
  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node) || !list.current?.contains(target)) model.store.set({ menu: undefined });
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("mousedown", outside, { signal, capture: true });
    window.addEventListener("wheel", outside, { signal, capture: true, passive: true });
    window.addEventListener("blur", outside, { signal });
    return () => listening.abort();
  }, [model]);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("button:enabled") ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) buttons.at(to % buttons.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className="sheet-menu"
      role="menu"
      tabIndex={-1}
      aria-label={model.port().words.menu.title}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      {lines.map(({ label, keys, disabled, parted, act }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={disabled === true}
          data-parted={parted === true}
          onClick={() => {
            close();
            act();
          }}
        >
          <span>{label}</span>
          {keys !== undefined && <kbd>{keys}</kbd>}
        </button>
      ))}
    </div>
  );
}
