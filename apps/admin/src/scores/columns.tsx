import type { Indicator } from "@foyer/domain/scores/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { useTranslation } from "react-i18next";
import type { Column } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import type { RankedRep } from "./month-panel.tsx";
import { NameField } from "./name-field.tsx";
import { FigureButton, Graded, Hidden, NotMeasured, RankBadge, ScoreButton } from "./score-field.tsx";
import { TypesField } from "./types-field.tsx";
import { type Looked, points, summary } from "./use-opened.ts";

interface RankingActs {
  /** Reps whose figures per client type are unfolded. */
  unfolded: readonly StaffId[];
  onFold: (rep: StaffId) => void;
  onOpen: (rep: StaffId, looked: Looked) => void;
}

const scoreOf = (rep: RankedRep, indicator: Indicator) =>
  rep.indicators.find((each) => each.indicator === indicator && each.over === "all")?.score ?? null;

/** Rank, name and points, then the total and what it is made of; every figure opens the rows behind it. */
export function useRankingColumns({ unfolded, onFold, onOpen }: RankingActs): Column<RankedRep>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const overAll = (indicator: "revenue" | "contact"): Column<RankedRep> => ({
    key: indicator,
    title: t(`scores.indicators.${indicator}`),
    align: "end",
    sort: (row) => asNumber(scoreOf(row, indicator)),
    cell: (row) => (
      <ScoreCell
        row={row}
        score={scoreOf(row, indicator)}
        what={t(`scores.indicators.${indicator}`)}
        onOpen={() => onOpen(row.staffId, { kind: "indicator", indicator, over: "all" })}
      />
    ),
  });
  const perType = (indicator: "satisfaction" | "repurchase"): Column<RankedRep> => ({
    key: indicator,
    title: t(`scores.indicators.${indicator}`),
    align: "end",
    cell: (row) =>
      row.shown ? (
        <TypesField
          name={row.name}
          indicator={indicator}
          scores={row.indicators.filter((each) => each.indicator === indicator)}
          unfolded={unfolded.includes(row.staffId)}
          onFold={() => onFold(row.staffId)}
          onOpen={(over) => onOpen(row.staffId, { kind: "indicator", indicator, over })}
        />
      ) : (
        <Hidden />
      ),
  });
  return [
    {
      key: "rank",
      title: t("scores.rank"),
      width: "4.5rem",
      sort: (row) => row.rankByPoints,
      cell: (row) => <RankBadge rank={row.rankByPoints} />,
    },
    {
      key: "name",
      title: t("scores.rep"),
      lead: true,
      sort: (row) => row.name,
      cell: (row) => <NameField row={row} onOpen={() => onOpen(row.staffId, summary)} />,
    },
    {
      key: "points",
      title: t("scores.points"),
      align: "end",
      sort: (row) => row.points,
      cell: (row) =>
        row.points === null ? (
          <Hidden />
        ) : (
          <FigureButton
            value={format.integer(row.points)}
            label={t("scores.openNumber", {
              name: row.name,
              what: t("scores.points"),
              value: format.integer(row.points),
            })}
            onOpen={() => onOpen(row.staffId, points)}
          />
        ),
    },
    {
      key: "total",
      title: t("scores.total"),
      align: "end",
      sort: (row) => asNumber(row.total),
      cell: (row) => (
        <Graded grade={row.grade}>
          <ScoreCell row={row} score={row.total} what={t("scores.total")} onOpen={() => onOpen(row.staffId, summary)} />
        </Graded>
      ),
    },
    {
      key: "rankByTotal",
      title: t("scores.rankByTotal"),
      align: "end",
      sort: (row) => row.rankByTotal,
      cell: (row) => <RankBadge rank={row.rankByTotal} />,
    },
    overAll("revenue"),
    overAll("contact"),
    perType("satisfaction"),
    perType("repurchase"),
    {
      key: "relationship",
      title: t("scores.relationship"),
      align: "end",
      sort: (row) => asNumber(row.relationship),
      cell: (row) => (
        <ScoreCell
          row={row}
          score={row.relationship}
          what={t("scores.relationship")}
          onOpen={() => onOpen(row.staffId, summary)}
        />
      ),
    },
  ];
}

const asNumber = (score: string | null): number | null => (score === null ? null : Number(score));

function ScoreCell(props: { row: RankedRep; score: string | null; what: string; onOpen: () => void }) {
  const { row, score, what, onOpen } = props;
  if (!row.shown) return <Hidden />;
  if (score === null) return <NotMeasured />;
  return <ScoreButton score={score} name={row.name} what={what} onOpen={onOpen} />;
}
