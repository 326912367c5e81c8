import type { Currency } from "@foyer/domain/kernel/money";
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { TextLink } from "../kernel/link.tsx";
import { DateText, MoneyText } from "../kernel/text.tsx";
import style from "./aging-panel.module.css";

export type CellItem = Outputs["receivables"]["agingItems"]["rows"][number];

interface Props {
  rows: readonly CellItem[];
  /** Of the figure that was opened, and whether it is of all currencies. */
  currency: Currency;
  isOfAll: boolean;
  sum: number;
  withClient: boolean;
  onOpen: (item: CellItem) => void;
}

/** The items that a figure adds up: what is open of each in its own money, and what of it the figure counts. */
export function CellItemsTable({ rows, currency, isOfAll, sum, withClient, onOpen }: Props) {
  const { t } = useTranslation();
  const named = (item: CellItem) => (item.line === 1 ? item.reference : `${item.reference} / ${item.line}`);
  const money = (amount: number, of: Currency) => <MoneyText amount={amount} currency={of} bare={!isOfAll} />;
  const client: Column<CellItem> = {
    key: "client",
    title: t("receivables.items.client"),
    cell: (item) =>
      item.hotel === null ? (
        <TextLink to={`/clients/${item.clientId}`}>{item.client}</TextLink>
      ) : (
        <span title={t("receivables.aging.otherHotel", { name: item.hotel })}>
          {item.client} · {item.hotel}
        </span>
      ),
    sort: (item) => item.client,
  };
  const disputed: Column<CellItem> = {
    key: "disputed",
    title: t("receivables.aging.disputed"),
    align: "end",
    cell: (item) =>
      item.disputedMinor === 0 ? <span className={style["zero"]}>–</span> : money(item.disputedMinor, item.currency),
    sort: (item) => item.disputedMinor,
  };
  const sign = (item: CellItem) => (item.side === "debit" ? 1 : -1);
  const total = <MoneyText amount={sum} currency={currency} bare />;
  const countsOtherwise = isOfAll || rows.some((item) => Math.abs(item.countedMinor) !== item.openMinor);
  const counted: Column<CellItem> = {
    key: "counted",
    title: t("receivables.aging.counted", { currency }),
    align: "end",
    cell: (item) => <MoneyText amount={item.countedMinor} currency={currency} bare />,
    sort: (item) => item.countedMinor,
    total,
  };
  const columns: Column<CellItem>[] = [
    {
      key: "reference",
      title: t("receivables.items.reference"),
      lead: true,
      cell: (item) =>
        item.hotel === null ? (
          <button type="button" className={style["open"]} onClick={() => onOpen(item)}>
            {named(item)}
          </button>
        ) : (
          named(item)
        ),
      sort: (item) => item.reference,
    },
    {
      key: "kind",
      title: t("receivables.items.kind"),
      cell: (item) => (
        <Badge color={item.side === "debit" ? "gray" : "pine"}>{t(`receivables.kinds.${item.kind}`)}</Badge>
      ),
    },
    ...(withClient ? [client] : []),
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
      cell: (item) => (item.side === "debit" && item.late > 0 ? item.late : "–"),
      sort: (item) => item.late,
    },
    ...(rows.some((item) => item.disputedMinor > 0) ? [disputed] : []),
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: (item) => money(sign(item) * item.amountMinor, item.currency),
    },
    {
      key: "open",
      title: t("receivables.items.open"),
      align: "end",
      cell: (item) => money(sign(item) * item.openMinor, item.currency),
      sort: (item) => sign(item) * item.openMinor,
      ...(countsOtherwise ? {} : { total }),
    },
    ...(countsOtherwise ? [counted] : []),
  ];
  return <DataTable caption={t("receivables.items.title")} columns={columns} rows={rows} rowKey={(item) => item.id} />;
}
