import type { CellValue } from "@foyer/domain/changes/schema";
import { readInteger } from "@foyer/domain/kernel/read";
import { monthsOfYear } from "@foyer/domain/kernel/time";
import { grainOf, monthField, quarterField, type TargetMetric, type TargetScope } from "@foyer/domain/targets/schema";
import type { Reading, SheetColumn } from "@foyer/sheet/column";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Format, useFormat } from "../kernel/format.ts";
import { codeText } from "../kernel/refusal-text.ts";
import { useMay } from "../kernel/session.tsx";
import type { CellCodec } from "../kernel/sheet-port.ts";
import type { TargetRow } from "./use-target-rows.ts";

/** Cells hold whole units of the currency, nights or visits; the api stores revenue in minor units. */
export function useTargetCodec(metric: TargetMetric): CellCodec {
  const { currency } = useFormat();
  return useMemo(() => {
    const grain = grainOf(metric, currency);
    return {
      toApi: (_field, value) => (typeof value === "number" ? value * grain : value),
      fromApi: (_field, value) => (typeof value === "number" ? value / grain : value),
    };
  }, [metric, currency]);
}

function readTarget(text: string): Reading {
  const read = readInteger(text, { max: 100_000_000_000 });
  if (read.ok && read.value >= 0) return read;
  const code = read.ok ? "targets.negative" : read.code;
  return { ok: false, code, message: codeText(code) };
}

const depthClass = (row: TargetRow) => `foyer-target-depth-${row.depth}`;

function attainmentClass(row: TargetRow): string {
  if (row.attainment === null) return "foyer-target-none";
  return row.attainment >= 1 ? "foyer-target-met" : row.attainment >= 0.9 ? "foyer-target-near" : "foyer-target-short";
}

const whole = (format: Format) => (value: CellValue) =>
  typeof value === "number" && value !== 0 ? format.integer(value) : "–";

/** The year, what came of it, then each quarter with its months. */
export function useTargetColumns({ year, metric }: TargetScope): readonly SheetColumn<TargetRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const editable = useMay()("targets:write");
  return useMemo(() => {
    const grain = grainOf(metric, format.currency);
    const fixed = { kind: "number", sortable: false, filterable: false } as const;
    const target = (field: string, header: string, group?: string): SheetColumn<TargetRow> => ({
      ...fixed,
      field,
      header,
      width: field === "year" ? 118 : 96,
      editable,
      empty: 0,
      value: (row) => (row.target.get(field) ?? 0) / grain,
      read: readTarget,
      format: whole(format),
      cellClass: () => (field.startsWith("m") ? undefined : "foyer-target-sum"),
      ...(group !== undefined && { group }),
    });
    const shown = (field: "actual" | "lastYear", header: string): SheetColumn<TargetRow> => ({
      ...fixed,
      field,
      header,
      width: 112,
      value: (row) => Math.round(row[field] / grain),
      format: whole(format),
    });
    const quarters = [0, 1, 2, 3].flatMap((quarter) => {
      const name = t("targets.quarter", { quarter: quarter + 1 });
      const months = monthsOfYear(year).slice(quarter * 3, quarter * 3 + 3);
      return [
        target(quarterField(quarter), t("kernel.total"), name),
        ...months.map((month, index) => target(monthField(quarter * 3 + index), format.shortMonth(month), name)),
      ];
    });
    return [
      {
        field: "label",
        header: t("targets.row"),
        kind: "text",
        width: 190,
        pinned: "left",
        sortable: false,
        filterable: false,
        cellClass: depthClass,
      },
      { ...target("year", t("targets.year")), pinned: "left" },
      { ...shown("actual", t("targets.actual")) },
      {
        ...fixed,
        field: "attainment",
        header: t("targets.attainment"),
        width: 92,
        format: (value) => (typeof value === "number" ? format.percent(value) : "–"),
        cellClass: attainmentClass,
      },
      shown("lastYear", t("targets.lastYear")),
      ...quarters,
    ];
  }, [t, format, editable, year, metric]);
}
