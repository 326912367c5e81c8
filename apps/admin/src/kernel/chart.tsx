import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ChartOption } from "./chart-canvas.tsx";

const ChartCanvas = lazy(async () => ({ default: (await import("./chart-canvas.tsx")).ChartCanvas }));

interface ChartProps {
  /** What the chart shows, for those who cannot see it: say the finding, not "bar chart". */
  label: string;
  option: ChartOption;
  height?: number;
  /** The index of the bar or point that was clicked: open the rows behind it. */
  onPick?: (index: number) => void;
}

/** ECharts in the house's colours (bars, lines, pies), drawn as SVG and loaded only when a screen shows one. */
export function Chart({ height = 260, ...rest }: ChartProps) {
  return (
    <Suspense fallback={<Skeleton height={height} />}>
      <ChartCanvas height={height} {...rest} />
    </Suspense>
  );
}

export type { ChartOption };
