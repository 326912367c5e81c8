import { Refusal } from "../../kernel/refusal.ts";
import type { Line } from "../rows/rules.ts";
import { type Fix, Fixes, mostFixes } from "./schema.ts";

export type FixOfLine = ReadonlyMap<number, Fix>;

export const byLine = (fixes: Fixes): FixOfLine => new Map(fixes.map((fix) => [fix.line, fix]));

/** What was kept of earlier fixes; the house wrote it itself. */
export const fixesIn = (text: string): Fixes => Fixes.parse(JSON.parse(text));

/** Later words replace earlier ones, cell by cell. Saying that a row is left out, or not, replaces the other. */
export function mergedFixes(before: Fixes, after: Fixes): Fix[] {
  const merged = new Map(before.map((fix) => [fix.line, fix]));
  for (const fix of after) {
    const known = merged.get(fix.line);
    merged.set(fix.line, {
      ...fix,
      whole: fix.whole || (known?.whole ?? false),
      cells: { ...known?.cells, ...fix.cells },
    });
  }
  if (merged.size > mostFixes) throw new Refusal("invalid", "imports.too-many-fixes", { limit: mostFixes });
  return [...merged.values()].toSorted((a, b) => a.line - b.line);
}

const put = (header: readonly string[], values: readonly string[], { cells }: Fix): string[] =>
  header.map((column, index) => (column !== "" && Object.hasOwn(cells, column) ? cells[column] : values[index]) ?? "");

export interface Mended<Problem> {
  readonly rows: readonly Line[];
  readonly problems: readonly Problem[];
  readonly leftOut: number;
}

/** A block as people mended it: cells replaced, rows left out, rows that could not be read put in. */
export function mendedBlock<Problem extends { readonly line: number }>(
  block: { readonly rows: readonly Line[]; readonly problems: readonly Problem[] },
  fixes: FixOfLine,
  header: readonly string[],
): Mended<Problem> {
  if (fixes.size === 0) return { ...block, leftOut: 0 };
  let leftOut = 0;
  const rows: Line[] = [];
  for (const row of block.rows) {
    const fix = fixes.get(row.line);
    if (fix?.leftOut) leftOut += 1;
    else rows.push(fix ? { line: row.line, values: put(header, row.values, fix) } : row);
  }
  const problems: Problem[] = [];
  const settled = new Set<number>();
  for (const problem of block.problems) {
    const fix = fixes.get(problem.line);
    if (!fix || !(fix.leftOut || fix.whole)) problems.push(problem);
    else if (!settled.has(problem.line)) {
      settled.add(problem.line);
      if (fix.leftOut) leftOut += 1;
      else rows.push({ line: problem.line, values: put(header, [], fix) });
    }
  }
  return { rows: settled.size === 0 ? rows : rows.toSorted((a, b) => a.line - b.line), problems, leftOut };
}
