import { Tooltip } from "@mantine/core";
import type { Grade } from "@foyer/domain/scores/schema";
import { gradeOf } from "@foyer/domain/scores/rules";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import style from "./score-field.module.css";

/** The first three stand out; whoever has nothing to be ranked by has none. */
export function RankBadge({ rank }: { rank: number | null }) {
  const format = useFormat();
  if (rank === null) return <span className={style["absent"]}>—</span>;
  return <span className={`${style["rank"]} ${rank <= 3 ? style[`rank${rank}`] : ""}`}>{format.integer(rank)}</span>;
}

/** (B1.7) */
export function GradeBadge({ grade }: { grade: Grade | null }) {
  const { t } = useTranslation();
  if (grade === null) return null;
  return <span className={`${style["grade"]} ${style[grade]}`}>{t(`scores.grades.${grade}`)}</span>;
}

/** A total with its grade before it. */
export const Graded = ({ grade, children }: PropsWithChildren<{ grade: Grade | null }>) => (
  <span className={style["graded"]}>
    <GradeBadge grade={grade} />
    {children}
  </span>
);

export function NotMeasured() {
  const { t } = useTranslation();
  return <span className={style["absent"]}>{t("scores.notMeasured")}</span>;
}

/** A figure of somebody else, of whom only the rank may be seen. */
export function Hidden() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("scores.rankOnly")}>
      <span className={style["absent"]} aria-label={t("scores.rankOnly")}>
        ·
      </span>
    </Tooltip>
  );
}

interface FigureButtonProps {
  /** Formatted. */
  value: string;
  /** Whose and what, for a screen reader. */
  label: string;
  grade?: Grade | null;
  onOpen: () => void;
}

/** A number that opens the rows behind it. Failing stands out, without colour alone: the grade is in its title. */
export function FigureButton({ value, label, grade = null, onOpen }: FigureButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={`${style["figure"]} ${grade === "fail" ? style["failing"] : ""}`}
      aria-label={label}
      title={grade === null ? undefined : t(`scores.grades.${grade}`)}
      onClick={onOpen}
    >
      {value}
    </button>
  );
}

interface ScoreButtonProps {
  score: string;
  name: string;
  what: string;
  onOpen: () => void;
}

export function ScoreButton({ score, name, what, onOpen }: ScoreButtonProps) {
  const { t } = useTranslation();
  const value = useFormat().decimal(score, 1);
  return (
    <FigureButton
      value={value}
      label={t("scores.openNumber", { name, what, value })}
      grade={gradeOf(score)}
      onOpen={onOpen}
    />
  );
}
