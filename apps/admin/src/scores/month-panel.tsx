import type { Month } from "@foyer/domain/kernel/time";
import type { StaffId } from "@foyer/domain/staff/schema";
import { IconTrophy } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { DataTable } from "../kernel/data-table.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { useRankingColumns } from "./columns.tsx";
import style from "./month-panel.module.css";
import { RankingChart } from "./ranking-chart.tsx";
import { RepPanel } from "./rep-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { TotalPanel } from "./summary-panel.tsx";
import { type Looked, summary } from "./use-opened.ts";

export type Ranking = Outputs["scores"]["ranking"];
export type RankedRep = Ranking["rows"][number];

interface MonthPanelProps {
  ranking: Ranking;
  stale: boolean;
  opened: {
    month: Month;
    rep: StaffId | undefined;
    looked: Looked;
    open: (rep: StaffId, looked: Looked) => void;
    close: () => void;
  };
}

/** One month: the ranking, its chart and rules, and the panel of the rep that is open. */
export function MonthPanel({ ranking, stale, opened }: MonthPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [unfolded, setUnfolded] = useState<readonly StaffId[]>([]);
  const columns = useRankingColumns({
    unfolded,
    onFold: (rep) => setUnfolded(unfolded.includes(rep) ? unfolded.filter((each) => each !== rep) : [...unfolded, rep]),
    onOpen: opened.open,
  });
  const rep = ranking.rows.find((row) => row.staffId === opened.rep);
  const seen = ranking.rows.filter((row) => row.shown);
  const own = seen.length === 1 ? seen[0] : undefined;
  const caption = `${t("scores.title")} · ${format.month(ranking.month)}`;
  if (ranking.rows.length === 0) return <EmptyState icon={IconTrophy} sentence={t("scores.noReps")} />;
  return (
    <>
      <Card flush>
        <DataTable
          caption={caption}
          columns={columns}
          rows={ranking.rows}
          rowKey={(row) => row.staffId}
          stale={stale}
        />
      </Card>
      <div className={style["beside"]}>
        {own ? (
          <TotalPanel rep={own} onOpen={(looked) => opened.open(own.staffId, looked)} />
        ) : (
          <RankingChart rows={ranking.rows} onPick={(staffId) => opened.open(staffId, summary)} />
        )}
        <RulesPanel rules={ranking.rules} />
      </div>
      <Drawer
        opened={rep !== undefined}
        onClose={opened.close}
        size="xl"
        title={rep && `${rep.name} · ${format.month(ranking.month)}`}
      >
        {rep && (
          <RepPanel
            ranking={ranking}
            rep={rep}
            looked={opened.looked}
            onOpen={(looked) => opened.open(rep.staffId, looked)}
          />
        )}
      </Drawer>
    </>
  );
}
