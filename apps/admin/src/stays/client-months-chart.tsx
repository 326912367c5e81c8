import { Box } from "@mantine/core";
import { addMonths, firstDay, monthOf, monthsFrom } from "@foyer/domain/kernel/time";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Chart } from "../kernel/chart.tsx";
import { useFormat } from "../kernel/format.ts";
import { useToday } from "../kernel/today.ts";
import { useMonthBars } from "./use-month-bars.ts";
import { useBothYears } from "./use-production.ts";

/** What a client earned the house in the last twelve months; nothing to see where it earned nothing in two years. */
export function ClientMonthsChart({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const today = useToday();
  const months = useMemo(() => monthsFrom(addMonths(monthOf(today), -11), monthOf(today)), [today]);
  const from = firstDay(addMonths(monthOf(today), -11));
  const within = { by: "client" as const, key: reference };
  const { now, before } = useBothYears({ from, to: today, by: "month", within });
  const option = useMonthBars(months, { now: now.data, before: before.data });
  if ((now.data?.rows.length ?? 0) + (before.data?.rows.length ?? 0) === 0) return null;
  const total = format.money(now.data?.total.revenue ?? 0);
  const totalBefore = format.money(before.data?.total.revenue ?? 0);
  return (
    <Box px="md" pt="sm">
      <Chart
        label={t("stays.production.byMonthLabel", { total, before: totalBefore })}
        option={option}
        height={190}
        onPick={() => void navigate(`/production?${new URLSearchParams({ in: `client:${reference}`, by: "month" })}`)}
      />
    </Box>
  );
}
