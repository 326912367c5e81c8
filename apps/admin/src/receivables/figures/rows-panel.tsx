import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { AllocationsPanel } from "../allocations-panel.tsx";
import style from "./figures-screen.module.css";
import type { FigureRow, Night, OpenedFigure } from "./use-figures.ts";

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
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, each) => sum + each.rows.length, 0);
      return last.rows.length > 0 && shown < last.count ? shown : undefined;
    },
  });
}

/** The items that a figure adds up, and how each counts; an item opens what settled it. */
export function RowsPanel(props: Props) {
  const { t } = useTranslation();
  const { night, opened } = props;
  const rows = useRows(props);
  const [item, setItem] = useState<FigureRow | null>(null);
  if (item)
    return (
      <>
        <Button
          variant="subtle"
          size="compact-sm"
          mb="md"
          leftSection={<IconArrowLeft size={15} />}
          onClick={() => setItem(null)}
        >
          {t("receivables.items.backToItems")}
        </Button>
        <AllocationsPanel item={item} asOf={night.businessDate} />
      </>
    );
  return (
    <Answer
      query={rows}
      isEmpty={(data) => data.pages[0]?.count === 0}
      empty={<EmptyState sentence={t("receivables.items.none")} />}
    >
      {(data) => (
        <Card flush title={t("receivables.items.count", { count: data.pages[0]?.count ?? 0 })}>
          <Rows
            rows={data.pages.flatMap((each) => each.rows)}
            first={data.pages[0]}
            opened={opened}
            currency={night.currency}
            onOpen={setItem}
          />
          {rows.hasNextPage && (
            <Button
              variant="subtle"
              fullWidth
              loading={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              {t("kernel.loadMore")}
            </Button>
          )}
        </Card>
      )}
    </Answer>
  );
}

interface RowsProps {
  rows: readonly FigureRow[];
  first: { readonly sumMinor: number; readonly onTimeMinor: number | null } | undefined;
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
    total: money(first?.onTimeMinor ?? 0),
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
      total: money(first?.sumMinor ?? 0),
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
