import type { StaffId } from "@foyer/domain/staff/schema";
import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart, type ChartOption } from "../kernel/chart.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import type { RankedRep } from "./month-panel.tsx";

interface RankingChartProps {
  rows: readonly RankedRep[];
  onPick: (rep: StaffId) => void;
}

const measures = ["total", "points"] as const;
type Measure = (typeof measures)[number];

const valueOf = (row: RankedRep, measure: Measure): number | null => {
  const value = row[measure];
  return value === null ? null : Number(value);
};

/** Totals or points side by side, the best first. */
export function RankingChart({ rows, onPick }: RankingChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>("total");
  const bars = useMemo(
    () =>
      rows
        .flatMap((row) => {
          const value = valueOf(row, measure);
          return value === null ? [] : [{ staffId: row.staffId, name: row.name, value }];
        })
        .sort((a, b) => b.value - a.value),
    [rows, measure],
  );
  const option = useMemo<ChartOption>(
    () => ({
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: {
        type: "category",
        data: bars.map((bar) => bar.name),
        axisLabel: { interval: 0, overflow: "truncate", width: 96 },
      },
      yAxis: { type: "value", min: 0, ...(measure === "total" ? { max: 100 } : { minInterval: 1 }) },
      series: [
        {
          type: "bar",
          name: t(`scores.${measure}`),
          data: bars.map((bar) => bar.value),
          label: { show: true, position: "top", color: "inherit" },
          cursor: "pointer",
        },
      ],
    }),
    [bars, measure, t],
  );
  const [best] = bars;
  const what = t(`scores.${measure}`);
  return (
    <Card
      title={t("scores.chart")}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("scores.chart")}
          value={measure}
          onChange={(value) => setMeasure(measures.find((each) => each === value) ?? "total")}
          data={measures.map((each) => ({ value: each, label: t(`scores.${each}`) }))}
        />
      }
    >
      <Chart
        label={
          best
            ? t("scores.chartBest", { name: best.name, what, value: format.number(best.value) })
            : t("scores.notMeasured")
        }
        option={option}
        onPick={(index) => {
          const bar = bars[index];
          if (bar) onPick(bar.staffId);
        }}
      />
    </Card>
  );
}
