import { Currency } from "@foyer/domain/kernel/money";
import type { AgingColumn, AgingFigures } from "@foyer/domain/receivables/aging/schema";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { MoneyText } from "../kernel/text.tsx";
import style from "./aging-panel.module.css";
import { BucketsBar, useDebtColumns } from "./buckets-field.tsx";
import type { Aging, AgingRow } from "./use-aging.ts";
import { useGroupName } from "./use-group-name.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

interface Props {
  aging: Pick<Aging, "by" | "currency" | "edges" | "total">;
  rows: readonly AgingRow[];
  stale: boolean;
  onOpen: (cell: OpenedCell) => void;
}

const ownBalance = (title: string): Column<AgingRow> => ({
  key: "ownBalance",
  title,
  align: "end",
  cell: ({ group, ownBalance: amount }) => {
    const own = Currency.safeParse(group);
    return own.success && amount !== null && <MoneyText amount={amount} currency={own.data} />;
  },
});

/** Who owes how much for how long; every figure opens the items that it adds up. (A7.6) */
export function AgingPanel({ aging: { by, currency, edges, total }, rows, stale, onOpen }: Props) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const debtColumns = useDebtColumns()(edges);
  const figure = (amount: number, label: string, cell: OpenedCell) =>
    amount === 0 ? (
      <span className={style["zero"]}>–</span>
    ) : (
      <button type="button" className={style["figure"]} aria-label={label} onClick={() => onOpen(cell)}>
        <MoneyText amount={amount} currency={currency} bare />
      </button>
    );
  interface Figures {
    readonly column: AgingColumn;
    readonly title: string;
    amountIn(figures: AgingFigures): number;
  }
  const money = ({ column, title, amountIn }: Figures): Column<AgingRow> => ({
    key: column,
    title,
    align: "end",
    cell: (row) => figure(amountIn(row), `${groupName(by, row)}, ${title}`, { row, column, title }),
    total: figure(amountIn(total), `${t("kernel.total")}, ${title}`, { column, title }),
  });
  const balance = t("receivables.aging.balance");
  const columns: Column<AgingRow>[] = [
    {
      key: "group",
      title: t(`receivables.aging.groups.${by}`),
      lead: true,
      cell: (row) => (
        <span className={style["name"]}>
          {groupName(by, row)}
          {(by === "client" || by === "property") && row.label !== row.name && (
            <span className={style["reference"]}>{row.label}</span>
          )}
        </span>
      ),
    },
    ...debtColumns.map(money),
    money({
      column: "unapplied",
      title: t("receivables.aging.columns.unapplied"),
      amountIn: ({ unapplied }) => unapplied,
    }),
    {
      key: "balance",
      title: balance,
      align: "end",
      cell: (row) => (
        <span className={style["balance"]}>
          {figure(row.balance, `${groupName(by, row)}, ${balance}`, { row })}
          <BucketsBar figures={row} columns={debtColumns} />
        </span>
      ),
      total: figure(total.balance, `${t("kernel.total")}, ${balance}`, {}),
    },
    money({
      column: "disputed",
      title: t("receivables.aging.columns.disputed"),
      amountIn: ({ disputed }) => disputed,
    }),
    ...(by === "currency" ? [ownBalance(t("receivables.aging.ownBalance"))] : []),
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
