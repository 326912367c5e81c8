import type { AgingColumn } from "@foyer/domain/receivables/aging/schema";
import { agingColumns } from "@foyer/domain/receivables/aging/schema";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { MoneyText } from "../kernel/text.tsx";
import style from "./aging-panel.module.css";
import { amountIn, BucketsBar } from "./buckets-field.tsx";
import type { Aging, AgingRow } from "./use-aging.ts";
import { useGroupName } from "./use-group-name.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

interface Props {
  aging: Pick<Aging, "by" | "currency" | "total">;
  rows: readonly AgingRow[];
  stale: boolean;
  onOpen: (cell: OpenedCell) => void;
}

/** Who owes how much for how long; every figure opens the items that it adds up. (A7.6) */
export function AgingPanel({ aging: { by, currency, total }, rows, stale, onOpen }: Props) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const figure = (amount: number, label: string, cell: OpenedCell) =>
    amount === 0 ? (
      <span className={style["zero"]}>–</span>
    ) : (
      <button type="button" className={style["figure"]} aria-label={label} onClick={() => onOpen(cell)}>
        <MoneyText amount={amount} currency={currency} bare />
      </button>
    );
  const money = (column: AgingColumn): Column<AgingRow> => {
    const title = t(`receivables.aging.columns.${column}`);
    return {
      key: column,
      title,
      align: "end",
      cell: (row) => figure(amountIn(row, column), `${groupName(by, row)}, ${title}`, { row, column }),
      total: figure(amountIn(total, column), `${t("kernel.total")}, ${title}`, { column }),
    };
  };
  const balance = t("receivables.aging.balance");
  const columns: Column<AgingRow>[] = [
    {
      key: "group",
      title: t(`receivables.aging.groups.${by}`),
      lead: true,
      cell: (row) => (
        <span className={style["name"]}>
          {groupName(by, row)}
          {by === "client" && row.label !== row.name && <span className={style["reference"]}>{row.label}</span>}
        </span>
      ),
    },
    {
      key: "age",
      title: "",
      width: "7rem",
      cell: (row) => <BucketsBar figures={row} />,
      total: <BucketsBar figures={total} />,
    },
    ...agingColumns.map(money),
    {
      key: "balance",
      title: balance,
      align: "end",
      cell: (row) => (
        <span className={style["balance"]}>{figure(row.balance, `${groupName(by, row)}, ${balance}`, { row })}</span>
      ),
      total: figure(total.balance, `${t("kernel.total")}, ${balance}`, {}),
    },
  ];
  return (
    <DataTable
      caption={t("receivables.aging.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.group ?? "none"}
      onOpen={(row) => onOpen({ row })}
      stale={stale}
    />
  );
}
