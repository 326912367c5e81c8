import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Card } from "../../kernel/page.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import type { Dunned } from "./use-collections.ts";

type Call = Dunned["calls"][number];
const colours = { open: "amber", done: "pine", dropped: "gray" } as const;

/** Calls made, and to be made. */
export function CallsPanel({ calls }: { calls: readonly Call[] }) {
  const { t } = useTranslation();
  if (calls.length === 0) return null;
  const columns: Column<Call>[] = [
    { key: "on", title: t("receivables.dunning.on"), lead: true, cell: (row) => <DateText value={row.on} /> },
    {
      key: "status",
      title: t("receivables.periods.status"),
      cell: (row) => (
        <Badge color={colours[row.status]}>
          {row.outcome === null
            ? t(`receivables.dunning.callStatuses.${row.status}`)
            : t(`receivables.dunning.outcomes.${row.outcome}`)}
        </Badge>
      ),
    },
    {
      key: "promise",
      title: t("receivables.dunning.promise"),
      cell: (row) =>
        row.promisedMinor !== null && (
          <>
            <MoneyText amount={row.promisedMinor} currency={row.currency} /> · <DateText value={row.promisedFor} />
          </>
        ),
    },
    { key: "note", title: t("receivables.dunning.note"), cell: (row) => row.note ?? "" },
    { key: "by", title: t("receivables.dunning.ladder.by"), cell: (row) => row.by ?? "" },
  ];
  return (
    <Card title={t("receivables.dunning.calls")} flush>
      <DataTable caption={t("receivables.dunning.calls")} columns={columns} rows={calls} rowKey={(row) => row.id} />
    </Card>
  );
}
