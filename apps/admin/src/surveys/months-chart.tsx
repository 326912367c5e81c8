import type { Month } from "@foyer/domain/kernel/time";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart, type ChartOption } from "../kernel/chart.tsx";
import { useFormat } from "../kernel/format.ts";
import type { Results } from "./results-panel.tsx";

interface MonthsChartProps {
  months: Results["months"];
  onPick: (month: Month) => void;
}

/** Answers as bars and the net promoter score as a line; a month opens its answers. */
export function MonthsChart({ months, onPick }: MonthsChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useMemo(
    (): ChartOption => ({
      legend: { top: 0, left: 0 },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: months.map(({ month }) => format.shortMonth(month)) },
      yAxis: [
        { type: "value", minInterval: 1 },
        { type: "value", min: -100, max: 100, splitLine: { show: false } },
      ],
      series: [
        { type: "bar", name: t("surveys.answers"), data: months.map(({ answers }) => answers) },
        { type: "line", name: t("surveys.nps"), yAxisIndex: 1, connectNulls: true, data: months.map(({ nps }) => nps) },
      ],
    }),
    [months, format, t],
  );
  return (
    <Chart
      label={t("surveys.trend")}
      option={option}
      onPick={(index) => {
        const picked = months[index];
        if (picked) onPick(picked.month);
      }}
    />
  );
}
