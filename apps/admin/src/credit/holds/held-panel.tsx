import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { DateText } from "../../kernel/text.tsx";
import { HoldBadge, useReasons } from "./hold-field.tsx";

type Held = Outputs["creditHolds"]["mine"][number];

/** The own clients that get no credit, or only by finance's word; nothing stands here when there are none. (A7.5) */
export function HeldPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const reasonsOf = useReasons();
  const held = useQuery(trpc.creditHolds.mine.queryOptions());
  const columns: Column<Held>[] = [
    {
      key: "client",
      title: t("credit.holds.columns.client"),
      lead: true,
      cell: (row) => <TextLink to={`/clients/${row.clientId}#credit`}>{row.client}</TextLink>,
    },
    {
      key: "hold",
      title: t("credit.holds.hold"),
      cell: (row) => <HoldBadge hold={row.hold} reasons={row.reasons} />,
    },
    { key: "reasons", title: t("credit.holds.columns.reasons"), cell: (row) => reasonsOf(row.reasons) },
    { key: "since", title: t("credit.holds.columns.since"), cell: (row) => <DateText value={row.since} /> },
  ];
  if (held.error) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />;
  if (!held.data || held.data.length === 0) return null;
  return (
    <Card title={t("credit.holds.mine")} flush>
      <DataTable caption={t("credit.holds.mine")} columns={columns} rows={held.data} rowKey={(row) => row.clientId} />
    </Card>
  );
}
