import type { Currency } from "@foyer/domain/kernel/money";
import { type CalendarDate, daysBetween } from "@foyer/domain/kernel/time";
import { Badge } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { TextLink } from "../kernel/link.tsx";
import { DateText, MoneyText } from "../kernel/text.tsx";

export type LedgerItem = Outputs["receivables"]["items"]["rows"][number];

interface Props {
  rows: readonly LedgerItem[];
  currency: Currency;
  asOf: CalendarDate;
  withClient?: boolean;
  /** Without what a narrow card has no room for. */
  compact?: boolean;
  total?: ReactNode;
  onOpen?: (item: LedgerItem) => void;
}

/** Lines of the ledger as they stood on a day; a line opens what settled it. */
export function LedgerItemsTable({ rows, currency, asOf, withClient = true, compact = false, total, onOpen }: Props) {
  const { t } = useTranslation();
  const money = (amount: number) => <MoneyText amount={amount} currency={currency} bare />;
  const sign = (item: LedgerItem) => (item.side === "debit" ? 1 : -1);
  const late = (item: LedgerItem) =>
    item.side === "debit" && item.openMinor > 0 ? daysBetween(item.dueDate, asOf) : 0;
  const columns: Column<LedgerItem>[] = [
    {
      key: "reference",
      title: t("receivables.items.reference"),
      lead: true,
      cell: (item) => (item.line === 1 ? item.reference : `${item.reference} / ${item.line}`),
      sort: (item) => item.reference,
    },
    {
      key: "kind",
      title: t("receivables.items.kind"),
      cell: (item) => (
        <Badge color={item.side === "debit" ? "gray" : "pine"}>{t(`receivables.kinds.${item.kind}`)}</Badge>
      ),
    },
    ...(withClient
      ? [
          {
            key: "client",
            title: t("receivables.items.client"),
            cell: (item: LedgerItem) => <TextLink to={`/clients/${item.clientId}`}>{item.client}</TextLink>,
            sort: (item: LedgerItem) => item.client,
          },
        ]
      : []),
    {
      key: "posted",
      title: t("receivables.items.postingDate"),
      cell: (item) => <DateText value={item.postingDate} />,
      sort: (item) => item.postingDate,
    },
    {
      key: "due",
      title: t("receivables.items.dueDate"),
      cell: (item) => (item.side === "debit" ? <DateText value={item.dueDate} /> : "–"),
      sort: (item) => (item.side === "debit" ? item.dueDate : null),
    },
    {
      key: "late",
      title: t("receivables.items.daysPastDue"),
      align: "end",
      cell: (item) => (late(item) > 0 ? late(item) : "–"),
      sort: late,
    },
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: (item) => money(sign(item) * item.amountMinor),
      sort: (item) => sign(item) * item.amountMinor,
    },
    {
      key: "open",
      title: t("receivables.items.open"),
      align: "end",
      cell: (item) => money(sign(item) * item.openMinor),
      sort: (item) => sign(item) * item.openMinor,
      ...(total === undefined ? {} : { total }),
    },
  ];
  return (
    <DataTable
      caption={t("receivables.items.title")}
      columns={compact ? columns.filter(({ key }) => key !== "posted" && key !== "amount") : columns}
      rows={rows}
      rowKey={(item) => item.id}
      {...(onOpen && { onOpen })}
    />
  );
}
