import type { UnappliedPage } from "@foyer/domain/receivables/receiving/schema";
import { Badge, Button } from "@mantine/core";
import { IconCoins } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { CreditForm } from "./credit-form.tsx";

export type Credit = Outputs["receiving"]["unapplied"]["rows"][number];
type After = UnappliedPage["after"];

function useCredits() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.receiving.unapplied.queryKey({}), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      client.receiving.unapplied.query(pageParam ? { after: pageParam } : {}, { signal }),
    initialPageParam: first,
    getNextPageParam: (page): After => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Credits of which something is left, client by client; one settles what the client owes. */
export function CreditsPanel() {
  const { t } = useTranslation();
  const credits = useCredits();
  const [opened, setOpened] = useState<Credit | null>(null);
  const columns: Column<Credit>[] = [
    { key: "reference", title: t("receivables.items.reference"), lead: true, cell: (row) => row.reference },
    {
      key: "client",
      title: t("receivables.items.client"),
      cell: (row) => <TextLink to={`/clients/${row.clientId}`}>{row.client}</TextLink>,
      sort: (row) => row.client,
    },
    {
      key: "kind",
      title: t("receivables.items.kind"),
      cell: (row) => <Badge color="pine">{t(`receivables.kinds.${row.kind}`)}</Badge>,
    },
    {
      key: "posted",
      title: t("receivables.items.postingDate"),
      cell: (row) => <DateText value={row.postingDate} />,
      sort: (row) => row.postingDate,
    },
    {
      key: "open",
      title: t("receivables.receiving.unapplied"),
      align: "end",
      cell: (row) => <MoneyText amount={row.openMinor} currency={row.currency} />,
      sort: (row) => row.openMinor,
    },
    {
      key: "owed",
      title: t("receivables.receiving.credits.owed"),
      align: "end",
      cell: (row) => <MoneyText amount={row.owedMinor} currency={row.currency} />,
      sort: (row) => row.owedMinor,
    },
  ];
  return (
    <>
      <Answer
        query={credits}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconCoins} sentence={t("receivables.receiving.credits.none")} />}
      >
        {(data) => (
          <Card flush>
            <DataTable
              caption={t("receivables.receiving.views.unapplied")}
              columns={columns}
              rows={data.pages.flatMap((page) => page.rows)}
              rowKey={(row) => row.id}
              onOpen={setOpened}
            />
            {credits.hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={credits.isFetchingNextPage}
                onClick={() => void credits.fetchNextPage()}
              >
                {t("kernel.loadMore")}
              </Button>
            )}
          </Card>
        )}
      </Answer>
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} title={opened?.reference ?? ""}>
        {opened && <CreditForm key={opened.id} credit={opened} onDone={() => setOpened(null)} />}
      </Drawer>
    </>
  );
}
