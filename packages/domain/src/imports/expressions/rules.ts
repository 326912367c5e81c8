import { type DateFormat, isBlank, readDate } from "../../kernel/read.ts";
import { addDays } from "../../kernel/time.ts";
import { type Decimal, decimalText, plus, readExact, times } from "../decimals/rules.ts";
import type { ComposedExpression, Expression } from "../mapping/schema.ts";
import { tally } from "../tally/rules.ts";

/** Takes down why a row's value could not be made, and is null, so that it can stand for that value. */
export type Refuse = (code: string, column: string, value: string) => null;

/** The text of a field in one record, or null when there is nothing. */
export type Evaluate = (values: readonly string[], refuse: Refuse) => string | null;

export interface File {
  /** Where a column stands in a record; undefined when the file has no such column. */
  readonly position: (column: string) => number | undefined;
  readonly nulls: ReadonlySet<string>;
  readonly dates: DateFormat | undefined;
  /** A cryptographic digest of a text, at least 16 bytes. */
  readonly digest: (text: string) => Uint8Array;
}

/** The columns an expression reads, in its own order: what a refused value is listed under. */
export function columnsOf(expression: Expression): string[] {
  if (typeof expression === "string") return [expression];
  if ("column" in expression) return [expression.column];
  if ("constant" in expression) return [];
  if ("key" in expression) return expression.key;
  if ("date" in expression)
    return [expression.date, expression.plusDays ?? [], expression.minusDays ?? []].flat().flatMap(columnsOf);
  const parts = "join" in expression ? expression.join : "firstOf" in expression ? expression.firstOf : undefined;
  if (parts) return parts.flatMap(columnsOf);
  return ("sum" in expression ? expression.sum : "product" in expression ? expression.product : []).flatMap(columnsOf);
}

const columnText = (column: string, file: File): Evaluate => {
  const at = file.position(column) ?? -1;
  if (file.nulls.size === 0) return (values) => values[at] || null;
  return (values) => {
    const text = values[at];
    return text === undefined || text === "" || file.nulls.has(text) ? null : text;
  };
};

const joined =
  (parts: readonly Evaluate[], between: string): Evaluate =>
  (values, refuse) => {
    let text = "";
    for (const [index, part] of parts.entries()) {
      const next = part(values, refuse);
      if (next === null) return null;
      text = index === 0 ? next : text + between + next;
    }
    return text;
  };

const first =
  (parts: readonly Evaluate[]): Evaluate =>
  (values, refuse) => {
    for (const part of parts) {
      const text = part(values, refuse);
      if (text !== null) return text;
    }
    return null;
  };

type Operation = (a: Decimal, b: Decimal) => Decimal | undefined;

/** Exact arithmetic over texts; nothing when one of them is missing. */
const calculated =
  (parts: readonly Evaluate[], operation: Operation, column: string): Evaluate =>
  (values, refuse) => {
    let result: Decimal | undefined;
    for (const part of parts) {
      const text = part(values, refuse);
      if (text === null) return null;
      const number = readExact(text);
      if (number === undefined) return refuse("kernel.not-a-number", column, text);
      result = result === undefined ? number : operation(result, number);
      if (result === undefined) return refuse("kernel.too-large", column, text);
    }
    return result === undefined ? null : decimalText(result);
  };

const longestShift = 36_600;

function shift(
  expression: Expression | undefined,
  file: File,
): (values: readonly string[], refuse: Refuse) => number | null {
  if (expression === undefined) return () => 0;
  const part = evaluator(expression, file);
  const column = labelOf(expression);
  return (values, refuse) => {
    const text = part(values, refuse);
    if (text === null) return null;
    const days = Number(text);
    if (!Number.isInteger(days)) return refuse("kernel.not-whole", column, text);
    return Math.abs(days) > longestShift ? refuse("kernel.too-large", column, text) : days;
  };
}

