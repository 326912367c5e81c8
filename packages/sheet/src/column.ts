import type { CellValue } from "./change-set.ts";
import { findOption, nearestOption, type Option } from "./options.ts";

export type Kind = "text" | "number" | "money" | "date" | "option" | "check";

/** What became of a typed or pasted text. `message` is in the words of the reader, ready to be shown. */
export type Reading =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly code: string; readonly message: string };

export type SheetColumn<R extends object> = {
  /** The name of the value in the row and in a ChangeSet; unique in the sheet. */
  readonly field: string;
  readonly header: string;
  readonly kind: Kind;
  /** Columns with the same group stand under one heading. */
  readonly group?: string;
  readonly width?: number;
  readonly minWidth?: number;
  readonly flex?: number;
  readonly pinned?: "left" | "right";
  readonly hidden?: boolean;
  /** Left out: not editable. */
  readonly editable?: boolean | ((row: R) => boolean);
  /** Left out: the row's own property named `field`. */
  readonly value?: (row: R) => CellValue;
  readonly read?: (text: string) => Reading;
  /** How the value is shown. */
  readonly format?: (value: CellValue, row?: R) => string;
  /** How the value is edited and copied: what `read` understands and what a spreadsheet takes for a number. */
  readonly plain?: (value: CellValue) => string;
  readonly options?: readonly Option[];
  /** The value is a mask: it is copied as text and takes no paste, fill, replacement or find. */
  readonly masked?: boolean;
  readonly required?: boolean;
  /** What clearing a cell writes; left out: null. */
  readonly empty?: CellValue;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  readonly cellClass?: (row: R, value: CellValue) => string | undefined;
};

/** The few sentences that reading needs. */
export type ReadingWords = {
  readonly required: string;
  readonly notANumber: string;
  readonly notADate: string;
  readonly notACheck: string;
  readonly unknownOption: (text: string, nearest: string | undefined) => string;
  readonly maskTyped: string;
};

const isCellValue = (value: unknown): value is CellValue =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";

export function heldValue<R extends object>(column: SheetColumn<R>, row: R): CellValue {
  if (column.value) return column.value(row);
  const value: unknown = Reflect.get(row, column.field);
  return isCellValue(value) ? value : null;
}

export const isEmpty = (value: CellValue) => value === null || value === "";

export const isNumeric = <R extends object>({ kind }: SheetColumn<R>) => kind === "number" || kind === "money";

export function mayEdit<R extends object>(column: SheetColumn<R>, row: R): boolean {
  return typeof column.editable === "function" ? column.editable(row) : column.editable === true;
}

const optionLabel = (options: readonly Option[] | undefined, value: CellValue) =>
  options?.find((option) => option.value === value)?.label ?? String(value);

export function shownText<R extends object>(column: SheetColumn<R>, value: CellValue, row?: R): string {
  if (column.format) return column.format(value, row);
  if (value === null) return "";
  if (column.kind === "check") return value === true ? "✓" : "";
  return column.options ? optionLabel(column.options, value) : String(value);
}

/** Formatted money without its signs, so that `¥1,234.50` is edited and copied as `1234.50`. */
export function plainText<R extends object>(column: SheetColumn<R>, value: CellValue): string {
  if (value === null) return "";
  if (column.plain) return column.plain(value);
  if (column.masked) return shownText(column, value);
  if (column.kind === "money") {
    const shown = shownText(column, value);
    const digits = shown.replace(/[^\d.]/g, "");
    return typeof value === "number" && value < 0 ? `-${digits}` : digits;
  }
  if (column.kind === "check") return value === true ? "TRUE" : "FALSE";
  return column.kind === "option" ? shownText(column, value) : String(value);
}

const yes = new Set(["true", "yes", "y", "1", "是", "对", "對", "✓", "√", "x"]);
const no = new Set(["false", "no", "n", "0", "否", "不", "✗", "×", "-"]);

function readByKind<R extends object>(column: SheetColumn<R>, text: string, words: ReadingWords): Reading {
  const trimmed = text.normalize("NFKC").trim();
  if (column.options) {
    const found = findOption(column.options, text);
    if (found) return { ok: true, value: found.value };
    const message = words.unknownOption(text, nearestOption(column.options, text)?.label);
    return { ok: false, code: "sheet.unknown-option", message };
  }
  switch (column.kind) {
    case "number":
    case "money":
      if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed)) return { ok: true, value: Number(trimmed) };
      return { ok: false, code: "sheet.not-a-number", message: words.notANumber };
    case "date":
      if (/^\d{4}-\d\d(-\d\d)?$/.test(trimmed)) return { ok: true, value: trimmed };
      return { ok: false, code: "sheet.not-a-date", message: words.notADate };
    case "check": {
      const word = trimmed.toLowerCase();
      if (yes.has(word) || no.has(word)) return { ok: true, value: yes.has(word) };
      return { ok: false, code: "sheet.not-a-check", message: words.notACheck };
    }
    case "text":
    case "option":
      return { ok: true, value: text };
  }
}

/** Nothing typed clears the cell; otherwise the column's own reader decides, else a strict one for its kind. */
export function readText<R extends object>(column: SheetColumn<R>, text: string, words: ReadingWords): Reading {
  if (text.trim() === "") return readCleared(column, words);
  if (column.masked && /[*•●＊]{2,}/.test(text)) return { ok: false, code: "sheet.mask", message: words.maskTyped };
  return column.read ? column.read(text) : readByKind(column, text, words);
}

export function readCleared<R extends object>(column: SheetColumn<R>, words: ReadingWords): Reading {
  if (column.required) return { ok: false, code: "sheet.required", message: words.required };
  return { ok: true, value: column.empty === undefined ? null : column.empty };
}
