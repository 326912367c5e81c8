import type { Currency } from "@foyer/domain/kernel/money";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DocumentsPanel } from "../files/documents-panel.tsx";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Figure, Figures } from "../kernel/figure.tsx";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText, InstantText, MoneyText } from "../kernel/text.tsx";

type Stay = Outputs["receivables"]["source"]["stays"][number];

/** Where an item comes from: the system and the person that brought it, the stays it bills, and the document itself. */
export function SourcePanel({ itemId, currency }: { itemId: LedgerItemId; currency: Currency }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const may = useMay();
  const source = useQuery(trpc.receivables.source.queryOptions({ itemId }));
  const columns: Column<Stay>[] = [
    {
      key: "confirmation",
      title: t("receivables.aging.source.confirmation"),
      lead: true,
      cell: (stay) => <TextLink to={`/clients/${stay.clientId}`}>{stay.confirmation}</TextLink>,
    },
    { key: "arrival", title: t("stays.arrival"), cell: (stay) => <DateText value={stay.arrival} /> },
    { key: "departure", title: t("stays.departure"), cell: (stay) => <DateText value={stay.departure} /> },
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: (stay) => <MoneyText amount={stay.amountMinor} currency={currency} bare />,
      total: (
        <MoneyText
          amount={(source.data?.stays ?? []).reduce((sum, stay) => sum + stay.amountMinor, 0)}
          currency={currency}
          bare
        />
      ),
    },
  ];
  return (
    <>
      <h3>{t("receivables.aging.source.title")}</h3>
      <Answer query={source}>
        {({ system, by, recordedAt, reason, stays }) => (
          <Stack gap="md" mb="md">
            <Figures>
              <Figure label={t("receivables.aging.source.system")}>{system}</Figure>
              <Figure label={t("receivables.aging.source.recorded")}>
                <InstantText value={recordedAt} /> · {by ?? t("receivables.aging.source.byHouse")}
              </Figure>
              {reason !== null && <Figure label={t("kernel.reason")}>{reason}</Figure>}
            </Figures>
            <Card flush title={t("receivables.aging.source.stays")}>
              {stays.length === 0 ? (
                <EmptyState sentence={t("receivables.aging.source.noStays")} />
              ) : (
                <DataTable
                  caption={t("receivables.aging.source.stays")}
                  columns={columns}
                  rows={stays}
                  rowKey={(stay) => stay.stayId}
                />
              )}
            </Card>
          </Stack>
        )}
      </Answer>
      <DocumentsPanel subject="ledgerItem" row={itemId} mayAdd={may("receivables:write")} />
    </>
  );
}
