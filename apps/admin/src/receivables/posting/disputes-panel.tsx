import { Badge, Button, Group } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { useToday } from "../../kernel/today.ts";
import type { LedgerItem } from "../items-panel.tsx";

type Dispute = Outputs["ledger"]["disputes"][number];

/** What was and is contested of an item; nothing is shown where nothing ever was. */
export function DisputesPanel({ item }: { item: LedgerItem }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const toDate = useToday();
  const disputes = useQuery(trpc.ledger.disputes.queryOptions({ itemId: item.id }));
  const end = useMutation(
    trpc.ledger.endDispute.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.ledger.pathFilter()),
    }),
  );
  if (!disputes.data?.length) return null;
  const finish = ({ id, reason }: Dispute, outcome: "upheld" | "rejected") =>
    end.mutate({ id, toDate, outcome, reason });
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
              {(["upheld", "rejected"] as const).map((outcome) => (
                <Button key={outcome} size="compact-xs" variant="default" onClick={() => finish(row, outcome)}>
                  {t(`receivables.posting.outcomes.${outcome}`)}
                </Button>
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
      {end.error && <ErrorState error={end.error} />}
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
