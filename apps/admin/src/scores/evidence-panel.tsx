import type { Indicator, ScoreOver } from "@foyer/domain/scores/schema";
import { IconListSearch, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText, MoneyText } from "../kernel/text.tsx";
import style from "./evidence-panel.module.css";
import type { RankedRep, Ranking } from "./month-panel.tsx";
import { GradeBadge } from "./score-field.tsx";
import { useWhy } from "./use-why.ts";

type Line = Outputs["scores"]["evidence"][number];

interface EvidencePanelProps {
  ranking: Ranking;
  rep: RankedRep;
  indicator: Indicator;
  over: ScoreOver;
}

/** Why a number is what it is: the sum in one sentence, then the rows it was counted from. */
export function EvidencePanel({ ranking, rep, indicator, over }: EvidencePanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const why = useWhy(ranking.rules);
  const { month } = ranking;
  const scored = rep.indicators.find((each) => each.indicator === indicator && each.over === over);
  const lines = useQuery(trpc.scores.evidence.queryOptions({ month, staffId: rep.staffId, indicator, over }));
  const columns = useLineColumns(indicator);
  const hidden = indicator === "satisfaction" && rep.mine;
  const title = `${t(`scores.indicators.${indicator}`)} · ${t(`scores.over.${over}`)}`;
  return (
    <>
      <h3 className={style["title"]}>
        {title}
        {scored && <GradeBadge grade={scored.grade} />}
      </h3>
      <p className={style["why"]}>{scored ? why(scored) : t("scores.why.nothing")}</p>
      <Answer
        query={lines}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            icon={hidden ? IconLock : IconListSearch}
            sentence={hidden ? t("scores.guestsHidden") : t("scores.noEvidence")}
          />
        }
      >
        {(rows) => (
          <Card flush>
            <DataTable caption={title} columns={columns(rows)} rows={rows} rowKey={(row) => row.line} />
          </Card>
        )}
      </Answer>
    </>
  );
}

/** Revenue is summed, satisfaction rated, everything else counts or does not. */
function useLineColumns(indicator: Indicator): (rows: readonly Line[]) => Column<Line>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const result = (rows: readonly Line[]): Column<Line> => {
    if (indicator === "revenue")
      return {
        key: "value",
        title: t("scores.row.revenue"),
        align: "end",
        sort: (row) => Number(row.value),
        cell: (row) => <MoneyText amount={Number(row.value)} />,
        total: <MoneyText amount={rows.reduce((sum, row) => sum + Number(row.value), 0)} />,
      };
    if (indicator === "satisfaction")
      return {
        key: "value",
        title: t("scores.row.rating"),
        align: "end",
        sort: (row) => (row.counts ? Number(row.value) : null),
        cell: (row) => (row.counts ? format.decimal(row.value, 1) : t("scores.notMeasured")),
      };
    return {
      key: "counts",
      title: t("scores.row.result"),
      sort: (row) => Number(row.counts),
      cell: (row) => (
        <span className={row.counts ? style["counts"] : style["countsNot"]}>
          {row.counts ? t("scores.counts") : t("scores.countsNot")}
        </span>
      ),
      total: `${format.integer(rows.filter((row) => row.counts).length)} / ${format.integer(rows.length)}`,
    };
  };
  return (rows) => [
    {
      key: "client",
      title: t("scores.row.client"),
      lead: true,
      sort: (row) => row.name,
      cell: (row) => <TextLink to={`/clients/${row.clientId}`}>{row.name}</TextLink>,
    },
    {
      key: "span",
      title: t("scores.row.span"),
      sort: (row) => row.fromDate,
      cell: (row) => <Span line={row} />,
    },
    {
      key: "behind",
      title: t("scores.row.behind"),
      sort: (row) => row.rowIds.length,
      cell: (row) => <Behind line={row} />,
    },
    result(rows),
  ];
}

function Span({ line }: { line: Line }) {
  if (line.fromDate === line.toDate) return <DateText value={line.fromDate} />;
  return (
    <span>
      <DateText value={line.fromDate} /> – <DateText value={line.toDate} />
    </span>
  );
}

function Behind({ line }: { line: Line }) {
  const { t } = useTranslation();
  const count = line.rowIds.length;
  if (line.subject === "stay") return t("scores.stays", { count });
  return line.subject === "activity" ? t("scores.activities", { count }) : t("scores.answers", { count });
}
