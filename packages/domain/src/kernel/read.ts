import { type Currency, currencyExponents, type Minor, minorOfDecimal } from "./money.ts";
import { nearest } from "./nearest.ts";
import { type CalendarDate, calendarDate, type Month } from "./time.ts";
import type { Phrase } from "./words.ts";

/**
 * What became of a typed, pasted or imported text. `code` is put into words by `kernel.refusals`; `hint` is what the
 * person may have meant, in a form that would be read (`2026-03-04 / 2026-04-03`).
 */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly hint?: string };

const read = <T>(value: T): Read<T> => ({ ok: true, value });
const refused = (code: string, hint?: string): Read<never> =>
  hint === undefined ? { ok: false, code: `kernel.${code}` } : { ok: false, code: `kernel.${code}`, hint };

/** Nothing in the cell: spaces of any width only. What an empty cell means is for the column to say. */
export const isBlank = (raw: string): boolean => raw.trim() === "";

const plain = /^[\x20-\x7e]*$/;
const longest = 64;

/**
 * Full-width digits, letters and signs become their plain forms: `１２` is 12, `￥` is ¥. No number, date or option is
 * longer than `longest`; what is gets an ending that nothing reads, so that no reader ever works through a megabyte.
 */
function narrowed(raw: string): string {
  const short = raw.trim();
  if (short.length > longest) return `${short.slice(0, longest)}…`;
  if (plain.test(short)) return short;
  return short
    .normalize("NFKC")
    .replaceAll("−", "-")
    .replaceAll(/[\u200b-\u200f\ufeff]/g, "")
    .trim();
}

// … marks that turn the direction of a whole line, and the character by which the record of change tells a sealed value
const controls = /\p{Cc}|[\u202A-\u202E\u2066-\u2069\uE000]/u;
const controlsButLines = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uE000]/u;

export type TextBounds = { readonly max: number; readonly required?: boolean; readonly lines?: boolean };

/** NFC, trimmed. Control characters and lone surrogates never reach a file, a mail or a log. */
export function readText(raw: string, bounds: TextBounds): Read<string> {
  const text = (plain.test(raw) ? raw : raw.replaceAll("\r\n", "\n").normalize("NFC")).trim();
  if (text === "") return bounds.required ? refused("empty") : read("");
  if (!text.isWellFormed() || (bounds.lines ? controlsButLines : controls).test(text))
    return refused("control-character");
  return text.length > bounds.max ? refused("too-long", `${text.length} > ${bounds.max}`) : read(text);
}

/** Bookkeepers put a negative amount in brackets. */
const booked = /^\(([^()+-]*)\)$/;
const number = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/;

/** `-1234.5` of `(1,234.50)`: grouping checked, sign in front, no idle zeros; nothing when it is no number. */
function canonical(text: string): string | undefined {
  const inBrackets = booked.exec(text)?.[1];
  const parts = number.exec(inBrackets ?? text);
  if (!parts || (parts[2] === undefined && !parts[3])) return undefined;
  const whole = (parts[2] ?? "0").replaceAll(",", "").replace(/^0+(?=\d)/, "");
  const fraction = (parts[3] ?? "").replace(/0+$/, "");
  const size = fraction === "" ? whole : `${whole}.${fraction}`;
  return size !== "0" && (inBrackets !== undefined || parts[1] === "-") ? `-${size}` : size;
}

export type NumberBounds = { readonly min?: number; readonly max?: number };

const inBounds = (value: number, { min = -Infinity, max = Infinity }: NumberBounds): Read<number> =>
  value < min ? refused("too-small", `≥ ${min}`) : value > max ? refused("too-large", `≤ ${max}`) : read(value);

export function readInteger(raw: string, bounds: NumberBounds = {}): Read<number> {
  const text = narrowed(raw);
  if (text === "") return refused("empty");
  const found = canonical(text);
  if (found === undefined) return refused("not-a-number");
  if (found.includes(".")) return refused("not-whole");
  const value = Number(found);
  return Number.isSafeInteger(value) ? inBounds(value, bounds) : refused("too-large");
}

