import type { ScoreOver } from "@foyer/domain/scores/schema";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import type { RankedRep } from "./month-panel.tsx";
import { FigureButton, NotMeasured } from "./score-field.tsx";
import style from "./types-field.module.css";

type Scored = RankedRep["indicators"][number];

interface TypesFieldProps {
  name: string;
  indicator: "satisfaction" | "repurchase";
  scores: readonly Scored[];
  unfolded: boolean;
  onFold: () => void;
  onOpen: (over: ScoreOver) => void;
}

/** An indicator that is measured per client type: one figure as such, several as their span until they are unfolded. */
export function TypesField({ name, indicator, scores, unfolded, onFold, onOpen }: TypesFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = t(`scores.indicators.${indicator}`);
  const button = ({ over, score, grade }: Scored) => {
    const value = score === null ? t("scores.notMeasured") : format.decimal(score, 1);
    const label = t("scores.openNumber", { name, what: `${what} · ${t(`scores.over.${over}`)}`, value });
    return <FigureButton value={value} label={label} grade={grade} onOpen={() => onOpen(over)} />;
  };
  const [only] = scores;
  if (!only) return <NotMeasured />;
  if (scores.length === 1) return button(only);
  const Arrow = unfolded ? IconChevronUp : IconChevronDown;
  return (
    <span className={style["field"]}>
      <button
        type="button"
        className={style["fold"]}
        aria-expanded={unfolded}
        aria-label={t("scores.byType", { name, what })}
        onClick={onFold}
      >
        {unfolded ? "" : <Span scores={scores} />}
        <Arrow size={14} aria-hidden />
      </button>
      {unfolded &&
        scores.map((each) => (
          <span key={each.over} className={style["type"]}>
            <span className={style["over"]}>{t(`scores.over.${each.over}`)}</span>
            {button(each)}
          </span>
        ))}
    </span>
  );
}

/** 62.5 – 97.0 */
function Span({ scores }: { scores: readonly Scored[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const measured = scores
    .map((each) => each.score)
    .filter((score) => score !== null)
    .sort((a, b) => Number(a) - Number(b));
  const [least] = measured;
  const most = measured.at(-1);
  if (least === undefined || most === undefined) return t("scores.notMeasured");
  return least === most ? format.decimal(least, 1) : `${format.decimal(least, 1)} – ${format.decimal(most, 1)}`;
}
