import type { Currency } from "../../kernel/money.ts";
import { columnsOf, evaluator, type File, isEmptyText, labelOf, rawText, type Refuse } from "../expressions/rules.ts";
import type { Expression, Mapping } from "../mapping/schema.ts";
import { guessedFields } from "../names/rules.ts";
import type { Field, Fields, RowOf, RowShape } from "../row/schema.ts";
import type { RefusedValue } from "../schema.ts";
import { tally } from "../tally/rules.ts";

/** One record of a file as its reader hands it over. */
export interface Line {
  readonly line: number;
  readonly values: readonly string[];
}

export type LineRead<F extends Fields> =
  | { readonly kind: "row"; readonly row: RowOf<F> }
  | { readonly kind: "skipped" }
  | { readonly kind: "refused"; readonly refused: readonly RefusedValue[] };

export interface RowReader<F extends Fields> {
  /** What is wrong with the mapping or the header: nothing can be read then. */
  readonly refused: readonly RefusedValue[];
  /** Columns of the file that nothing is read from. */
  readonly ignored: readonly string[];
  readonly read: (line: Line) => LineRead<F>;
  /** A value that a line was refused for after it had been read. */
  readonly refusedAt: (line: Line, field: string, code: string) => RefusedValue;
}

export interface RowsAsked {
  readonly header: readonly string[];
  /** Absent: the file's columns bear names that our fields go by. */
  readonly mapping: Mapping | undefined;
  readonly currency: Currency;
  readonly digest: File["digest"];
}

const longestShown = 80;
const shown = (value: string): string => (value.length <= longestShown ? value : `${value.slice(0, longestShown)}…`);
const asIs = (value: string): string => value;

function wrongNames<F extends Fields>(shape: RowShape<F>, asked: RowsAsked, from: Map<string, Expression>) {
  const has = new Set(asked.header);
  const at = (column: string, value: string, code: string): RefusedValue => ({ line: 1, column, value, code });
  const used = [...from.values()].flatMap(columnsOf).concat(Object.keys(asked.mapping?.where ?? {}));
  return [
    ...[...from.keys()]
      .filter((name) => !(name in shape.fields))
      .map((name) => at(name, name, "imports.unknown-field")),
    ...[...new Set(used)]
      .filter((column) => !has.has(column))
      .map((column) => at(column, "", "imports.no-such-column")),
    ...Object.entries(shape.fields)
      .filter(([name, field]) => field.required && !from.has(name))
      .map(([name]) => at(name, "", "imports.no-column-for")),
  ];
}

type Condition = (values: readonly string[]) => boolean;

function conditions(asked: RowsAsked, position: File["position"]): Condition[] {
  return Object.entries(asked.mapping?.where ?? {}).map(([column, wanted]) => {
    const at = position(column) ?? -1;
    const taken = new Set(typeof wanted === "string" ? [wanted] : wanted);
    return (values) => taken.has(values[at] ?? "");
  });
}

interface Reading {
  readonly name: string;
  readonly label: string;
  readonly raw: (values: readonly string[]) => string;
  readonly masked: (value: string) => string;
  readonly take: (values: readonly string[], refuse: Refuse) => unknown;
}

interface Source {
  readonly name: string;
  readonly field: Field<unknown>;
  readonly expression: Expression;
}

function reading({ name, field, expression }: Source, asked: RowsAsked & { file: File }): Reading {
  const evaluate = evaluator(expression, asked.file);
  const label = labelOf(expression) || name;
  const where = { currency: asked.currency, dates: asked.mapping?.dates };
  const raw = rawText(expression, asked.file);
  const masked = field.masked ?? asIs;
  const take = (values: readonly string[], refuse: Refuse): unknown => {
    const text = evaluate(values, (code, column, value) => refuse(code, column, masked(value)));
    if (isEmptyText(text)) return field.required ? refuse("kernel.empty", label, "") : field.whenEmpty;
    const value = field.read(text, where);
    return value.ok ? value.value : refuse(value.code, label, masked(raw(values) || text));
  };
  return { name, label, raw, masked, take };
}

/** Checks a file's header against a shape and a mapping, and makes the function that reads its lines. */
export function rowReader<F extends Fields>(shape: RowShape<F>, asked: RowsAsked): RowReader<F> {
  const { header, mapping } = asked;
  const positions = new Map(header.map((column, index) => [column, index]));
  const position = (column: string) => positions.get(column);
  const file: File = { position, nulls: new Set(mapping?.nulls ?? []), dates: mapping?.dates, digest: asked.digest };
  const from = mapping ? new Map(Object.entries(mapping.fields)) : guessedFields(shape.fields, header);
  const refused = wrongNames(shape, asked, from);
  const readings = Object.entries(shape.fields).flatMap(([name, field]) => {
    const expression = from.get(name);
    return expression === undefined ? [] : [reading({ name, field, expression }, { ...asked, file })];
  });
  const absent = Object.entries(shape.fields).flatMap(([name, field]) =>
    from.has(name) ? [] : [[name, field.whenEmpty] as const],
  );
  const byName = new Map(readings.map((one) => [one.name, one]));
  const wanted = conditions(asked, position);
  const used = new Set([...from.values()].flatMap(columnsOf).concat(Object.keys(mapping?.where ?? {})));
  const keys = tally();

  const refusedAt = ({ line, values }: Line, name: string, code: string): RefusedValue => {
    const source = byName.get(name);
    return { line, column: source?.label ?? name, value: shown(source ? source.masked(source.raw(values)) : ""), code };
  };

  function checked(at: Line, row: RowOf<F>): LineRead<F> {
    const problem = shape.check?.(row);
    if (problem) return { kind: "refused", refused: [refusedAt(at, problem.field, problem.code)] };
    const key = shape.key?.(row);
    if (key === null || key === undefined) return { kind: "row", row };
    const identity = shape.part === undefined ? key : `${key}\u001e${shape.part(row)}`;
    if (keys.seen(asked.digest(identity)) === 1) return { kind: "row", row };
    return {
      kind: "refused",
      refused: [
        { line: at.line, column: null, value: shown(key.replaceAll(/\p{Cc}/gu, " ")), code: "imports.twice-in-file" },
      ],
    };
  }

  return {
    refused,
    ignored: header.filter((column) => !used.has(column)),
    refusedAt,
    read(at) {
      const { line, values } = at;
      if (!wanted.every((holds) => holds(values))) return { kind: "skipped" };
      const problems: RefusedValue[] = [];
      const refuse: Refuse = (code, column, value) => {
        problems.push({ line, column, value: shown(value), code });
        return null;
      };
      const row: Record<string, unknown> = Object.fromEntries(absent);
      for (const { name, take } of readings) {
        const before = problems.length;
        row[name] = take(values, refuse);
        // an expression that could not be worked out is empty as well: only its own reason is listed
        if (problems.length > before + 1) problems.length = before + 1;
      }
      return problems.length > 0 ? { kind: "refused", refused: problems } : checked(at, row as RowOf<F>);
    },
  };
}