/** An exact decimal as text (`0.1` stays 0.1), with at most so many places. */
export function readDecimal(raw: string, bounds: NumberBounds & { readonly places: number }): Read<string> {
  const text = narrowed(raw);
  if (text === "") return refused("empty");
  const found = canonical(text);
  if (found === undefined) return refused("not-a-number");
  if ((found.split(".")[1] ?? "").length > bounds.places) return refused("too-many-decimals", `≤ ${bounds.places}`);
  const checked = inBounds(Number(found), bounds);
  return checked.ok ? read(found) : checked;
}

/** What people write beside an amount. `$` and `¥` are several currencies' sign and are taken for the column's own. */
const currencySigns: Partial<Record<Currency, readonly string[]>> = {
  CNY: ["¥", "RMB", "元", "人民币", "人民幣"],
  JPY: ["¥", "円"],
  HKD: ["HK$", "$", "港元"],
  TWD: ["NT$", "$", "元"],
  MOP: ["MOP$", "$"],
  USD: ["US$", "$", "美元"],
  SGD: ["S$", "$"],
  AUD: ["A$", "$"],
  CAD: ["C$", "$"],
  EUR: ["€"],
  GBP: ["£"],
  KRW: ["₩"],
  THB: ["฿"],
  MYR: ["RM"],
  VND: ["₫"],
};
const signed = /^([+-]?)\s*([^\d\s.,()+-]*)\s*([+-]?[\d,.]+)\s*([^\d\s.,()+-]*)$/;

/** An amount in the column's own currency, as minor units. Never rounded: too many decimals are refused. */
export function readMoney(raw: string, currency: Currency): Read<Minor> {
  const text = narrowed(raw);
  if (text === "") return refused("empty");
  let amount = canonical(text);
  if (amount === undefined) {
    const inBrackets = booked.exec(text)?.[1];
    const [, sign = "", before = "", size = "", after = ""] = signed.exec(inBrackets ?? text) ?? [];
    const marks = [before, after].filter((mark) => mark !== "").map((mark) => mark.toUpperCase());
    if (marks.length === 0) return refused("not-a-number");
    const allowed = [currency, ...(currencySigns[currency] ?? [])];
    if (marks.some((mark) => !allowed.includes(mark))) return refused("other-currency", currency);
    amount = canonical(inBrackets === undefined ? `${sign}${size}` : `(${size})`);
    if (amount === undefined) return refused("not-a-number");
  }
  const value = minorOfDecimal(amount, currency);
  if (value !== undefined) return read(value);
  const places = currencyExponents[currency];
  return (amount.split(".")[1] ?? "").length > places
    ? refused("too-many-decimals", `≤ ${places}`)
    : refused("too-large");
}

export const dateFormats = ["M/D/YYYY", "D/M/YYYY"] as const;
export type DateFormat = (typeof dateFormats)[number];

