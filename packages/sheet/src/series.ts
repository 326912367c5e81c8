import type { CellValue } from "./change-set.ts";
import { dateOf, dayNumber, two } from "./days.ts";

/** A kind of value that can be counted on: as whole numbers, and back. */
type Scale = { readonly numbers: readonly number[]; readonly back: (n: number) => CellValue };

function numberScale(values: readonly CellValue[]): Scale | undefined {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length < values.length) return undefined;
  const decimals = Math.max(...numbers.map((n) => /\.(\d+)$/.exec(String(n))?.[1]?.length ?? 0));
  const unit = 10 ** decimals;
  return { numbers: numbers.map((n) => Math.round(n * unit)), back: (n) => n / unit };
}

function matches(values: readonly CellValue[], pattern: RegExp): RegExpExecArray[] | undefined {
  const found = values.map((value) => (typeof value === "string" ? pattern.exec(value) : null));
  const all = found.filter((match) => match !== null);
  return all.length === values.length ? all : undefined;
}

function dateScale(values: readonly CellValue[]): Scale | undefined {
  const dates = matches(values, /^(\d{4})-(\d\d)-(\d\d)$/);
  if (!dates) return undefined;
  const numbers = dates.map(([, year, month, day]) => dayNumber(Number(year), Number(month), Number(day)));
  return { numbers, back: dateOf };
}

function monthScale(values: readonly CellValue[]): Scale | undefined {
  const months = matches(values, /^(\d{4})-(\d\d)$/);
  if (!months) return undefined;
  const numbers = months.map(([, year, month]) => Number(year) * 12 + Number(month) - 1);
  return { numbers, back: (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${two((((n % 12) + 12) % 12) + 1)}` };
}

/** `Room 008` goes on as `Room 009`; the text before the number has to be the same in every value. */
function endingScale(values: readonly CellValue[]): Scale | undefined {
  const texts = matches(values, /^(.*?)(\d{1,15})$/s);
  const [first] = texts ?? [];
  if (!texts || !first || texts.some(([, head]) => head !== first[1])) return undefined;
  const [, head = "", digits = ""] = first;
  return {
    numbers: texts.map(([, , number]) => Number(number)),
    back: (n) => `${head}${String(Math.abs(n)).padStart(digits.length, "0")}`,
  };
}

/** Goes on from `values` for `count` cells: by the step between them, by one from a single value. Values that follow
 *  no step are repeated. `back` goes on before the first instead, nearest first. */
export function series(values: readonly CellValue[], { count, back }: { count: number; back: boolean }): CellValue[] {
  const ordered = back ? values.toReversed() : values;
  const scale = numberScale(ordered) ?? dateScale(ordered) ?? monthScale(ordered) ?? endingScale(ordered);
  const last = scale?.numbers.at(-1);
  const [first, second] = scale?.numbers ?? [];
  if (!scale || last === undefined || first === undefined) return repeat(values, { count, back });
  const step = second === undefined ? (back ? -1 : 1) : second - first;
  const even = scale.numbers.every((n, i) => n === first + i * step);
  if (!even) return repeat(values, { count, back });
  return Array.from({ length: count }, (_, i) => scale.back(last + (i + 1) * step));
}

export function repeat(values: readonly CellValue[], { count, back }: { count: number; back: boolean }): CellValue[] {
  const ordered = back ? values.toReversed() : values;
  return Array.from({ length: count }, (_, i) => ordered[i % ordered.length] ?? null);
}
