import { sum } from "@foyer/domain/kernel/money";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { StatTile } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { MoneyText } from "../kernel/text.tsx";
import { useToday } from "../kernel/today.ts";

type Aging = Outputs["receivables"]["aging"];
type Debtor = Aging["rows"][number];

const overdue = ({ buckets }: Pick<Debtor, "buckets">): number => sum(buckets);

/** Late for more than so many days: sixty, or the edge of the property's buckets next before it. */
function veryLate({ edges, total: { buckets } }: Pick<Aging, "edges" | "total">) {
  const [first = 0] = edges;
  const days = edges.findLast((edge) => edge <= 60) ?? first;
  return { days, amount: sum(buckets.slice(edges.indexOf(days) + 1)) };
}

/** The largest overdue accounts of the day; both tiles and the list are one question. */
function useOverdue() {
  const trpc = useTRPC();
  const asOf = useToday();
  return useQuery(
    trpc.receivables.aging.queryOptions({ asOf, sort: "overdue", limit: 6 }, { placeholderData: keepPreviousData }),
  );
}

export function ReceivablesTiles() {
  const { t } = useTranslation();
  const format = useFormat();
  const aging = useOverdue();
  const total = aging.data?.total;
  const currency = aging.data?.currency;
  const waiting = aging.isError ? "—" : undefined;
  const late = aging.data ? veryLate(aging.data) : { days: 60, amount: 0 };
  // of what is owed, before unapplied payments, as the aging report reads it
  const owed = total ? total.notDue + overdue(total) : 0;
  return (
    <>
      <StatTile
        label={t("overview.receivable")}
        value={total ? format.shortMoney(total.balance, currency) : waiting}
        hint={aging.data && t("overview.accounts", { count: aging.data.count })}
        to="/ledger/aging"
      />
      <StatTile
        label={t("overview.overdue", { days: late.days })}
        value={total ? format.shortMoney(late.amount, currency) : waiting}
        hint={owed > 0 ? t("overview.ofReceivable", { share: format.percent(late.amount / owed) }) : undefined}
        to="/ledger/aging?sort=overdue"
        {...(late.amount > 0 && { mood: "bad" as const })}
      />
    </>
  );
}

export function OverduePanel() {
  const { t } = useTranslation();
  const aging = useOverdue();
  const columns: Column<Debtor>[] = [
    {
      key: "client",
      title: t("overview.client"),
      lead: true,
      cell: (row) =>
        typeof row.group === "number" ? <TextLink to={`/clients/${row.group}`}>{row.name}</TextLink> : row.name,
    },
    {
      key: "late",
      title: t("overview.overdueColumn"),
      align: "end",
      cell: (row) => <MoneyText amount={overdue(row)} currency={aging.data?.currency ?? "CNY"} bare />,
    },
    {
      key: "balance",
      title: t("overview.balance"),
      align: "end",
      cell: (row) => <MoneyText amount={row.balance} currency={aging.data?.currency ?? "CNY"} bare />,
    },
  ];
  return (
    <Card
      title={t("overview.debtors")}
      actions={<TextLink to="/ledger/aging?sort=overdue">{t("kernel.open")}</TextLink>}
      flush
    >
      <Answer
        query={aging}
        isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState sentence={t("overview.noDebtors")} />}
      >
        {(data) => (
          <DataTable
            caption={t("overview.debtors")}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.group ?? "none"}
            stale={aging.isPlaceholderData}
          />
        )}
      </Answer>
    </Card>
  );
}
