import { DisputeOutcome } from "@foyer/domain/receivables/schema";
import { Badge, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import type { LedgerItem } from "../items-panel.tsx";
import { EndDisputeForm } from "./end-dispute-form.tsx";

type Dispute = Outputs["ledger"]["disputes"][number];

/** What was and is contested of an item; nothing is shown where nothing ever was. */
export function DisputesPanel({ item }: { item: LedgerItem }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const disputes = useQuery(trpc.ledger.disputes.queryOptions({ itemId: item.id }));
  if (!disputes.data?.length) return null;
  const columns: Column<Dispute>[] = [
    { key: "reason", title: t("kernel.reason"), lead: true, cell: (row) => row.reason },
    { key: "from", title: t("receivables.posting.from"), cell: (row) => <DateText value={row.fromDate} /> },
    {
      key: "outcome",
      title: t("receivables.periods.status"),
      cell: (row) =>
        row.outcome === null ? (
          <Can act="receivables:write" otherwise={<Badge color="amber">{t("receivables.posting.running")}</Badge>}>
            <Group gap={4}>
              {DisputeOutcome.options.map((outcome) => (
                <EndDisputeForm key={outcome} id={row.id} outcome={outcome} />
              ))}
            </Group>
          </Can>
        ) : (
          <Badge color="gray">{t(`receivables.posting.outcomes.${row.outcome}`)}</Badge>
        ),
    },
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: (row) => <MoneyText amount={row.amountMinor} currency={item.currency} bare />,
    },
  ];
  return (
    <>
      <h3>{t("receivables.posting.disputes")}</h3>
      <Card flush>
        <DataTable
          caption={t("receivables.posting.disputes")}
          columns={columns}
          rows={disputes.data}
          rowKey={(row) => row.id}
        />
      </Card>
    </>
  );
}
