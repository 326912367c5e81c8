import { Alert, Button, Group, Stack, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { alone, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { type Preview, useDraw } from "./use-collections.ts";
import { useStepName } from "./use-step-name.ts";

interface PreviewPanelProps {
  overDays: number;
  onDrawn: () => void;
}

/** What a run would send now; drawing it up is one click. */
export function PreviewPanel({ overDays, onDrawn }: PreviewPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  // whoever looks at the very late ones wants them all written to, at the end of the ladder too
  const [repeat, setRepeat] = useState(overDays > 0);
  const scope = { repeat, ...(overDays > 0 ? { overDays } : {}) };
  const preview = useQuery(
    trpc.dunning.preview.queryOptions(scope, { placeholderData: keepPreviousData, trpc: { context: alone } }),
  );
  const draw = useDraw(onDrawn);
  return (
    <Answer query={preview}>
      {(data) => (
        <Stack>
          {data.bankSilentSince !== null && (
            <Alert color="red">
              {t("receivables.dunning.bankSilent", { date: format.date(data.bankSilentSince) })}
            </Alert>
          )}
          {(data.reasons.unconfirmed ?? 0) > 0 && <Unconfirmed count={data.reasons.unconfirmed ?? 0} />}
          {draw.error && <ErrorState error={draw.error} />}
          <Group justify="space-between">
            <Switch
              label={t("receivables.dunning.repeat")}
              checked={repeat}
              onChange={(event) => setRepeat(event.currentTarget.checked)}
            />
            <Can act="receivables:write">
              <Button
                loading={draw.isPending}
                disabled={data.bankSilentSince !== null || data.counts.letters + data.counts.calls === 0}
                onClick={() => draw.mutate(scope)}
              >
                {t("receivables.dunning.draw", { count: data.counts.letters })}
              </Button>
            </Can>
          </Group>
          <Letters data={data} stale={preview.isPlaceholderData} />
          {data.calls.length > 0 && <Calls data={data} />}
          {data.held.length > 0 && <Held data={data} />}
        </Stack>
      )}
    </Answer>
  );
}

function Unconfirmed({ count }: { count: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const confirm = useMutation(
    trpc.dunning.confirmImported.mutationOptions({
      onSuccess: async ({ items }) => {
        await client.invalidateQueries(trpc.dunning.pathFilter());
        notifications.show({ message: t("receivables.dunning.confirmed", { count: items }), color: "pine" });
      },
    }),
  );
  return (
    <Alert color="amber">
      <Group justify="space-between">
        {t("receivables.dunning.unconfirmedCount", { count })}
        <Can act="receivables:write">
          <Button size="xs" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate({})}>
            {t("receivables.dunning.confirm")}
          </Button>
        </Can>
      </Group>
      {confirm.error && <ErrorState error={confirm.error} />}
    </Alert>
  );
}

function Letters({ data, stale }: { data: Preview; stale: boolean }) {
  const { t } = useTranslation();
  const stepName = useStepName();
  const columns: Column<Preview["letters"][number]>[] = [
    { key: "client", title: t("receivables.dunning.client"), lead: true, cell: (row) => row.client },
    { key: "kind", title: t("receivables.dunning.kind"), cell: (row) => stepName(row) },
    { key: "to", title: t("receivables.dunning.to"), cell: (row) => `${row.contact ?? ""} ${row.mailMask ?? ""}` },
    {
      key: "items",
      title: t("receivables.dunning.items"),
      align: "end",
      cell: (row) => row.items.length,
    },
    {
      key: "amount",
      title: t("receivables.dunning.amount"),
      align: "end",
      cell: (row) => <MoneyText amount={row.amountMinor} currency={row.currency} />,
      total: data.sums.map((sum) => <MoneyText key={sum.currency} amount={sum.amountMinor} currency={sum.currency} />),
    },
    {
      key: "needs",
      title: t("receivables.dunning.needs"),
      cell: (row) =>
        row.signatures.length === 0
          ? t("receivables.dunning.nobodysSignature")
          : row.signatures.map((who) => t(`receivables.dunning.signatures.${who}`)).join(" + "),
    },
  ];
  return (
    <Card title={t("receivables.dunning.goOut")} flush>
      {data.letters.length === 0 ? (
        <EmptyState sentence={t("receivables.dunning.nothingDue")} />
      ) : (
        <DataTable
          caption={t("receivables.dunning.goOut")}
          columns={columns}
          rows={data.letters}
          rowKey={(row) => `${row.clientId} ${row.currency}`}
          stale={stale}
        />
      )}
    </Card>
  );
}

function Calls({ data }: { data: Preview }) {
  const { t } = useTranslation();
  const columns: Column<Preview["calls"][number]>[] = [
    { key: "client", title: t("receivables.dunning.client"), lead: true, cell: (row) => row.client },
    {
      key: "by",
      title: t("receivables.dunning.ladder.by"),
      cell: (row) => row.by.map((who) => t(`receivables.dunning.by.${who}`)).join(" + "),
    },
    { key: "owner", title: t("receivables.dunning.owner"), cell: (row) => row.owner ?? "–" },
    {
      key: "days",
      title: t("receivables.dunning.oldest"),
      align: "end",
      cell: (row) => t("receivables.dunning.days", { count: row.days }),
    },
  ];
  return (
    <Card title={t("receivables.dunning.callsDue")} flush>
      <DataTable
        caption={t("receivables.dunning.callsDue")}
        columns={columns}
        rows={data.calls}
        rowKey={(row) => `${row.clientId} ${row.currency}`}
      />
    </Card>
  );
}

function Held({ data }: { data: Preview }) {
  const { t } = useTranslation();
  const columns: Column<Preview["held"][number]>[] = [
    { key: "client", title: t("receivables.dunning.client"), lead: true, cell: (row) => row.client },
    { key: "reference", title: t("receivables.items.reference"), cell: (row) => row.reference },
    {
      key: "days",
      title: t("receivables.dunning.oldest"),
      align: "end",
      sort: (row) => row.daysLate,
      cell: (row) => t("receivables.dunning.days", { count: row.daysLate }),
    },
    {
      key: "amount",
      title: t("receivables.dunning.amount"),
      align: "end",
      sort: (row) => row.askedMinor,
      cell: (row) => <MoneyText amount={row.askedMinor} currency={row.currency} />,
    },
    {
      key: "reason",
      title: t("receivables.dunning.reason"),
      sort: (row) => row.reason,
      cell: (row) => <HeldPanel reasons={[row.reason]} />,
    },
  ];
  return (
    <Card title={`${t("receivables.dunning.heldBack")} (${data.counts.held})`} flush>
      <DataTable
        caption={t("receivables.dunning.heldBack")}
        columns={columns}
        rows={data.held}
        rowKey={(row) => row.itemId}
      />
    </Card>
  );
}
