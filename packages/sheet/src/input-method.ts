import { clear, copied } from "./acts.ts";
import { parseTsv } from "./clipboard.ts";
import { blockFromHtml } from "./clipboard-html.ts";
import { run, type Shell } from "./commands.ts";
import { dayByKey, firstWeekday } from "./calendar-keys.ts";
import { cancelEditing, choose, commitEditing, offered, openCell, pickDay, typed } from "./editing.ts";
import { commandOf } from "./keyboard.ts";
import type { Model } from "./model.ts";
import { paste } from "./paste.ts";

export const mac = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? "");

/** One text box has the focus as long as the sheet has it: invisible over the active cell, visible as the open cell. A
 *  character or an input method's composition begins in the very box in which it ends, so none of it can be lost, and
 *  every key comes here first and at once. The grid's own cells never have the focus: it hands keys on late, and would
 *  end an edit on the Enter that picks a candidate. */
export function attachInput<R extends object>(box: HTMLTextAreaElement, model: Model<R>, shell: Shell): () => void {
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void) =>
    box.addEventListener(name, act, { signal: listening.signal });
  const editing = () => model.store.get().editing;
  const mode = () => (editing() === undefined ? "ready" : editing()?.typing ? "typing" : "editing");

  function openByText() {
    if (editing() === undefined && !openCell(model, { typing: true })) {
      box.value = "";
      return;
    }
    typed(model, box.value);
  }

  /** In a calendar the arrows go from day to day, once the first arrow down has gone into it. */
  function turnedCalendar({ key, shiftKey: shift, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const now = editing();
    if (now?.day === undefined || ctrlKey || metaKey) return false;
    const first = firstWeekday(model.port().locale ?? "en");
    const day = now.picking ? dayByKey(now.day, { key, shift }, first) : key === "ArrowDown" ? now.day : undefined;
    if (day !== undefined) pickDay(model, day);
    return day !== undefined;
  }

  on("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (!composing && turnedCalendar(event)) return event.preventDefault();
    const list = editing() !== undefined && offered(model).length > 0;
    if (list && !composing && !event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      return choose(model, event.key === "ArrowDown" ? 1 : -1);
    }
    const { key, ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = event;
    const command = commandOf({ key, ctrl, shift, alt, meta, composing }, { mode: mode(), mac });
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    run(model, command, shell);
  });
  on("compositionstart", () => {
    if (editing() === undefined) openCell(model, { typing: true });
  });
  on("compositionend", openByText);
  on("input", (event) => {
    const composing = event instanceof InputEvent && event.isComposing;
    if (!composing || editing() !== undefined) openByText();
  });
  on("blur", () => {
    if (document.hasFocus() && editing() !== undefined) commitEditing(model);
  });

  const take = (event: ClipboardEvent): boolean => {
    if (editing() !== undefined || !event.clipboardData) return false;
    event.preventDefault();
    return true;
  };
  const putOn = (event: ClipboardEvent) => {
    const { text, html, cells } = copied(model);
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
    model.tell(model.port().words.told.copied(cells));
  };
  on("copy", (event) => {
    if (take(event)) putOn(event);
  });
  on("cut", (event) => {
    if (!take(event)) return;
    putOn(event);
    clear(model);
  });
  on("paste", (event) => {
    if (!take(event) || !event.clipboardData) return;
    const text = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    paste(model, blockFromHtml(html, text) ?? parseTsv(text));
  });

  let open = false;
  const unsubscribe = model.store.subscribe(() => {
    const now = editing();
    if (now?.picking && box.value !== now.text) box.value = now.text;
    if ((now !== undefined) === open) return;
    open = now !== undefined;
    box.classList.toggle("sheet-open", open);
    if (!now) {
      box.value = "";
    } else if (!now.typing) {
      box.value = now.text;
      box.setSelectionRange(now.text.length, now.text.length);
    }
  });
  return () => {
    listening.abort();
    unsubscribe();
    cancelEditing(model);
  };
}
