import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { nextOffset } from "../../kernel/next-offset.ts";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { AllocationsPanel } from "../allocations-panel.tsx";
import { BehindPanel } from "../behind-panel.tsx";
import style from "./figures-screen.module.css";
import type { FigurePage, FigureRow, Night, OpenedFigure } from "./use-figures.ts";

const page = 100;
type RowsFigure = Exclude<OpenedFigure["figure"], "collected">;

interface Props {
  night: Pick<Night, "businessDate" | "currency">;
  opened: OpenedFigure & { readonly figure: RowsFigure };
}

function useRows({ night: { businessDate: asOf, currency }, opened: { figure, from, to } }: Props) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const question = { figure, from, to, asOf, currency };
  return useInfiniteQuery({
    queryKey: [...trpc.figures.rows.queryKey(question), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.figures.rows.query({ ...question, offset: pageParam, limit: page }, { signal, context: { alone: true } }),
    initialPageParam: 0,
    getNextPageParam: nextOffset,
  });
}

/** The items that a figure adds up, and how each counts; an item opens what settled it. */
export function RowsPanel(props: Props) {
  const { night, opened } = props;
  const items = useRows(props);
  return (
    <BehindPanel
      items={items}
      table={(shown) => <Rows {...shown} opened={opened} currency={night.currency} />}
      opened={(item: FigureRow) => <AllocationsPanel item={item} asOf={night.businessDate} />}
    />
  );
}

interface RowsProps {
  rows: readonly FigureRow[];
  first: Pick<FigurePage, "sumMinor" | "onTimeMinor">;
  opened: Props["opened"];
  currency: Night["currency"];
  onOpen: (item: FigureRow) => void;
}

function Rows({ rows, first, opened, currency, onOpen }: RowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amount: number) => <MoneyText amount={amount} currency={currency} bare />;
  const late: Column<FigureRow> = {
    key: "days",
    title: t("receivables.figures.rows.daysLate"),
    align: "end",
    cell: (row) => (row.days === null ? "–" : format.integer(row.days)),
    sort: (row) => row.days,
  };
  const onTime: Column<FigureRow> = {
    key: "onTime",
    title: t("receivables.figures.rows.onTime"),
    align: "end",
    cell: (row) => money(row.onTimeMinor ?? 0),
    total: money(first.onTimeMinor ?? 0),
  };
  const columns: Column<FigureRow>[] = [
    {
      key: "reference",
      title: t("receivables.items.reference"),
      lead: true,
      cell: (row) => (row.line === 1 ? row.reference : `${row.reference} / ${row.line}`),
    },
    { key: "kind", title: t("receivables.items.kind"), cell: (row) => t(`receivables.kinds.${row.kind}`) },
    {
      key: "client",
      title: t("receivables.items.client"),
      cell: (row) => <TextLink to={`/clients/${row.clientId}`}>{row.client}</TextLink>,
      sort: (row) => row.client,
    },
    {
      key: "posted",
      title: t("receivables.items.postingDate"),
      cell: (row) => <DateText value={row.postingDate} />,
      sort: (row) => row.postingDate,
    },
    {
      key: "due",
      title: t("receivables.items.dueDate"),
      cell: (row) => (row.side === "debit" ? <DateText value={row.dueDate} /> : "–"),
      sort: (row) => row.dueDate,
    },
    ...(opened.figure === "closed" ? [late] : []),
    ...(opened.figure === "due" ? [onTime] : []),
    {
      key: "counted",
      title: t("receivables.figures.rows.counted"),
      align: "end",
      cell: (row) => money(row.countedMinor),
      sort: (row) => row.countedMinor,
      total: money(first.sumMinor ?? 0),
    },
  ];
  return (
    <div className={style["rows"]}>
      <DataTable
        caption={t("receivables.items.title")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={onOpen}
      />
    </div>
  );
}
