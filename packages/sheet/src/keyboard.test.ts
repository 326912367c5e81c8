import { describe, expect, test } from "vitest";
import { commandOf, type Key, type Mode } from "./keyboard.ts";

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  ctrl: false,
  shift: false,
  alt: false,
  meta: false,
  composing: false,
  ...more,
});
const means = (name: string, more: Partial<Key> = {}, mode: Mode = "ready") =>
  commandOf(key(name, more), { mode, mac: false });
const ctrl = { ctrl: true };
const shift = { shift: true };

describe("what a key means", () => {
  test.each([
    ["grid 1", means("ArrowDown"), { do: "move", direction: "down", extend: false, jump: false }],
    ["grid 2", means("Tab", shift), { do: "tab", back: true }],
    ["grid 3", means("Enter", shift, "typing"), { do: "enter", back: true }],
    ["grid 4", means("Enter"), { do: "edit" }],
    ["grid 4", means("F2"), { do: "edit" }],
    ["grid 6", means("ArrowLeft", {}, "typing"), { do: "move", direction: "left", extend: false, jump: false }],
    ["grid 7", means("Escape", {}, "editing"), { do: "cancel" }],
    ["grid 8", means("Home"), { do: "corner", corner: "row-start", extend: false }],
    ["grid 9", means("End", ctrl), { do: "corner", corner: "grid-end", extend: false }],
    ["grid 10", means("ArrowUp", ctrl), { do: "move", direction: "up", extend: false, jump: true }],
    ["grid 13", means("ArrowUp", { ...ctrl, ...shift }), { do: "move", direction: "up", extend: true, jump: true }],
    ["grid 14", means("a", ctrl), { do: "select", what: "all" }],
    ["grid 14", means(" ", ctrl), { do: "select", what: "columns" }],
    ["grid 14", means(" ", shift), { do: "select", what: "rows" }],
    ["grid 32", means("d", ctrl), { do: "fill", direction: "down" }],
    ["grid 32", means("r", ctrl), { do: "fill", direction: "right" }],
    ["grid 33", means("Enter", ctrl), { do: "fill-selection" }],
    ["grid 34", means("Backspace"), { do: "clear" }],
    ["grid 35", means(";", ctrl), { do: "today" }],
    ["grid 36", means("Z", { ...ctrl, ...shift }), { do: "redo" }],
    ["grid 36", means("y", ctrl), { do: "redo" }],
    ["grid 44", means("h", ctrl), { do: "replace" }],
    ["grid 46", means(" "), { do: "open-row" }],
  ])("%s", (_, command, expected) => {
    expect(command).toEqual(expected);
  });

  test.each([
    ["a letter is text", means("a")],
    ["copying is an event of the clipboard", means("c", ctrl)],
    ["reloading past the cache stays the browser's", means("R", { ...ctrl, ...shift })],
    ["Alt with an arrow is the browser's", means("ArrowLeft", { alt: true })],
    ["AltGr makes characters", means("@", { ctrl: true, alt: true })],
    ["grid 38: Ctrl+Z in an open cell is the text's", means("z", ctrl, "editing")],
    ["Ctrl+A in an open cell is the text's", means("a", ctrl, "typing")],
    ["an arrow in an edited text moves the caret", means("ArrowLeft", {}, "editing")],
    ["Home in an edited text moves the caret", means("Home", {}, "editing")],
    ["a space in an open cell is text", means(" ", {}, "typing")],
    ["Backspace in an open cell is the text's", means("Backspace", {}, "typing")],
  ])("not a command: %s", (_, command) => {
    expect(command).toBeUndefined();
  });

  test("grid 11: while an input method composes no key is a command", () => {
    for (const name of ["Enter", "Escape", "Tab", "ArrowDown", "Backspace", " "]) {
      for (const mode of ["ready", "typing", "editing"] as const) {
        expect(means(name, { composing: true }, mode)).toBeUndefined();
      }
    }
  });

  test("on macOS ⌘ counts and Ctrl does not, but for Ctrl+Space", () => {
    const mac = (name: string, more: Partial<Key>) => commandOf(key(name, more), { mode: "ready", mac: true });
    expect(mac("z", { meta: true })).toEqual({ do: "undo" });
    expect(mac("z", { ctrl: true })).toBeUndefined();
    expect(mac(" ", { ctrl: true })).toEqual({ do: "select", what: "columns" });
  });
});
