import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { useLatestRanking } from "./use-latest-ranking.ts";

type Place = Outputs["scores"]["ranking"]["rows"][number];

/** The first places of the latest scored month; a name opens the evidence where one may see it. */
export function RankingPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { month, ranking } = useLatestRanking();
  if (month === undefined) return null;
  const columns: Column<Place>[] = [
    { key: "rank", title: t("overview.rankColumn"), cell: (row) => row.rankByPoints, width: "3.5rem" },
    {
      key: "name",
      title: t("overview.rep"),
      cell: (row) => (row.shown ? <TextLink to={`/scores/${row.staffId}/${month}`}>{row.name}</TextLink> : row.name),
      lead: true,
    },
    {
      key: "points",
      title: t("overview.pointsColumn"),
      cell: (row) => (row.points === null ? "—" : format.integer(row.points)),
      align: "end",
    },
  ];
  const title = t("overview.ranking", { month: format.month(month) });
  return (
    <Card title={title} actions={<TextLink to={`/scores?month=${month}`}>{t("kernel.open")}</TextLink>} flush>
      <Answer query={ranking}>
        {(data) => (
          <DataTable caption={title} columns={columns} rows={data.rows.slice(0, 8)} rowKey={(row) => row.staffId} />
        )}
      </Answer>
    </Card>
  );
}
