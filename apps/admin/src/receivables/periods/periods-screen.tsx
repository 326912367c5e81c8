import type { Month } from "@foyer/domain/kernel/time";
import { monthOf } from "@foyer/domain/kernel/time";
import { Badge, Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarOff } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";

type Period = Outputs["ledger"]["periods"][number];
interface Turning {
  readonly month: Month;
  readonly to: "hard" | "open";
}

const colours = { open: "pine", soft: "amber", hard: "gray" } as const;

/** The months of the ledger: closed softly, closed for good, opened again by approval. */
export function PeriodsScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const format = useFormat();
  const periods = useQuery(trpc.ledger.periods.queryOptions());
  const [turning, setTurning] = useState<Turning | null>(null);
  const onSuccess = async () => {
    await client.invalidateQueries(trpc.ledger.pathFilter());
    setTurning(null);
  };
  const close = useMutation(trpc.receivables.setPeriod.mutationOptions({ onSuccess }));
  const reopen = useMutation(
    trpc.ledger.proposeReopening.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t("receivables.periods.asked"), color: "pine" });
        await onSuccess();
      },
    }),
  );
  const button = (label: string, act: () => void) => (
    <Button size="compact-sm" variant="default" onClick={act}>
      {label}
    </Button>
  );
  const columns: Column<Period>[] = [
    { key: "month", title: t("receivables.periods.month"), lead: true, cell: (row) => format.month(row.month) },
    {
      key: "status",
      title: t("receivables.periods.status"),
      cell: (row) => <Badge color={colours[row.status]}>{t(`receivables.periods.statuses.${row.status}`)}</Badge>,
    },
    { key: "days", title: t("receivables.periods.days"), align: "end", cell: (row) => row.days },
    {
      key: "acts",
      title: "",
      cell: ({ month, status }) =>
        month < monthOf(today) && (
          <Group gap="xs" justify="flex-end">
            {status === "open" &&
              button(t("receivables.periods.closeSoftly"), () => close.mutate({ month, status: "soft" }))}
            {status === "soft" && button(t("receivables.periods.reopen"), () => setTurning({ month, to: "open" }))}
            {status !== "hard" &&
              button(t("receivables.periods.closeForGood"), () => setTurning({ month, to: "hard" }))}
          </Group>
        ),
    },
  ];
  return (
    <Page>
      <PageHeader title={t("receivables.periods.title")} lead={t("receivables.periods.lead")} />
      {close.error && <ErrorState error={close.error} />}
      <Answer
        query={periods}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState icon={IconCalendarOff} sentence={t("receivables.periods.none")} />}
      >
        {(rows) => (
          <Card flush>
            <DataTable
              caption={t("receivables.periods.title")}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.month}
            />
          </Card>
        )}
      </Answer>
      <Modal opened={turning !== null} onClose={() => setTurning(null)} title={turning?.month}>
        {turning?.to === "hard" && (
          <Stack>
            <p>{t("receivables.periods.closeForGoodConfirm", { month: turning.month })}</p>
            <Button
              color="red"
              loading={close.isPending}
              onClick={() => close.mutate({ month: turning.month, status: "hard" })}
            >
              {t("receivables.periods.closeForGood")}
            </Button>
          </Stack>
        )}
        {turning?.to === "open" && (
          <ReopenForm
            error={reopen.error}
            isPending={reopen.isPending}
            send={(reason) => reopen.mutate({ month: turning.month, reason })}
          />
        )}
      </Modal>
    </Page>
  );
}

interface ReopenFormProps {
  error: unknown;
  isPending: boolean;
  send: (reason: string) => void;
}

function ReopenForm({ error, isPending, send }: ReopenFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(reason.trim());
      }}
    >
      <Stack>
        <TextInput
          label={t("kernel.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
          data-autofocus
        />
        {error !== null && <ErrorState error={error} />}
        <Button type="submit" loading={isPending} disabled={reason.trim() === ""}>
          {t("receivables.periods.reopen")}
        </Button>
      </Stack>
    </form>
  );
}
