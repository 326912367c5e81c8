import type { Corner, Direction } from "./selection.ts";

/** ready: no cell is open; typing: opened by a character, arrows commit; editing: arrows move the caret. */
export type Mode = "ready" | "typing" | "editing";

export type Command =
  | { do: "move"; direction: Direction; extend: boolean; jump: boolean }
  | { do: "corner"; corner: Corner; extend: boolean }
  | { do: "page"; back: boolean; extend: boolean }
  | { do: "tab"; back: boolean }
  | { do: "enter"; back: boolean }
  | { do: "select"; what: "all" | "columns" | "rows" }
  | { do: "fill"; direction: "down" | "right" }
  | { do: "edit" | "cancel" | "clear" | "fill-selection" | "new-line" | "today" | "undo" | "redo" }
  | { do: "find" | "replace" | "open-row" | "next-problem" | "pick" | "menu" }
  | { do: "leave"; back: boolean };

export type Key = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** An input method has the key: it is never a command. */
  readonly composing: boolean;
};

const directions: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

function withMain(key: Key, mode: Mode): Command | undefined {
  const letter = key.key.toLowerCase();
  if (mode !== "ready") return letter === "enter" ? { do: "fill-selection" } : undefined;
  switch (letter) {
    case "home":
      return { do: "corner", corner: "grid-start", extend: key.shift };
    case "end":
      return { do: "corner", corner: "grid-end", extend: key.shift };
    case "enter":
      return { do: "fill-selection" };
    case "a":
      return { do: "select", what: "all" };
    case "d":
      return { do: "fill", direction: "down" };
    case "r":
      return key.shift ? undefined : { do: "fill", direction: "right" };
    case "z":
      return { do: key.shift ? "redo" : "undo" };
    case "y":
      return { do: "redo" };
    case "f":
      return { do: "find" };
    case "h":
      return { do: "replace" };
    case ";":
      return { do: "today" };
    default:
      return undefined;
  }
}

function plain(key: Key, mode: Mode): Command | undefined {
  switch (key.key) {
    case "Tab":
      return { do: "tab", back: key.shift };
    case "Enter":
      if (mode === "ready") return { do: "edit" };
      return key.alt ? { do: "new-line" } : { do: "enter", back: key.shift };
    case "Escape":
      return { do: "cancel" };
    case "F2":
      return mode === "ready" ? { do: "edit" } : undefined;
    case "F6":
      return { do: "leave", back: key.shift };
    case "F8":
      return { do: "next-problem" };
    case "ContextMenu":
      return mode === "ready" ? { do: "menu" } : undefined;
    case "F10":
      return key.shift && mode === "ready" ? { do: "menu" } : undefined;
    case "Delete":
    case "Backspace":
      return mode === "ready" ? { do: "clear" } : undefined;
    case "Home":
    case "End":
      if (mode === "editing") return undefined;
      return { do: "corner", corner: key.key === "Home" ? "row-start" : "row-end", extend: key.shift };
    case "PageUp":
    case "PageDown":
      return { do: "page", back: key.key === "PageUp", extend: key.shift };
    case " ":
      if (mode !== "ready") return undefined;
      return key.shift ? { do: "select", what: "rows" } : { do: "open-row" };
    default:
      return undefined;
  }
}

/** What a key means, or undefined when it belongs to the text or to the browser. Copy, cut and paste come as events of
 *  the clipboard, not as keys. ⌘ counts on macOS, Ctrl elsewhere; Ctrl+Space is Ctrl everywhere. */
export function commandOf(key: Key, context: { mode: Mode; mac: boolean }): Command | undefined {
  const { mode, mac } = context;
  if (key.composing) return undefined;
  const main = mac ? key.meta : key.ctrl;
  const direction = directions[key.key];
  if (direction) {
    if (direction === "down" && key.alt && mode === "ready") return { do: "pick" };
    if (mode === "editing" || key.alt || (mode === "typing" && key.shift)) return undefined;
    return { do: "move", direction, extend: key.shift, jump: main };
  }
  if (key.key === " " && key.ctrl && !key.alt && mode === "ready") return { do: "select", what: "columns" };
  if (main && !key.alt) return withMain(key, mode);
  if (key.ctrl || key.meta) return undefined;
  if (key.alt && key.key !== "Enter") return undefined;
  return plain(key, mode);
}
