import { useComputedColorScheme } from "@mantine/core";
import {
  BarChart,
  type BarSeriesOption,
  LineChart,
  type LineSeriesOption,
  PieChart,
  type PieSeriesOption,
} from "echarts/charts";
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkLineComponent,
  TooltipComponent,
  type TooltipComponentOption,
} from "echarts/components";
import { type ComposeOption, type ECharts, init, use as install } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useEffectEvent, useRef } from "react";

install([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** ECharts knows no CSS variables, so the theme is read from the page each time the appearance changes. */
function themeOfPage() {
  const page = getComputedStyle(document.documentElement);
  const token = (name: string) => page.getPropertyValue(`--foyer-${name}`).trim();
  const axis = {
    axisLine: { lineStyle: { color: token("line-strong") } },
    axisTick: { show: false },
    axisLabel: { color: token("ink-soft"), fontSize: 12 },
    splitLine: { lineStyle: { color: token("line") } },
  };
  return {
    color: [1, 2, 3, 4, 5, 6].map((index) => token(`chart-${index}`)),
    backgroundColor: "transparent",
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: token("ink") },
    legend: { textStyle: { color: token("ink-soft") }, itemWidth: 12, itemHeight: 8, icon: "roundRect" },
    tooltip: {
      backgroundColor: token("raised"),
      borderColor: token("line-strong"),
      textStyle: { color: token("ink"), fontSize: 12 },
      extraCssText: "box-shadow: 0 4px 16px rgb(0 0 0 / 12%)",
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    bar: { itemStyle: { borderRadius: [3, 3, 0, 0] }, barMaxWidth: 28 },
    line: { symbol: "circle", symbolSize: 6, smooth: false, lineStyle: { width: 2 } },
  };
}

interface ChartCanvasProps {
  label: string;
  option: ChartOption;
  height: number;
  onPick?: (index: number) => void;
}

export function ChartCanvas({ label, option, height, onPick }: ChartCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const pick = useEffectEvent((index: number) => onPick?.(index));
  const scheme = useComputedColorScheme("light");

  useEffect(() => {
    if (!frame.current) return;
    const drawn = init(frame.current, themeOfPage(), { renderer: "svg" });
    chart.current = drawn;
    drawn.on("click", (event) => pick(event.dataIndex));
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [scheme]);

  useEffect(() => {
    chart.current?.setOption(
      { animationDuration: 300, grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true }, ...option },
      true,
    );
  }, [option, scheme]);

  return <div ref={frame} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}
