import type { TargetMetric } from "@foyer/domain/targets/schema";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { amountText } from "./target-figures-panel.tsx";
import type { TargetRow } from "./use-target-rows.ts";

/** What a phone shows instead of the grid: each class with its year. */
export function TargetSumsPanel({ rows, metric }: { rows: readonly TargetRow[]; metric: TargetMetric }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<TargetRow>[] = [
    { key: "label", title: t("targets.row"), cell: (row) => row.label, lead: true },
    {
      key: "year",
      title: t("targets.year"),
      cell: (row) => amountText(format, metric, row.target.get("year") ?? 0),
      align: "end",
    },
    { key: "actual", title: t("targets.actual"), cell: (row) => amountText(format, metric, row.actual), align: "end" },
    {
      key: "attainment",
      title: t("targets.attainment"),
      cell: (row) => (row.attainment === null ? "–" : format.percent(row.attainment)),
      align: "end",
    },
  ];
  return (
    <Card flush>
      <DataTable
        caption={t("targets.title")}
        columns={columns}
        rows={rows.filter((row) => row.depth < 2)}
        rowKey={(row) => row.id}
      />
    </Card>
  );
}
