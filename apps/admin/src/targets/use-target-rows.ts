import type { ClientClass } from "@foyer/domain/clients/schema";
import { yearOf } from "@foyer/domain/kernel/time";
import { addMonthly, attainment, monthsBegun, sumsOf } from "@foyer/domain/targets/rules";
import { Spread, TargetMetric, type TargetScope, targetRowId } from "@foyer/domain/targets/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Outputs } from "../kernel/api.ts";
import { useToday } from "../kernel/today.ts";

export type TargetGrid = Outputs["targets"]["grid"];
type Line = TargetGrid["rows"][number];

/** A row of the grid: a rep in a class, a class, or everything. */
export interface TargetRow {
  readonly id: string;
  readonly depth: 0 | 1 | 2;
  readonly label: string;
  /** By column: the year, its quarters and months. */
  readonly target: ReadonlyMap<string, number>;
  /** Of the months that have begun. */
  readonly actual: number;
  readonly attainment: number | null;
  readonly lastYear: number;
}

/** Year, metric and the way sums spread, kept in the address. */
export function useTargetScope() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const year = Number(params.get("year")) || yearOf(today);
  const metric = TargetMetric.catch("revenue").parse(params.get("metric"));
  const spread = Spread.catch("last-year").parse(params.get("spread"));
  const scope: TargetScope = useMemo(() => ({ year, metric, spread }), [year, metric, spread]);
  const set = (name: keyof TargetScope, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return { scope, set };
}

interface Gathered {
  readonly id: string;
  readonly depth: TargetRow["depth"];
  readonly label: string;
}

function gathered(lines: readonly Line[], { begun, ...row }: Gathered & { begun: number }): TargetRow {
  const target = addMonthly(lines.map((line) => line.target));
  const actual = addMonthly(lines.map((line) => line.actual));
  const lastYear = addMonthly(lines.map((line) => line.lastYear));
  const sum = (months: readonly number[]) => months.reduce((total, amount) => total + amount, 0);
  return {
    ...row,
    target: sumsOf(target),
    actual: sum(actual),
    attainment: attainment({ target, actual }, begun),
    lastYear: sum(lastYear),
  };
}

/** Everything, then each class with its reps below. */
export function useTargetRows(grid: TargetGrid, onlyUsed: boolean): readonly TargetRow[] {
  const { t } = useTranslation();
  const today = useToday();
  return useMemo(() => {
    const begun = monthsBegun(grid.year, today);
    const used = (line: Line) =>
      [line.target, line.actual, line.lastYear].some((months) => months.some((amount) => amount !== 0));
    const classes = Map.groupBy(grid.rows, (line): ClientClass => line.class);
    const rows = [...classes].flatMap(([clientClass, lines]) => {
      if (onlyUsed && !lines.some(used)) return [];
      const reps = lines
        .filter((line) => !onlyUsed || used(line))
        .map((line) =>
          gathered([line], {
            id: targetRowId({ kind: "rep", ...line }),
            depth: 2,
            label: line.name ?? t("targets.nobody"),
            begun,
          }),
        );
      return [
        gathered(lines, { id: clientClass, depth: 1, label: t(`clients.classes.${clientClass}`), begun }),
        ...reps,
      ];
    });
    return [gathered(grid.rows, { id: "all", depth: 0, label: t("targets.all"), begun }), ...rows];
  }, [grid, onlyUsed, today, t]);
}
