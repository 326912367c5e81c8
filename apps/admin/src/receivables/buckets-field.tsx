import { type AgingColumn, type AgingFigures, buckets } from "@foyer/domain/receivables/aging/schema";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import style from "./buckets-field.module.css";

export type DebitColumn = Exclude<AgingColumn, "unapplied">;
export const debitColumns: readonly DebitColumn[] = ["not-due", ...buckets];

export const amountIn = (figures: AgingFigures, column: AgingColumn): number =>
  column === "not-due" ? figures.notDue : column === "unapplied" ? figures.unapplied : figures.buckets[column];

export const owed = (figures: AgingFigures): number =>
  debitColumns.reduce((sum, column) => sum + amountIn(figures, column), 0);

/** How old a debt is, as one thin bar: pine is not due, brass to brick is later and later. */
export function BucketsBar({ figures, tall = false }: { figures: AgingFigures; tall?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const whole = owed(figures);
  if (whole === 0) return <span className={style["empty"]} />;
  const parts = debitColumns
    .map((column) => ({ column, share: amountIn(figures, column) / whole }))
    .filter(({ share }) => share > 0);
  const label = parts
    .map(({ column, share }) => `${t(`receivables.aging.columns.${column}`)} ${format.percent(share)}`)
    .join(", ");
  return (
    <span className={`${style["bar"]} ${tall ? style["tall"] : ""}`} role="img" aria-label={label} title={label}>
      {parts.map(({ column, share }) => (
        <span key={column} data-column={column} style={{ flexGrow: share }} />
      ))}
    </span>
  );
}

export const BucketMark = ({ column }: { column: DebitColumn }) => (
  <span className={style["mark"]} data-column={column} aria-hidden />
);
