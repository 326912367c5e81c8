import type { CreditGrade, CreditTerm } from "@foyer/domain/clients/credit/schema";
import { useTranslation } from "react-i18next";
import style from "./grade-field.module.css";

const moods: Readonly<Record<CreditGrade, string>> = {
  AAA: "good",
  AA: "good",
  A: "fair",
  BBB: "fair",
  BB: "weak",
  C: "bad",
};

export function GradeBadge({ grade }: { grade: CreditGrade | null }) {
  const { t } = useTranslation();
  if (grade === null) return <span className={style["absent"]}>{t("clients.credit.noGrade")}</span>;
  return (
    <span className={`${style["badge"]} ${style[moods[grade]] ?? ""}`}>{t(`clients.credit.grades.${grade}`)}</span>
  );
}

/** What a term is called. */
export function TermText({ term }: { term: CreditTerm | null }) {
  const { t } = useTranslation();
  if (term === null) return <span className={style["absent"]}>{t("clients.credit.noTerm")}</span>;
  return term.term === "days"
    ? t("clients.credit.terms.days", { days: term.days })
    : t(`clients.credit.terms.${term.term}`);
}
