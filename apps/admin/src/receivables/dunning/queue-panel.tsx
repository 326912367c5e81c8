import type { ClientId } from "@foyer/domain/clients/schema";
import { currencyExponents } from "@foyer/domain/kernel/money";
import { Button, Group } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { type QueueRow, useQueue } from "./use-collections.ts";
import { useStepName } from "./use-step-name.ts";

interface QueuePanelProps {
  overDays: number;
  onOpen: (client: ClientId) => void;
}

/** Clients by amount × lateness; each opens what it owes. */
export function QueuePanel({ overDays, onOpen }: QueuePanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const queue = useQueue(overDays);
  const first = queue.data?.pages[0];
  const of = first ? { currency: first.currency } : {};
  const columns: Column<QueueRow>[] = [
    { key: "client", title: t("receivables.dunning.client"), lead: true, cell: (row) => row.client },
    { key: "owner", title: t("receivables.dunning.owner"), cell: (row) => row.owner ?? "–" },
    {
      key: "overdue",
      title: t("receivables.dunning.overdue"),
      align: "end",
      cell: (row) => <MoneyText amount={row.overdueMinor} {...of} bare />,
      total: first && <MoneyText amount={first.sumMinor} currency={first.currency} bare />,
    },
    {
      key: "oldest",
      title: t("receivables.dunning.oldest"),
      align: "end",
      cell: (row) => t("receivables.dunning.days", { count: row.oldestDays }),
    },
    {
      key: "amountDays",
      title: t("receivables.dunning.amountDays"),
      align: "end",
      cell: (row) => format.compact(row.amountDays / 10 ** currencyExponents[first?.currency ?? format.currency]),
    },
    {
      key: "disputed",
      title: t("receivables.dunning.disputed"),
      align: "end",
      cell: (row) => (row.disputedMinor > 0 ? <MoneyText amount={row.disputedMinor} {...of} bare /> : "–"),
    },
    {
      key: "promise",
      title: t("receivables.dunning.promise"),
      cell: (row) => (row.ahead?.promise ? <DateText value={row.ahead.promise.promisedFor} /> : "–"),
    },
    {
      key: "next",
      title: t("receivables.dunning.next"),
      cell: (row) => {
        const next = row.ahead?.next;
        if (!next) return <HeldPanel reasons={row.ahead?.held ?? []} />;
        return t("receivables.dunning.nextOn", { step: stepName(next.step), date: format.date(next.on) });
      },
    },
    {
      key: "phone",
      title: t("receivables.dunning.phone"),
      cell: (row) => row.phone?.mobileMask ?? row.phone?.phoneMask ?? "–",
    },
  ];
  return (
    <Answer
      query={queue}
      isEmpty={({ pages }) => pages[0]?.count === 0}
      empty={<EmptyState icon={IconMoodSmile} sentence={t("receivables.dunning.none")} />}
    >
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        return (
          <>
            <Card flush>
              <DataTable
                caption={t("receivables.dunning.views.queue")}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.clientId}
                onOpen={(row) => onOpen(row.clientId)}
                stale={queue.isPlaceholderData}
              />
            </Card>
            {queue.hasNextPage && (
              <Group justify="center">
                {t("receivables.dunning.shown", { shown: format.integer(rows.length), count: pages[0]?.count ?? 0 })}
                <Button
                  variant="default"
                  size="xs"
                  loading={queue.isFetchingNextPage}
                  onClick={() => void queue.fetchNextPage()}
                >
                  {t("kernel.loadMore")}
                </Button>
              </Group>
            )}
          </>
        );
      }}
    </Answer>
  );
}
