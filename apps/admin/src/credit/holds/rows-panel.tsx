import type { ClientId } from "@foyer/domain/clients/schema";
import type { ExposurePart } from "@foyer/domain/credit/exposure/schema";
import { StayId } from "@foyer/domain/stays/schema";
import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { ReleaseForm } from "../booking/release-form.tsx";
import { useCreditDone } from "./use-credit.ts";

type UsedRow = Outputs["creditHolds"]["rows"]["rows"][number];

/** What a part of the credit that is used was made of; together the rows are the figure. (A7.4) */
export function RowsPanel({ clientId, part }: { clientId: ClientId; part: ExposurePart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const rows = useQuery(trpc.creditHolds.rows.queryOptions({ clientId, part }));
  const isShared = rows.data?.rows.some((row) => row.clientId !== clientId) ?? false;
  const clientColumn: Column<UsedRow> = {
    key: "client",
    title: t("credit.holds.columns.client"),
    cell: (row) => <TextLink to={`/clients/${row.clientId}`}>{row.client}</TextLink>,
  };
  const columns: Column<UsedRow>[] = [
    {
      key: "about",
      title: t("credit.exposure.rows.about"),
      lead: true,
      cell: (row) => (
        <>
          {row.about}
          <Text size="xs" c="dimmed">
            {t(`credit.exposure.kinds.${row.kind}`)}
            {row.late > 0 && ` · ${t("credit.holds.days", { count: row.late })}`}
          </Text>
        </>
      ),
    },
    { key: "day", title: t("credit.exposure.rows.day"), cell: (row) => <DateText value={row.day} /> },
    ...(isShared ? [clientColumn] : []),
    {
      key: "whole",
      title: t("credit.exposure.rows.whole"),
      align: "end",
      cell: (row) => <MoneyText amount={row.whole} bare />,
    },
    {
      key: "amount",
      title: t("credit.exposure.rows.counts"),
      align: "end",
      cell: (row) => <MoneyText amount={row.amount} bare />,
      total: <MoneyText amount={rows.data?.total ?? 0} bare />,
    },
    { key: "act", title: "", align: "end", cell: (row) => <RowAct row={row} /> },
  ];
  return (
    <Answer
      query={rows}
      isEmpty={(data) => data.count === 0 && data.elsewhere === 0}
      empty={<EmptyState sentence={t("credit.exposure.rows.none")} />}
    >
      {(data) => (
        <Card flush>
          <DataTable
            caption={t(`credit.exposure.parts.${part}`)}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => `${row.kind} ${row.id}`}
          />
          {data.elsewhere !== 0 && (
            <Text size="sm" p="sm" c="dimmed">
              {t("credit.exposure.rows.elsewhere", { amount: format.money(data.elsewhere) })}
            </Text>
          )}
          {data.rows.length < data.count && (
            <Text size="sm" p="sm" c="dimmed">
              {t("credit.exposure.rows.shown", { shown: format.integer(data.rows.length), count: data.count })}
            </Text>
          )}
        </Card>
      )}
    </Answer>
  );
}

/** A stay that was paid at the desk, or a reservation that comes to nothing, stops using the limit. */
function RowAct({ row }: { row: UsedRow }) {
  if (row.kind === "item") return null;
  return <Can act="credit:book">{row.kind === "stay" ? <AtDesk id={row.id} /> : <ReleaseForm id={row.id} />}</Can>;
}

function AtDesk({ id }: { id: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const done = useCreditDone(() => {});
  const pay = useMutation(
    trpc.creditBooking.payAtDesk.mutationOptions({ onSuccess: () => done(t("credit.booking.noted")) }),
  );
  return (
    <Group gap="xs" justify="flex-end">
      {pay.error && <ErrorState error={pay.error} />}
      <Button
        size="compact-xs"
        variant="subtle"
        loading={pay.isPending}
        onClick={() => pay.mutate({ stayId: StayId.parse(id), atDesk: true })}
      >
        {t("credit.booking.atDesk")}
      </Button>
    </Group>
  );
}
