import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Figure, Figures } from "../kernel/figure.tsx";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText, MoneyText } from "../kernel/text.tsx";
import { StepsPanel } from "./dunning/log-panel.tsx";
import type { LedgerItem } from "./items-panel.tsx";
import { OriginPanel } from "./receiving/origin-panel.tsx";
import { TakeBackForm } from "./posting/take-back-form.tsx";

type Allocation = Outputs["receivables"]["allocations"][number];

/** One item, and what settled it by a day. */
export function AllocationsPanel({ item, asOf }: { item: LedgerItem; asOf: CalendarDate }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const allocations = useQuery(trpc.receivables.allocations.queryOptions({ itemId: item.id, asOf }));
  const columns: Column<Allocation>[] = [
    { key: "reference", title: t("receivables.items.reference"), lead: true, cell: (row) => row.reference },
    {
      key: "kind",
      title: t("receivables.items.kind"),
      cell: (row) =>
        row.takesBack ? (
          <Badge color="amber">{t("receivables.items.takenBack")}</Badge>
        ) : (
          <Badge color="pine">{t(`receivables.kinds.${row.kind}`)}</Badge>
        ),
    },
    { key: "on", title: t("receivables.items.effectiveDate"), cell: (row) => <DateText value={row.effectiveDate} /> },
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: (row) => <MoneyText amount={row.amountMinor} currency={item.currency} bare />,
      total: (
        <MoneyText
          amount={(allocations.data ?? []).reduce((sum, row) => sum + row.amountMinor, 0)}
          currency={item.currency}
          bare
        />
      ),
    },
    {
      key: "takeBack",
      title: "",
      cell: (row) =>
        row.takesBack || row.takenBack ? null : (
          <Can act="receivables:write">
            <TakeBackForm allocationId={row.id} />
          </Can>
        ),
    },
  ];
  return (
    <>
      <Figures>
        <Figure label={t(`receivables.kinds.${item.kind}`)}>{item.reference}</Figure>
        <Figure label={t("receivables.items.client")}>
          <TextLink to={`/clients/${item.clientId}`}>{item.client}</TextLink>
        </Figure>
        <Figure label={t("receivables.items.documentDate")}>
          <DateText value={item.documentDate} />
        </Figure>
        <Figure label={t("receivables.items.dueDate")}>
          <DateText value={item.dueDate} />
        </Figure>
        <Figure label={t("receivables.items.amount")}>
          <MoneyText amount={item.amountMinor} currency={item.currency} />
        </Figure>
        <Figure label={t("receivables.items.open")}>
          <MoneyText amount={item.openMinor} currency={item.currency} />
        </Figure>
      </Figures>
      <h3>{t(item.side === "debit" ? "receivables.items.allocations" : "receivables.items.settles")}</h3>
      <Answer
        query={allocations}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState sentence={t("receivables.items.noAllocations")} />}
      >
        {(rows) => (
          <Card flush>
            <DataTable
              caption={t("receivables.items.allocations")}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
            />
          </Card>
        )}
      </Answer>
      {item.kind === "payment" && <OriginPanel itemId={item.id} />}
      {item.side === "debit" && <StepsPanel itemId={item.id} />}
    </>
  );
}
