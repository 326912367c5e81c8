import { addMonths, type Month } from "@foyer/domain/kernel/time";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import type { ChartOption } from "../kernel/chart.tsx";
import { useFormat } from "../kernel/format.ts";

type Production = Outputs["stays"]["production"];

interface BothYears {
  readonly now: Production | undefined;
  readonly before: Production | undefined;
}

const byMonth = (production: Production | undefined) =>
  new Map(production?.rows.map((row) => [row.key, row.revenue] as const));

/** Bars of a year's revenue by month, the year before as a line. */
export function useMonthBars(months: readonly Month[], { now, before }: BothYears): ChartOption {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const [current, last] = [byMonth(now), byMonth(before)];
    const named = months.length > 12 ? format.month : format.shortMonth;
    const say = (value: unknown) => (typeof value === "number" ? format.money(value) : "—");
    return {
      legend: { top: 0, left: 0 },
      tooltip: { trigger: "axis", valueFormatter: say },
      xAxis: { type: "category", data: months.map((month) => named(month)) },
      yAxis: { type: "value", axisLabel: { formatter: (value: number) => format.shortMoney(Math.round(value)) } },
      series: [
        { type: "bar", name: t("stays.production.revenue"), data: months.map((month) => current.get(month) ?? 0) },
        {
          type: "line",
          name: t("stays.production.lastYear"),
          data: months.map((month) => last.get(addMonths(month, -12)) ?? 0),
        },
      ],
    };
  }, [months, now, before, format, t]);
}
