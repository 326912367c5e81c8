import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import { MoneyText } from "../kernel/text.tsx";
import { amountIn, BucketMark, BucketsBar, debitColumns, owed } from "./buckets-field.tsx";
import style from "./summary-panel.module.css";
import type { Aging } from "./use-aging.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

interface Props {
  aging: Pick<Aging, "total" | "currency" | "asOf">;
  onOpen: (cell: OpenedCell) => void;
}

/** The balance of the day and how old it is; each part opens its items. */
export function SummaryPanel({ aging: { total, currency, asOf }, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const whole = owed(total);
  const late = whole - total.notDue;
  return (
    <section className={style["panel"]} aria-label={t("receivables.aging.asOfDay", { date: format.date(asOf) })}>
      <div className={style["head"]}>
        <div>
          <div className={style["label"]}>
            {t("receivables.aging.balance")} · {t("receivables.aging.asOfDay", { date: format.date(asOf) })}
          </div>
          <div className={style["balance"]}>
            <MoneyText amount={total.balance} currency={currency} />
          </div>
        </div>
        {whole > 0 && (
          <p className={late > 0 ? style["late"] : style["label"]}>
            {t("receivables.aging.overdueShare", { share: format.percent(late / whole) })}
          </p>
        )}
      </div>
      <BucketsBar figures={total} tall />
      <div className={style["parts"]}>
        {debitColumns.map((column) => (
          <button
            key={column}
            type="button"
            className={style["part"]}
            disabled={amountIn(total, column) === 0}
            onClick={() => onOpen({ column })}
          >
            <span className={style["label"]}>
              <BucketMark column={column} />
              {t(`receivables.aging.columns.${column}`)}
            </span>
            <MoneyText amount={amountIn(total, column)} currency={currency} bare />
          </button>
        ))}
        <button
          type="button"
          className={style["part"]}
          disabled={total.unapplied === 0}
          onClick={() => onOpen({ column: "unapplied" })}
        >
          <span className={style["label"]}>− {t("receivables.aging.columns.unapplied")}</span>
          <MoneyText amount={total.unapplied} currency={currency} bare />
        </button>
      </div>
    </section>
  );
}
