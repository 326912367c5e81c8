import type { ClientId } from "@foyer/domain/clients/schema";
import { Badge, Button } from "@mantine/core";
import { IconBed } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { DateText, MoneyText } from "../kernel/text.tsx";
import { ClientMonthsChart } from "./client-months-chart.tsx";
import { useStays } from "./use-stays.ts";
import { useChannelName } from "./use-key-name.ts";

type Stay = Outputs["stays"]["ofClient"]["rows"][number];

const colors: Readonly<Record<Stay["status"], string>> = {
  tentative: "gray",
  definite: "brass",
  "in-house": "pine",
  completed: "pine",
  cancelled: "gray",
  "no-show": "red",
};

/** What a client has consumed, latest first: the file's consumption part. (A2.6) */
export function ClientStaysPanel({ client }: { client: { id: ClientId; reference: string } }) {
  const { t } = useTranslation();
  const pages = useStays(client.id);
  return (
    <Card title={t("stays.consumption")} flush>
      <Answer
        query={pages}
        waiting={<SkeletonRows rows={4} />}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconBed} sentence={t("stays.empty")} />}
      >
        {(data) => (
          <>
            <Can act="production:read">
              <ClientMonthsChart reference={client.reference} />
            </Can>
            <StaysTable rows={data.pages.flatMap((page) => page.rows)} />
            {pages.hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t("kernel.loadMore")}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}

function StaysTable({ rows }: { rows: readonly Stay[] }) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const format = useFormat();
  const columns: Column<Stay>[] = [
    { key: "arrival", title: t("stays.arrival"), lead: true, cell: (row) => <DateText value={row.arrival} /> },
    { key: "departure", title: t("stays.departure"), cell: (row) => <DateText value={row.departure} /> },
    {
      key: "status",
      title: t("stays.status"),
      cell: (row) => (
        <Badge variant="light" color={colors[row.status]}>
          {t(`stays.statuses.${row.status}`)}
        </Badge>
      ),
    },
    {
      key: "roomNights",
      title: t("stays.production.roomNights"),
      align: "end",
      cell: (row) => (row.roomNights === 0 ? t("stays.dayUse") : format.integer(row.roomNights)),
    },
    {
      key: "channel",
      title: t("stays.production.channel"),
      cell: (row) => (row.channel ? channelName(row.channel) : "—"),
    },
    {
      key: "revenue",
      title: t("stays.production.revenue"),
      align: "end",
      cell: (row) => <MoneyText amount={row.revenue} />,
    },
  ];
  return <DataTable caption={t("stays.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
