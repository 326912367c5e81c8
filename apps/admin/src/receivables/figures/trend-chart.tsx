import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { SegmentedControl } from "@mantine/core";
import { IconChartLine } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart, type ChartOption } from "../../kernel/chart.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import style from "./figures-screen.module.css";
import type { KeptNights, TrendPoint } from "./use-figures.ts";

interface Props {
  nights: Pick<KeptNights, "days" | "monthEnds" | "currency">;
  /** Shows the figures of the night that was picked. */
  onPick: (date: CalendarDate) => void;
}

/** Balance and overdue, and days outstanding, night by night or month end by month end. */
export function TrendChart({ nights: { days, monthEnds, currency }, onPick }: Props) {
  const { t } = useTranslation();
  const [by, setBy] = useState<"days" | "monthEnds">(monthEnds.length > 1 ? "monthEnds" : "days");
  const points = by === "days" ? days : monthEnds;
  return (
    <Card
      title={t("receivables.figures.trend.title")}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t("receivables.figures.trend.by")}
          value={by}
          data={[
            { value: "days", label: t("receivables.figures.trend.byDay") },
            { value: "monthEnds", label: t("receivables.figures.trend.byMonth") },
          ]}
          onChange={(chosen) => setBy(chosen === "days" ? "days" : "monthEnds")}
        />
      }
    >
      {points.length < 2 ? (
        <EmptyState icon={IconChartLine} sentence={t("receivables.figures.trend.few")} />
      ) : (
        <div className={style["pictures"]}>
          <Amounts points={points} currency={currency} onPick={onPick} />
          <Outstanding points={points} onPick={onPick} />
        </div>
      )}
    </Card>
  );
}

interface PictureProps {
  points: readonly TrendPoint[];
  onPick: (date: CalendarDate) => void;
}

const pickOf =
  ({ points, onPick }: PictureProps) =>
  (index: number) => {
    const point = points[index];
    if (point) onPick(point.businessDate);
  };

function Amounts({ points, onPick, currency }: PictureProps & { currency: Currency }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useMemo((): ChartOption => {
    const money = (value: unknown) => (typeof value === "number" ? format.money(value, currency) : "–");
    return {
      legend: { top: 0, left: 0 },
      tooltip: { trigger: "axis", valueFormatter: money },
      xAxis: { type: "category", boundaryGap: false, data: points.map((point) => format.date(point.businessDate)) },
      yAxis: {
        type: "value",
        axisLabel: { formatter: (value: number) => format.shortMoney(Math.round(value), currency) },
      },
      series: [
        {
          type: "line",
          name: t("receivables.figures.balance"),
          showSymbol: points.length < 40,
          areaStyle: { opacity: 0.12 },
          data: points.map((point) => point.balanceMinor),
        },
        {
          type: "line",
          name: t("receivables.figures.overdue"),
          showSymbol: points.length < 40,
          areaStyle: { opacity: 0.12 },
          data: points.map((point) => point.overdueMinor),
        },
      ],
    };
  }, [points, currency, format, t]);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const shown = (amount: number) => format.money(amount, currency);
  return (
    <figure className={style["picture"]}>
      <figcaption className={style["caption"]}>{t("receivables.figures.trend.amounts")}</figcaption>
      <Chart
        height={240}
        label={t("receivables.figures.trend.amountsFound", {
          from: format.date(first.businessDate),
          to: format.date(last.businessDate),
          first: shown(first.balanceMinor),
          last: shown(last.balanceMinor),
          firstOverdue: shown(first.overdueMinor),
          lastOverdue: shown(last.overdueMinor),
        })}
        option={option}
        onPick={pickOf({ points, onPick })}
      />
    </figure>
  );
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value));

function Outstanding({ points, onPick }: PictureProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useMemo((): ChartOption => {
    const inDays = (value: unknown) =>
      typeof value === "number" ? t("receivables.figures.days", { days: format.number(value) }) : "–";
    return {
      legend: { top: 0, left: 0 },
      tooltip: { trigger: "axis", valueFormatter: inDays },
      xAxis: { type: "category", boundaryGap: false, data: points.map((point) => format.date(point.businessDate)) },
      yAxis: { type: "value", scale: true, axisLabel: { formatter: (value: number) => format.number(value) } },
      series: [
        {
          type: "line",
          name: t("receivables.figures.trend.ninety"),
          showSymbol: points.length < 40,
          data: points.map((point) => numberOf(point.daysOutstanding)),
        },
        {
          type: "line",
          name: t("receivables.figures.trend.counted"),
          showSymbol: points.length < 40,
          lineStyle: { type: "dashed" },
          data: points.map((point) => numberOf(point.countBack)),
        },
      ],
    };
  }, [points, format, t]);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const shown = (value: string | null) =>
    value === null
      ? t("receivables.figures.notAvailable")
      : t("receivables.figures.days", { days: format.decimal(value, 1) });
  return (
    <figure className={style["picture"]}>
      <figcaption className={style["caption"]}>{t("receivables.figures.trend.outstanding")}</figcaption>
      <Chart
        height={240}
        label={t("receivables.figures.trend.outstandingFound", {
          from: format.date(first.businessDate),
          to: format.date(last.businessDate),
          first: shown(first.daysOutstanding),
          last: shown(last.daysOutstanding),
        })}
        option={option}
        onPick={pickOf({ points, onPick })}
      />
    </figure>
  );
}
