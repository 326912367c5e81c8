import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { refusalText } from "../../kernel/refusal-text.ts";
import { DateText, InstantText } from "../../kernel/text.tsx";

type Past = Outputs["handOvers"]["list"][number];
type Waiting = Outputs["handOvers"]["waiting"][number];

/** Who has left and still owns clients: nothing stands here when nobody does. */
export function LeaversPanel() {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const trpc = useTRPC();
  const waiting = useQuery(trpc.handOvers.waiting.queryOptions());
  const columns: Column<Waiting>[] = [
    { key: "name", title: t("staff.list.name"), cell: (row) => row.name, sort: (row) => row.name, lead: true },
    {
      key: "clients",
      title: t("staff.handOver.count"),
      cell: (row) => integer(row.clients),
      sort: (row) => row.clients,
      align: "end",
    },
    {
      key: "open",
      title: "",
      cell: (row) => <TextLink to={`/settings/people/${row.staffId}/hand-over`}>{t("staff.handOver.open")}</TextLink>,
      align: "end",
    },
  ];
  if (!waiting.data || waiting.data.length === 0) return null;
  return (
    <Card title={t("staff.handOver.leavers")} flush>
      <DataTable
        caption={t("staff.handOver.leavers")}
        columns={columns}
        rows={waiting.data}
        rowKey={(row) => row.staffId}
      />
    </Card>
  );
}

/** The latest hand-overs, and the way back from each. */
export function PastHandOvers() {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const trpc = useTRPC();
  const past = useQuery(trpc.handOvers.list.queryOptions());
  const columns: Column<Past>[] = [
    {
      key: "leaver",
      title: t("staff.handOver.leaver"),
      cell: (row) => row.leaver,
      sort: (row) => row.leaver,
      lead: true,
    },
    {
      key: "clients",
      title: t("staff.handOver.count"),
      cell: (row) => integer(row.clients ?? 0),
      sort: (row) => row.clients,
      align: "end",
    },
    {
      key: "on",
      title: t("staff.handOver.effectiveOn"),
      cell: (row) => <DateText value={row.effectiveOn} />,
      sort: (row) => row.effectiveOn,
    },
    { key: "by", title: t("staff.handOver.by"), cell: (row) => row.by, sort: (row) => row.by },
    { key: "undo", title: "", cell: (row) => <Undo row={row} />, align: "end" },
  ];
  if (!past.data || past.data.length === 0) return null;
  return (
    <Card title={t("staff.handOver.past")} flush>
      <DataTable caption={t("staff.handOver.past")} columns={columns} rows={past.data} rowKey={(row) => row.id} />
    </Card>
  );
}

function Undo({ row }: { row: Past }) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const undo = useMutation(
    trpc.handOvers.undo.mutationOptions({
      onSuccess: async ({ kept }) => {
        await client.invalidateQueries();
        notifications.show({ message: t("staff.handOver.undone", { kept: integer(kept) }), color: "pine" });
      },
      onError: (error) => notifications.show({ message: refusalText(error, t), color: "red" }),
    }),
  );
  if (row.undoneAt !== null) return <InstantText value={row.undoneAt} />;
  return (
    <Button size="xs" variant="default" loading={undo.isPending} onClick={() => undo.mutate({ id: row.id })}>
      {t("staff.handOver.undo")}
    </Button>
  );
}
