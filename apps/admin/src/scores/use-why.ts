import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import type { RankedRep, Ranking } from "./month-panel.tsx";

type Scored = RankedRep["indicators"][number];

/** A score in one sentence, from the actual and the target to the figure: what a director asks first. */
export function useWhy(rules: Ranking["rules"]): (scored: Scored) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ indicator, numerator, denominator, target, score }) => {
    if (score === null) {
      if (indicator === "satisfaction") return t("scores.why.tooFew", { needed: rules["answersNeeded"] });
      if (indicator === "revenue") return t("scores.why.noTarget", { part: format.money(numerator) });
      return t("scores.why.nothing");
    }
    const ratio = numerator / denominator;
    const numbers = {
      part: indicator === "revenue" ? format.money(numerator) : format.integer(numerator),
      whole: indicator === "revenue" ? format.money(denominator) : format.integer(denominator),
      share: format.percent(ratio),
      target: target === null ? "" : format.percent(Number(target) / 100),
      score: format.decimal(score, decimalsOf(score)),
    };
    if (indicator === "satisfaction")
      return t("scores.why.satisfaction", {
        average: format.number(100 * ratio),
        target: format.number(Number(target)),
        score: numbers.score,
      });
    return indicator === "revenue" || indicator === "contact" || indicator === "repurchase"
      ? t(`scores.why.${indicator}`, numbers)
      : t("scores.why.other", numbers);
  };
}

/** A score has up to four decimals; the sentence shows the ones it has. */
const decimalsOf = (score: string): number => score.split(".")[1]?.length ?? 0;
