import { Badge, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import style from "./batch-panel.module.css";
import type { BatchRow } from "./use-batch.ts";

interface BatchPanelProps {
  rows: readonly BatchRow[];
  stale: boolean;
  onOpen: (row: BatchRow) => void;
}

/** Each client of a batch: what it owes, to whom the statement goes, and who cannot be written to. */
export function BatchPanel({ rows, stale, onOpen }: BatchPanelProps) {
  const { t } = useTranslation();
  const columns: Column<BatchRow>[] = [
    {
      key: "name",
      title: t("receivables.statements.client"),
      lead: true,
      cell: (row) => row.name,
      sort: (row) => row.name,
    },
    {
      key: "reference",
      title: t("receivables.aging.reference"),
      cell: (row) => <span className={style["reference"]}>{row.reference}</span>,
    },
    {
      key: "balance",
      title: t("receivables.statements.balance"),
      align: "end",
      cell: (row) => <Amounts row={row} amount="balanceMinor" />,
      sort: (row) => row.balances[0]?.balanceMinor ?? 0,
    },
    {
      key: "late",
      title: t("receivables.statements.late"),
      align: "end",
      cell: (row) => <Amounts row={row} amount="overdueMinor" />,
      sort: (row) => row.balances[0]?.overdueMinor ?? 0,
    },
    {
      key: "recipient",
      title: t("receivables.statements.recipient"),
      cell: ({ recipient }) =>
        recipient ? (
          `${recipient.name} · ${recipient.mailMask}`
        ) : (
          <Badge color="amber">{t("receivables.statements.noAddress")}</Badge>
        ),
      sort: (row) => row.recipient?.name ?? "",
    },
    {
      key: "mailed",
      title: t("receivables.statements.mailed"),
      cell: (row) => row.mailed && <Badge color="pine">{t("receivables.statements.mailed")}</Badge>,
    },
  ];
  return (
    <DataTable
      caption={t("receivables.statements.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.clientId}
      stale={stale}
      onOpen={onOpen}
    />
  );
}

function Amounts({ row, amount }: { row: BatchRow; amount: "balanceMinor" | "overdueMinor" }) {
  return (
    <Stack gap={0} align="flex-end">
      {row.balances.map((balance) =>
        balance[amount] === 0 ? (
          <span key={balance.currency}>–</span>
        ) : (
          <MoneyText key={balance.currency} amount={balance[amount]} currency={balance.currency} />
        ),
      )}
    </Stack>
  );
}
