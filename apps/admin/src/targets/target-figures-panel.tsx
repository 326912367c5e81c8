import type { TargetMetric } from "@foyer/domain/targets/schema";
import { useTranslation } from "react-i18next";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { type Format, useFormat } from "../kernel/format.ts";
import type { TargetRow } from "./use-target-rows.ts";

/** An amount of a metric as text: money for revenue, else a count. */
export const amountText = (format: Format, metric: TargetMetric, amount: number): string =>
  metric === "revenue" ? format.shortMoney(amount) : format.integer(amount);

const moodOf = (attainment: number | null) =>
  attainment === null ? undefined : attainment >= 1 ? "good" : attainment >= 0.9 ? "warn" : "bad";

/** The whole in four figures. */
export function TargetFiguresPanel({ all, metric }: { all: TargetRow; metric: TargetMetric }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mood = moodOf(all.attainment);
  return (
    <StatTiles>
      <StatTile label={t("targets.yearTarget")} value={amountText(format, metric, all.target.get("year") ?? 0)} />
      <StatTile
        label={t("targets.actual")}
        value={amountText(format, metric, all.actual)}
        hint={t("targets.actualHint")}
      />
      <StatTile
        label={t("targets.attainment")}
        value={all.attainment === null ? "–" : format.percent(all.attainment)}
        hint={t("targets.actualHint")}
        {...(mood && { mood })}
      />
      <StatTile label={t("targets.lastYear")} value={amountText(format, metric, all.lastYear)} />
    </StatTiles>
  );
}
