import { type Factor, historyFactors, type RatedFactor, ratedFactors } from "@foyer/domain/credit/assessment/schema";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { GradeBadge } from "../granting/grade-field.tsx";
import style from "./factors-panel.module.css";

export type Assessment = Outputs["credit"]["assessment"];
type Input = Assessment["inputs"][number];

interface FactorsPanelProps {
  assessment: Assessment;
  onOpen: (factor: Factor) => void;
  /** Where whoever looks may rate. */
  onRate: ((factor: RatedFactor) => void) | undefined;
}

/** The score, what kept the grade down, and every factor with its bar; each opens what it was made of. (A7.3) */
export function FactorsPanel({ assessment, onOpen, onRate }: FactorsPanelProps) {
  const { t } = useTranslation();
  const inputOf = (factor: Factor) => assessment.inputs.find((input) => input.factor === factor);
  const lines = (group: readonly Factor[]) =>
    group.flatMap((factor) => {
      const input = inputOf(factor);
      const rated = ratedFactors.find((each) => each === factor);
      return input
        ? [<OneFactor key={factor} input={input} onOpen={onOpen} onRate={rated && onRate && (() => onRate(rated))} />]
        : [];
    });
  return (
    <Card flush title={t("credit.assessment.title")}>
      <Head assessment={assessment} />
      <div className={style["group"]}>{t("credit.assessment.history")}</div>
      <ul className={style["factors"]}>{lines(historyFactors)}</ul>
      <div className={style["group"]}>{t("credit.assessment.rated")}</div>
      <ul className={style["factors"]}>{lines(ratedFactors)}</ul>
    </Card>
  );
}

function Head({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { score, computedGrade, asOf, scorecard, volumeMinor, computedLimitMinor, isNew, gates } = assessment;
  return (
    <>
      <div className={style["head"]}>
        <span className={style["score"]}>{format.decimal(score, 1)}</span>
        <GradeBadge grade={computedGrade} />
        <span className={style["soft"]}>
          {t("credit.assessment.asOf")} {format.date(asOf)} ·{" "}
          {scorecard === 0
            ? t("credit.assessment.houseWeights")
            : t("credit.assessment.weights", { version: scorecard })}
        </span>
        <span className={style["soft"]}>
          {t(isNew ? "credit.assessment.contracted" : "credit.assessment.volume")} <MoneyText amount={volumeMinor} />
        </span>
        <span className={style["soft"]}>
          {t("credit.granting.computedLimit")} <MoneyText amount={computedLimitMinor} />
        </span>
      </div>
      {gates.length > 0 && (
        <ul className={style["gates"]}>
          {gates.map((gate) => (
            <li key={gate} className={style["gate"]}>
              {t(`credit.assessment.gates.${gate}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface OneFactorProps {
  input: Input;
  onOpen: (factor: Factor) => void;
  onRate: (() => void) | undefined;
}

function OneFactor({ input, onOpen, onRate }: OneFactorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { factor, points, most, value, leftOut } = input;
  const share = most === 0 ? 0 : (Number(points) / most) * 100;
  return (
    <li className={`${style["factor"]} ${leftOut ? style["left"] : ""}`}>
      <button type="button" className={style["name"]} onClick={() => onOpen(factor)}>
        {t(`credit.assessment.factors.${factor}`)}
      </button>
      <span className={style["points"]}>
        {leftOut ? "–" : t("credit.assessment.pointsOf", { points: format.number(Number(points)), most })}
      </span>
      <span className={style["value"]}>
        {leftOut
          ? t(`credit.assessment.left.${leftOut}`)
          : value === null
            ? t("credit.assessment.noEvidence")
            : t(`credit.assessment.values.${factor}`, { value: format.number(Number(value)) })}
        {onRate && (
          <Button size="compact-xs" variant="subtle" onClick={onRate}>
            {t("credit.assessment.rate")}
          </Button>
        )}
      </span>
      <span className={style["bar"]} role="presentation">
        <span className={style["fill"]} style={{ width: `${share}%` }} />
      </span>
    </li>
  );
}
