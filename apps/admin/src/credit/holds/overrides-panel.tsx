import { Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Can } from "../../kernel/session.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { ReasonForm } from "../../receivables/posting/reason-form.tsx";
import { useCreditDone } from "./use-credit.ts";

type Override = Outputs["creditHolds"]["overrides"][number];

/** Who may go beyond a limit, how far, until when, why, and by whose word. */
export function OverridesTable({ rows, withClient = true }: { rows: readonly Override[]; withClient?: boolean }) {
  const { t } = useTranslation();
  const columns: Column<Override>[] = [
    ...(withClient
      ? [
          {
            key: "client",
            title: t("credit.holds.columns.client"),
            lead: true,
            cell: (row: Override) => <TextLink to={`/clients/${row.clientId}#credit`}>{row.client}</TextLink>,
          },
        ]
      : []),
    {
      key: "upTo",
      title: t("credit.holds.upTo"),
      align: "end",
      lead: !withClient,
      cell: (row) => <MoneyText amount={row.upToMinor} />,
    },
    { key: "until", title: t("credit.holds.until"), cell: (row) => <DateText value={row.until} /> },
    {
      key: "reason",
      title: t("credit.holds.reason"),
      cell: (row) => (
        <>
          {row.reason}
          <Text size="xs" c="dimmed">
            {t("credit.holds.by", { by: row.by ?? "—", approvedBy: row.approvedBy ?? "—" })}
          </Text>
        </>
      ),
    },
    {
      key: "end",
      title: "",
      align: "end",
      cell: (row) => (
        <Can act="credit:write">
          <EndForm id={row.id} />
        </Can>
      ),
    },
  ];
  return <DataTable caption={t("credit.holds.override")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function EndForm({ id }: { id: Override["id"] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const done = useCreditDone();
  const end = useMutation(
    trpc.creditHolds.endOverride.mutationOptions({ onSuccess: () => done(t("credit.holds.ended")) }),
  );
  return (
    <ReasonForm
      act={t("credit.holds.endOverride")}
      error={end.error}
      isPending={end.isPending}
      onSend={({ reason }) => end.mutateAsync({ id, reason })}
    />
  );
}
