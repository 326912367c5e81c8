import { monthOf, monthsFrom } from "@foyer/domain/kernel/time";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { Chart } from "../kernel/chart.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { SkeletonRows } from "../kernel/states.tsx";
import { useMonthBars } from "./use-month-bars.ts";
import { type useAsked, useBothYears } from "./use-production.ts";

type Asked = Pick<ReturnType<typeof useAsked>, "from" | "to" | "within" | "go">;

/** Revenue month by month beside the year before; a bar opens the clients of its month. */
export function MonthsChart({ asked: { from, to, within, go } }: { asked: Asked }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { now, before } = useBothYears({ from, to, within, by: "month" });
  const months = useMemo(() => monthsFrom(monthOf(from), monthOf(to)), [from, to]);
  const option = useMonthBars(months, { now: now.data, before: before.data });
  const total = format.money(now.data?.total.revenue ?? 0);
  const totalBefore = format.money(before.data?.total.revenue ?? 0);
  return (
    <Card title={t("stays.production.byMonth")}>
      <Answer query={now} waiting={<SkeletonRows rows={5} />}>
        {() => (
          <Chart
            label={t("stays.production.byMonthLabel", { total, before: totalBefore })}
            option={option}
            onPick={(index) => {
              const month = months[index];
              if (month) go({ in: `month:${month}`, by: "client" });
            }}
          />
        )}
      </Answer>
    </Card>
  );
}
