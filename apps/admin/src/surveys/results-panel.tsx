import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { type Format, useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { DistributionChart } from "./distribution-chart.tsx";
import { MonthsChart } from "./months-chart.tsx";
import style from "./results-panel.module.css";
import type { Behind } from "./use-period.ts";

export type Results = Outputs["surveys"]["results"];
type MonthRow = Results["months"][number];

interface ResultsPanelProps {
  results: Results;
  onOpen: (behind: Behind) => void;
}

/** A plus says at a glance that more promote than detract. */
export const npsText = (nps: number | null, format: Format): string =>
  nps === null ? "—" : `${nps > 0 ? "+" : ""}${format.decimal(String(nps), 1)}`;
const rateText = (rate: number | null, format: Format): string =>
  rate === null ? "—" : `${format.decimal(String(rate), 1)}%`;
const meanText = (mean: number | null, format: Format): string =>
  mean === null ? "—" : format.decimal(String(mean), 2);

/** Most hotels stand between; only what stands out is coloured. */
function moodOf(nps: number | null): { mood?: "good" | "bad" } {
  if (nps === null || (nps >= 0 && nps < 50)) return {};
  return { mood: nps < 0 ? "bad" : "good" };
}

export function ResultsPanel({ results, onOpen }: ResultsPanelProps) {
  const { t } = useTranslation();
  const { recommendation, ratings, months } = results;
  return (
    <>
      <Tiles results={results} />
      <div className={style["beside"]}>
        <Card title={t("surveys.kinds.recommend")}>
          <DistributionChart
            kind="recommend"
            counts={recommendation.distribution}
            onPick={(value) => onOpen({ kind: "score", score: { kind: "recommend", value } })}
          />
          <Shares recommendation={recommendation} />
        </Card>
        <Card title={t("surveys.byMonth")}>
          <MonthsChart months={months} onPick={(month) => onOpen({ kind: "month", month })} />
        </Card>
      </div>
      <div className={style["three"]}>
        {ratings.map(({ kind, distribution }) => (
          <Card key={kind} title={t(`surveys.kinds.${kind}`)}>
            <DistributionChart
              kind={kind}
              counts={distribution}
              onPick={(value) => onOpen({ kind: "score", score: { kind, value } })}
            />
          </Card>
        ))}
      </div>
      <Card flush>
        <Months months={months} onOpen={onOpen} />
      </Card>
    </>
  );
}

function Tiles({ results: { answers, response, recommendation, ratings } }: { results: Results }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search] = useSearchParams();
  const all = new URLSearchParams(search);
  all.set("behind", "all");
  const to = `?${all.toString()}`;
  return (
    <StatTiles>
      <StatTile
        label={t("surveys.nps")}
        value={npsText(recommendation.nps, format)}
        hint={t("surveys.npsHow")}
        to={to}
        {...moodOf(recommendation.nps)}
      />
      <StatTile
        label={t("surveys.responseRate")}
        value={rateText(response.rate, format)}
        hint={t("surveys.ofInvitations", {
          answered: format.integer(response.answered),
          invited: format.integer(response.invited),
        })}
        to={to}
      />
      <StatTile label={t("surveys.answers")} value={format.integer(answers)} to={to} />
      {ratings.map(({ kind, mean, answers: given }) => (
        <StatTile
          key={kind}
          label={t(`surveys.kinds.${kind}`)}
          value={mean === null ? "—" : t("surveys.ofFive", { mean: format.decimal(String(mean), 2) })}
          hint={t("surveys.answersCount", { count: given })}
          to={to}
        />
      ))}
    </StatTiles>
  );
}

function Shares({ recommendation }: { recommendation: Results["recommendation"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={style["shares"]}>
      {(["detractors", "passives", "promoters"] as const).map((group) => (
        <li key={group} data-group={group}>
          {t(`surveys.${group}`)} <strong>{format.integer(recommendation[group])}</strong>
        </li>
      ))}
    </ul>
  );
}

function Months({ months, onOpen }: { months: readonly MonthRow[]; onOpen: (behind: Behind) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<MonthRow>[] = [
    {
      key: "month",
      title: t("surveys.month"),
      cell: ({ month }) => format.month(month),
      sort: ({ month }) => month,
      lead: true,
    },
    {
      key: "invited",
      title: t("surveys.invited"),
      cell: ({ response }) => format.integer(response.invited),
      align: "end",
    },
    {
      key: "rate",
      title: t("surveys.responseRate"),
      cell: ({ response }) => rateText(response.rate, format),
      align: "end",
    },
    { key: "answers", title: t("surveys.answers"), cell: ({ answers }) => format.integer(answers), align: "end" },
    { key: "nps", title: t("surveys.nps"), cell: ({ nps }) => npsText(nps, format), align: "end" },
    ...(["service", "product", "salesperson"] as const).map(
      (kind): Column<MonthRow> => ({
        key: kind,
        title: t(`surveys.kinds.${kind}`),
        cell: ({ means }) => meanText(means.find((each) => each.kind === kind)?.mean ?? null, format),
        align: "end",
      }),
    ),
  ];
  return (
    <DataTable
      caption={t("surveys.byMonth")}
      columns={columns}
      rows={[...months].reverse()}
      rowKey={({ month }) => month}
      onOpen={({ month }) => onOpen({ kind: "month", month })}
    />
  );
}
