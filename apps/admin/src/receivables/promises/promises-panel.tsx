import type { ClientId } from "@foyer/domain/clients/schema";
import { Badge, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Can } from "../../kernel/session.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { PromiseForm } from "./promise-form.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

type LedgerPromise = Outputs["ledger"]["promises"][number];

const colours = { open: "pine", kept: "pine", partly: "amber", broken: "red", withdrawn: "gray" } as const;

/** What a client promised to pay and whether it did; finance notes the next one here. (A7.7) */
export function PromisesPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const promises = useQuery(trpc.ledger.promises.queryOptions({ clientId }));
  const [isNoting, setNoting] = useState(false);
  const columns: Column<LedgerPromise>[] = [
    {
      key: "for",
      title: t("receivables.promises.promisedFor"),
      lead: true,
      cell: (row) => <DateText value={row.promisedFor} />,
    },
    {
      key: "state",
      title: t("receivables.periods.status"),
      cell: (row) => <Badge color={colours[row.state]}>{t(`receivables.promises.states.${row.state}`)}</Badge>,
    },
    {
      key: "paid",
      title: t("receivables.promises.paid"),
      align: "end",
      cell: (row) => <MoneyText amount={row.paidMinor} currency={row.currency} bare />,
    },
    {
      key: "amount",
      title: t("receivables.items.amount"),
      align: "end",
      cell: (row) => <MoneyText amount={row.amountMinor} currency={row.currency} bare />,
    },
    {
      key: "withdraw",
      title: "",
      cell: (row) =>
        row.state === "withdrawn" ? null : (
          <Can act="receivables:write">
            <WithdrawForm id={row.id} />
          </Can>
        ),
    },
  ];
  const rows = promises.data ?? [];
  return (
    <>
      {rows.length > 0 && (
        <DataTable caption={t("receivables.promises.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />
      )}
      <Can act="receivables:write">
        {isNoting ? (
          <PromiseForm clientId={clientId} onDone={() => setNoting(false)} />
        ) : (
          <Group p="sm">
            <Button size="xs" variant="default" onClick={() => setNoting(true)}>
              {t("receivables.promises.note")}
            </Button>
          </Group>
        )}
      </Can>
    </>
  );
}
