import type { ImportResult, RefusedValue } from "@foyer/domain/imports/schema";
import { Code, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { codeText } from "../kernel/refusal-text.ts";

/** The values that were not taken, where each of them stands in the file, and why. */
export function RefusedPanel({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = result.refused.map((value, index) => ({ ...value, index }));
  const columns: Column<RefusedValue & { index: number }>[] = [
    {
      key: "line",
      title: t("imports.line"),
      lead: true,
      width: "6rem",
      cell: (row) => format.integer(row.line),
      sort: (row) => row.line,
    },
    {
      key: "column",
      title: t("imports.column"),
      cell: (row) => row.column ?? t("imports.wholeRow"),
      sort: (row) => row.column ?? "",
    },
    { key: "value", title: t("imports.value"), cell: (row) => (row.value === "" ? "—" : <Code>{row.value}</Code>) },
    { key: "why", title: t("imports.why"), cell: (row) => codeText(row.code), sort: (row) => row.code },
  ];
  return (
    <Card title={t("imports.refusedTitle")} flush>
      <DataTable caption={t("imports.refusedTitle")} columns={columns} rows={rows} rowKey={(row) => row.index} />
      {result.refusedValues > rows.length && (
        <Text size="sm" c="dimmed" p="sm">
          {t("imports.refusedMore", { count: result.refusedValues, shown: rows.length })}
        </Text>
      )}
    </Card>
  );
}
