import type { ImportResult } from "@foyer/domain/imports/schema";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DataTable } from "../kernel/data-table.tsx";
import { Card } from "../kernel/page.tsx";
import { refusedColumns } from "./columns.tsx";

/** The values that were not taken, where each of them stands in the file, and why. */
export function RefusedPanel({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  const rows = result.refused.map((value, index) => ({ ...value, index }));
  const columns = refusedColumns(t);
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
