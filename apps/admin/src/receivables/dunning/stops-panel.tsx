import type { ClientId } from "@foyer/domain/clients/schema";
import type { DunningStopId } from "@foyer/domain/receivables/dunning/schema";
import { Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { ReasonForm } from "../posting/reason-form.tsx";
import type { Dunned } from "./use-collections.ts";

type Stop = Dunned["stops"][number];

interface StopsPanelProps {
  clientId: ClientId;
  stops: readonly Stop[];
  accounts: Dunned["accounts"];
}

/** What keeps letters back: put off until a day, or with lawyers; and how it is lifted. */
export function StopsPanel({ clientId, stops, accounts }: StopsPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  const client = useQueryClient();
  const stop = useMutation(
    trpc.dunning.stop.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.dunning.pathFilter()) }),
  );
  const referenceOf = (row: Stop): string =>
    accounts.flatMap(({ items }) => items).find(({ itemId }) => itemId === row.itemId)?.reference ??
    t("receivables.dunning.allItems");
  const columns: Column<Stop>[] = [
    {
      key: "kind",
      title: t("receivables.dunning.kind"),
      lead: true,
      cell: (row) => t(`receivables.dunning.stopKinds.${row.kind}`),
    },
    { key: "item", title: t("receivables.dunning.items"), cell: referenceOf },
    {
      key: "until",
      title: t("receivables.dunning.until"),
      cell: (row) => (row.lastDay === null ? t("receivables.dunning.untilLifted") : format.date(row.lastDay)),
    },
    { key: "reason", title: t("kernel.reason"), cell: (row) => row.reason },
    {
      key: "lift",
      title: "",
      cell: (row) => (
        <Can act="receivables:write">
          <Lift id={row.id} />
        </Can>
      ),
    },
  ];
  return (
    <Card
      title={t("receivables.dunning.stops")}
      actions={
        <Can act="receivables:write">
          <Group gap="xs">
            <ReasonForm
              act={t("receivables.dunning.stopKinds.snooze")}
              day={t("receivables.dunning.until")}
              variant="default"
              error={stop.error}
              isPending={stop.isPending}
              onSend={({ day, reason }) => stop.mutateAsync({ kind: "snooze", clientId, until: day, reason })}
            />
            <ReasonForm
              act={t("receivables.dunning.stopKinds.legal")}
              variant="default"
              error={stop.error}
              isPending={stop.isPending}
              onSend={({ reason }) => stop.mutateAsync({ kind: "legal", clientId, reason })}
            />
          </Group>
        </Can>
      }
      flush
    >
      {stops.length > 0 && (
        <DataTable caption={t("receivables.dunning.stops")} columns={columns} rows={stops} rowKey={(row) => row.id} />
      )}
    </Card>
  );
}

function Lift({ id }: { id: DunningStopId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const lift = useMutation(
    trpc.dunning.lift.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.dunning.pathFilter()) }),
  );
  return (
    <ReasonForm
      act={t("receivables.dunning.lift")}
      error={lift.error}
      isPending={lift.isPending}
      onSend={({ reason }) => lift.mutateAsync({ id, reason })}
    />
  );
}