const shiftedDate = (expression: Extract<ComposedExpression, { date: Expression }>, file: File): Evaluate => {
  const date = evaluator(expression.date, file);
  const later = shift(expression.plusDays, file);
  const earlier = shift(expression.minusDays, file);
  const column = labelOf(expression.date);
  return (values, refuse) => {
    const text = date(values, refuse);
    if (text === null) return null;
    const day = readDate(text, file.dates);
    if (!day.ok) return refuse(day.code, column, text);
    const [plusDays, minusDays] = [later(values, refuse), earlier(values, refuse)];
    return plusDays === null || minusDays === null ? null : addDays(day.value, plusDays - minusDays);
  };
};

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Eighty bits of a digest in sixteen signs that cannot be mistaken for each other. */
function signs(digest: Uint8Array): string {
  let text = "";
  for (let at = 0; at < 10; at += 5) {
    const high = ((digest[at] ?? 0) << 12) | ((digest[at + 1] ?? 0) << 4) | ((digest[at + 2] ?? 0) >> 4);
    const low = (((digest[at + 2] ?? 0) & 15) << 16) | ((digest[at + 3] ?? 0) << 8) | (digest[at + 4] ?? 0);
    for (const part of [high, low]) for (let place = 15; place >= 0; place -= 5) text += alphabet[(part >> place) & 31];
  }
  return text;
}

/** Columns are parted by what no column holds, so that `1,23` and `12,3` differ. */
const separator = "\u001f";

function keyText(columns: readonly string[], ordinal: boolean, file: File): Evaluate {
  const at = columns.map((column) => file.position(column) ?? -1);
  const counted = tally();
  return (values) => {
    let text = values[at[0] ?? -1] ?? "";
    for (let index = 1; index < at.length; index += 1) text += separator + (values[at[index] ?? -1] ?? "");
    const digest = file.digest(text);
    const key = signs(digest);
    if (!ordinal) return key;
    const count = counted.seen(digest);
    return count === 1 ? key : `${key}-${count}`;
  };
}

function composed(expression: ComposedExpression, file: File): Evaluate {
  const all = (parts: readonly Expression[]) => parts.map((part) => evaluator(part, file));
  if ("column" in expression) return columnText(expression.column, file);
  if ("constant" in expression) return () => expression.constant || null;
  if ("join" in expression) return joined(all(expression.join), expression.with ?? "");
  if ("firstOf" in expression) return first(all(expression.firstOf));
  if ("sum" in expression) return calculated(all(expression.sum), plus, labelOf(expression));
  if ("product" in expression) return calculated(all(expression.product), times, labelOf(expression));
  if ("date" in expression) return shiftedDate(expression, file);
  return keyText(expression.key, expression.ordinal ?? false, file);
}

/** Turns an expression into a function, once; a hundred thousand rows then only call it. */
export function evaluator(expression: Expression, file: File): Evaluate {
  if (typeof expression === "string") return columnText(expression, file);
  let evaluate = composed(expression, file);
  const { values: words, otherwise, prefix } = expression;
  if (words !== undefined) {
    const known = new Map(Object.entries(words));
    evaluate = after(evaluate, (text) => (text === null ? null : (known.get(text) ?? text)));
  }
  if (prefix !== undefined) evaluate = after(evaluate, (text) => (text === null ? null : prefix + text));
  if (otherwise !== undefined) evaluate = after(evaluate, (text) => text ?? otherwise);
  return evaluate;
}

const after =
  (evaluate: Evaluate, change: (text: string | null) => string | null): Evaluate =>
  (values, refuse) =>
    change(evaluate(values, refuse));

/** `arrival_year + arrival_month`: how a refused value of an expression is listed. */
export const labelOf = (expression: Expression | undefined): string =>
  expression === undefined ? "" : [...new Set(columnsOf(expression))].join(" + ");

/** What the file says under a label: the raw texts of its columns. */
export const rawText = (expression: Expression, file: File) => {
  const at = [...new Set(columnsOf(expression))].map((column) => file.position(column) ?? -1);
  return (values: readonly string[]): string => at.map((position) => values[position] ?? "").join(" ");
};

export const isEmptyText = (text: string | null): text is null => text === null || isBlank(text);
