import { addMonths, firstDay, type Month, monthOf, monthsFrom } from "@foyer/domain/kernel/time";
import { IconBedOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { Chart, type ChartOption } from "../kernel/chart.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { useToday } from "../kernel/today.ts";

/** Revenue of the last twelve months beside the year before; a bar opens its month. */
export function ProductionChart() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const today = useToday();
  const months = useMemo(() => monthsFrom(addMonths(monthOf(today), -11), monthOf(today)), [today]);
  const first = months[0] ?? monthOf(today);
  const production = useQuery(
    trpc.stays.production.queryOptions({ from: firstDay(addMonths(first, -12)), to: today, by: "month" }),
  );
  return (
    <Card title={t("overview.byMonth")} actions={<TextLink to="/production">{t("kernel.open")}</TextLink>}>
      <Answer
        query={production}
        waiting={<SkeletonRows rows={5} />}
        isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState icon={IconBedOff} sentence={t("overview.noProduction")} />}
      >
        {(data) => <Bars months={months} revenueOf={new Map(data.rows.map((row) => [row.key, row.revenue]))} />}
      </Answer>
    </Card>
  );
}

interface BarsProps {
  months: readonly Month[];
  revenueOf: ReadonlyMap<string, number>;
}

function Bars({ months, revenueOf }: BarsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const option = useMemo((): ChartOption => {
    const money = (value: unknown) => (typeof value === "number" ? format.money(value) : "—");
    return {
      legend: { top: 0, left: 0 },
      tooltip: { trigger: "axis", valueFormatter: money },
      xAxis: { type: "category", data: months.map(format.shortMonth) },
      yAxis: { type: "value", axisLabel: { formatter: (value: number) => format.shortMoney(Math.round(value)) } },
      series: [
        { type: "bar", name: t("overview.thisYear"), data: months.map((month) => revenueOf.get(month) ?? 0) },
        {
          type: "line",
          name: t("overview.yearBefore"),
          data: months.map((month) => revenueOf.get(addMonths(month, -12)) ?? 0),
        },
      ],
    };
  }, [months, revenueOf, format, t]);
  const total = months.reduce((sum, month) => sum + (revenueOf.get(month) ?? 0), 0);
  return (
    <Chart
      label={t("overview.byMonthLabel", { total: format.money(total) })}
      option={option}
      onPick={(index) => {
        const month = months[index];
        if (month) void navigate(`/production?from=${firstDay(month)}&by=client`);
      }}
    />
  );
}
