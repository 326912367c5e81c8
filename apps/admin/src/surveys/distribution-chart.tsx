import { isDetractor, isPromoter } from "@foyer/domain/surveys/rules";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import style from "./distribution-chart.module.css";

interface DistributionChartProps {
  kind: "recommend" | "service" | "product" | "salesperson";
  counts: readonly { score: number; count: number }[];
  onPick: (score: number) => void;
}

/** Which side a score is on: of a rating, 1 and 2 are low and 4 and 5 high. */
function sideOf(kind: DistributionChartProps["kind"], score: number): "low" | "middle" | "high" {
  if (kind === "recommend") return isPromoter(score) ? "high" : isDetractor(score) ? "low" : "middle";
  return score <= 2 ? "low" : score >= 4 ? "high" : "middle";
}

/** How often each score was given; each bar is a button that opens those answers. */
export function DistributionChart({ kind, counts, onPick }: DistributionChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <ol
      className={style["bars"]}
      aria-label={t("kernel.labelled", { label: t(`surveys.kinds.${kind}`), value: t("surveys.distribution") })}
    >
      {counts.map(({ score, count }) => (
        <li key={score}>
          <button
            type="button"
            disabled={count === 0}
            onClick={() => onPick(score)}
            aria-label={t("surveys.scoreGiven", { score, count })}
          >
            <span className={style["count"]}>{count === 0 ? "" : format.integer(count)}</span>
            <span
              className={style["bar"]}
              data-side={sideOf(kind, score)}
              style={{ height: `${(100 * count) / most}%` }}
            />
            <span className={style["score"]}>{score}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
