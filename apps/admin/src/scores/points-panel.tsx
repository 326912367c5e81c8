import type { Month } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { IconCoins } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";

type Entry = Outputs["scores"]["points"][number];

/** The entries that a rep's points of a month are the sum of. (B3.1) */
export function PointsPanel({ month, staffId }: { month: Month; staffId: StaffId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  const entries = useQuery(trpc.scores.points.queryOptions({ month, staffId }));
  const columnsOf = (rows: readonly Entry[]): Column<Entry>[] => [
    {
      key: "client",
      title: t("scores.row.client"),
      lead: true,
      sort: (row) => row.name,
      cell: (row) => <TextLink to={`/clients/${row.clientId}`}>{row.name}</TextLink>,
    },
    { key: "event", title: t("scores.row.event"), cell: (row) => t(`scores.events.${row.event}`) },
    {
      key: "on",
      title: t("scores.row.on"),
      sort: (row) => row.onDate,
      cell: (row) => <DateText value={row.onDate} />,
    },
    {
      key: "points",
      title: t("scores.points"),
      align: "end",
      cell: (row) => format.integer(row.points),
      total: format.integer(rows.reduce((sum, row) => sum + row.points, 0)),
    },
  ];
  return (
    <Answer
      query={entries}
      isEmpty={(rows) => rows.length === 0}
      empty={<EmptyState icon={IconCoins} sentence={t("scores.noPoints")} />}
    >
      {(rows) => (
        <Card flush>
          <DataTable caption={t("scores.points")} columns={columnsOf(rows)} rows={rows} rowKey={(row) => row.id} />
        </Card>
      )}
    </Answer>
  );
}
