import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import type { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import type { AgingColumn, AgingFigures } from "@foyer/domain/receivables/aging/schema";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import style from "./buckets-field.module.css";

/** A column of what is owed, with its name on the screen and how dark it is drawn: 0 is not due, 5 the oldest. */
export interface DebtColumn {
  readonly column: AgingColumn;
  readonly title: string;
  readonly age: number;
  amountIn(figures: AgingFigures): number;
}

const oldest = 5;

/** The columns of what is owed, in the order of the report's set. */
export function useDebtColumns() {
  const { t } = useTranslation();
  return (edges: BucketEdges): DebtColumn[] => [
    {
      column: "not-due",
      title: t("receivables.aging.columns.not-due"),
      age: 0,
      amountIn: ({ notDue }) => notDue,
    },
    ...bucketsOf(edges).map(({ name, from, to }, place) => ({
      column: name,
      title:
        to === null
          ? t("receivables.aging.columns.over", { days: from - 1 })
          : t("receivables.aging.columns.bucket", { from, to }),
      age: 1 + Math.round((place * (oldest - 1)) / edges.length),
      amountIn: ({ buckets }: AgingFigures) => buckets[place] ?? 0,
    })),
  ];
}

interface Props {
  figures: AgingFigures;
  columns: readonly DebtColumn[];
  tall?: boolean;
}

/** How old a debt is, as one thin bar: pine is not due, brass to brick is later and later. */
export function BucketsBar({ figures, columns, tall = false }: Props) {
  const format = useFormat();
  const amounts = columns.map((each) => ({ ...each, amount: each.amountIn(figures) }));
  const whole = amounts.reduce((sum, { amount }) => sum + amount, 0);
  if (whole === 0) return <span className={style["empty"]} />;
  const parts = amounts.filter(({ amount }) => amount > 0);
  const label = parts.map(({ title, amount }) => `${title} ${format.percent(amount / whole)}`).join(", ");
  return (
    <span className={`${style["bar"]} ${tall ? style["tall"] : ""}`} role="img" aria-label={label} title={label}>
      {parts.map(({ column, age, amount }) => (
        <span key={column} data-age={age} style={{ flexGrow: amount / whole }} />
      ))}
    </span>
  );
}

export const BucketMark = ({ age }: Pick<DebtColumn, "age">) => (
  <span className={style["mark"]} data-age={age} aria-hidden />
);