const yearFirst =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年\s*(\d{1,2})月\s*(\d{1,2})[日号號])(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const named =
  /^(?:(\d{4})[-\s]([a-z]{3,9})[-\s](\d{1,2})|(\d{1,2})[-\s]([a-z]{3,9})[-\s,]\s*(\d{4})|([a-z]{3,9})\s(\d{1,2}),?\s(\d{4}))$/i;
const monthNames = "january february march april may june july august september october november december".split(" ");
const monthOfName = (name: string): number =>
  monthNames.findIndex((month) => month === name || month.slice(0, 3) === name) + 1;

const dayRead = (year: number, month: number, day: number): Read<CalendarDate> => {
  const date = calendarDate(year, month, day);
  return date === undefined ? refused("no-such-day") : read(date);
};

/** `03/04/2026` is two days; which one is for the person or the file's mapping to say. */
function readYearLast(parts: RegExpExecArray, format: DateFormat | undefined): Read<CalendarDate> {
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const short = parts[4]?.length === 2;
  const year = Number(parts[4]) + (short ? 2000 : 0);
  const days = { "M/D/YYYY": calendarDate(year, first, second), "D/M/YYYY": calendarDate(year, second, first) };
  const candidates = [...new Set([days["M/D/YYYY"], days["D/M/YYYY"]])].filter((day) => day !== undefined);
  const hint = candidates.join(" / ") || undefined;
  if (short) return refused("ambiguous-date", hint);
  if (format) return days[format] ? read(days[format]) : refused("no-such-day", hint);
  const only = candidates.length === 1 ? candidates[0] : undefined;
  return only ? read(only) : candidates.length === 0 ? refused("no-such-day") : refused("ambiguous-date", hint);
}

/** Year first in any spelling, month names, and day and month by number where a format says which is which. */
export function readDate(raw: string, format?: DateFormat): Read<CalendarDate> {
  const text = narrowed(raw);
  if (text === "") return refused("empty");
  const byYear = yearFirst.exec(text);
  if (byYear) return dayRead(Number(byYear[1]), Number(byYear[3] ?? byYear[5]), Number(byYear[4] ?? byYear[6]));
  const byNumber = yearLast.exec(text);
  if (byNumber) return readYearLast(byNumber, format);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return dayRead(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const byName = named.exec(text);
  const month = monthOfName((byName?.[2] ?? byName?.[5] ?? byName?.[7] ?? "").toLowerCase());
  if (!byName || month === 0) return refused("not-a-date", "2026-03-05");
  return dayRead(Number(byName[1] ?? byName[6] ?? byName[9]), month, Number(byName[3] ?? byName[4] ?? byName[8]));
}

const monthSpelling = /^(\d{4})(?:[-/.]?(\d{2})|[-/.](\d)|年\s*(\d{1,2})月)$/;

export function readMonth(raw: string): Read<Month> {
  const text = narrowed(raw);
  if (text === "") return refused("empty");
  const parts = monthSpelling.exec(text);
  const byName = parts ? undefined : /^(?:([a-z]{3,9})\s(\d{4})|(\d{4})[-\s]([a-z]{3,9}))$/i.exec(text);
  const month = parts
    ? Number(parts[2] ?? parts[3] ?? parts[4])
    : monthOfName((byName?.[1] ?? byName?.[4] ?? "").toLowerCase());
  const date = calendarDate(Number(parts?.[1] ?? byName?.[2] ?? byName?.[3]), month, 1);
  return date === undefined ? refused("not-a-month", "2026-03") : read(date.slice(0, 7) as Month);
}

const yes = new Set(["yes", "y", "true", "t", "1", "是", "有", "对", "對", "✓", "√"]);
const no = new Set(["no", "n", "false", "f", "0", "否", "无", "無", "不", "×", "x"]);

export function readYesNo(raw: string): Read<boolean> {
  const text = narrowed(raw).toLowerCase();
  if (text === "") return refused("empty");
  return yes.has(text) ? read(true) : no.has(text) ? read(false) : refused("not-yes-or-no", "是 / 否");
}

const optionKey = (text: string): string =>
  narrowed(text)
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, "");

/**
 * A reader of one of several values, written exactly or as its word in any of the three languages. Built once per
 * column. What is unknown is refused with the nearest word; it is never created.
 */
export function optionReader<V extends string>(words: Readonly<Record<V, Phrase>>): (raw: string) => Read<V> {
  const values = Object.keys(words) as V[];
  const known = new Map<string, V>();
  const shown = new Map<string, string>();
  for (const value of values)
    for (const spelling of [value, ...Object.values<string>(words[value])]) {
      const key = optionKey(spelling);
      if ((known.get(key) ?? value) !== value)
        throw new RangeError(`"${spelling}" means ${known.get(key)} and ${value}`);
      known.set(key, value);
      shown.set(key, spelling);
    }
  return (raw) => {
    const key = optionKey(raw);
    if (key === "") return refused("empty");
    const value = known.get(key);
    return value === undefined ? refused("unknown-option", shown.get(nearest(key, known.keys()) ?? "")) : read(value);
  };
}
