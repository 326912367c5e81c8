import { focus, parts, repScore } from "@foyer/domain/scores/rules";
import { indicators, type Indicator, ScoreOver } from "@foyer/domain/scores/schema";
import { useTranslation } from "react-i18next";
import { Figure, Figures } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { MadePanel, type Part } from "./made-panel.tsx";
import type { RankedRep } from "./month-panel.tsx";
import { FigureButton, Graded, NotMeasured, RankBadge } from "./score-field.tsx";
import style from "./summary-panel.module.css";
import { type Looked, points } from "./use-opened.ts";

interface SummaryPanelProps {
  rep: RankedRep;
  onOpen: (looked: Looked) => void;
}

/** A rep's month at a glance: ranks, points, and how the total comes from its parts. */
export function SummaryPanel({ rep, onOpen }: SummaryPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const part = usePart(rep, onOpen);
  return (
    <div className={style["panel"]}>
      <Figures>
        <Figure label={t("scores.total")}>
          <Graded grade={rep.grade}>
            {rep.total === null ? <NotMeasured /> : <strong>{format.decimal(rep.total, 1)}</strong>}
          </Graded>
        </Figure>
        <Figure label={t("scores.rankByTotal")}>
          <RankBadge rank={rep.rankByTotal} />
        </Figure>
        <Figure label={t("scores.points")}>
          <FigureButton
            value={format.integer(rep.points ?? 0)}
            label={t("scores.openNumber", {
              name: rep.name,
              what: t("scores.points"),
              value: format.integer(rep.points ?? 0),
            })}
            onOpen={() => onOpen(points)}
          />
        </Figure>
        <Figure label={t("scores.rankByPoints")}>
          <RankBadge rank={rep.rankByPoints} />
        </Figure>
      </Figures>
      <TotalPanel rep={rep} onOpen={onOpen} />
      {typesOf(rep).map(({ type, score }) => (
        <MadePanel
          key={type}
          title={t("scores.made.type", { type: t(`scores.over.${type}`) })}
          name={`${rep.name} · ${t(`scores.over.${type}`)}`}
          total={score}
          parts={indicators.flatMap((indicator) => {
            const weight = focus[type][indicator];
            return weight === undefined ? [] : [part(weight, indicator, type)];
          })}
        />
      ))}
    </div>
  );
}

function usePart(rep: RankedRep, onOpen: (looked: Looked) => void) {
  const { t } = useTranslation();
  return (weight: number, indicator: Indicator, over: ScoreOver): Part => {
    const found = rep.indicators.find((each) => each.indicator === indicator && each.over === over);
    return {
      key: `${indicator}.${over}`,
      title: t(`scores.indicators.${indicator}`),
      weight,
      score: found?.score ?? null,
      ...(found && { onOpen: () => onOpen({ kind: "indicator", indicator, over }) }),
    };
  };
}

/** How a rep's total comes from revenue, contact and the relationship. */
export function TotalPanel({ rep, onOpen }: SummaryPanelProps) {
  const { t } = useTranslation();
  const part = usePart(rep, onOpen);
  return (
    <MadePanel
      title={t("scores.made.total")}
      name={rep.name}
      total={rep.total}
      hint={t("scores.made.relationship")}
      parts={[
        part(parts.revenue, "revenue", "all"),
        part(parts.contact, "contact", "all"),
        { key: "relationship", title: t("scores.relationship"), weight: parts.relationship, score: rep.relationship },
      ]}
    />
  );
}

/** The client types of which something was measured, each scored by the rule that the month was scored by. */
function typesOf(rep: RankedRep) {
  const seen = rep.indicators.flatMap(({ over }) => (over === "all" ? [] : [over]));
  const held = ScoreOver.options.flatMap((over) => (over !== "all" && seen.includes(over) ? [over] : []));
  const { types } = repScore(
    rep.indicators,
    held.map((type) => ({ type, tier: "C" })),
  );
  return held.map((type) => ({ type, score: types[type] ?? null }));
}
