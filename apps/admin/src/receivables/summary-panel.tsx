import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import { MoneyText } from "../kernel/text.tsx";
import { BucketMark, BucketsBar, useDebtColumns } from "./buckets-field.tsx";
import style from "./summary-panel.module.css";
import type { Aging } from "./use-aging.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

interface Props {
  aging: Pick<Aging, "total" | "currency" | "asOf" | "edges">;
  onOpen: (cell: OpenedCell) => void;
}

/** The balance of the day and how old it is; each part opens its items. */
export function SummaryPanel({ aging: { total, currency, asOf, edges }, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns = useDebtColumns()(edges);
  const whole = columns.reduce((sum, { amountIn }) => sum + amountIn(total), 0);
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
      <BucketsBar figures={total} columns={columns} tall />
      <div className={style["parts"]}>
        {columns.map(({ column, title, age, amountIn }) => (
          <button
            key={column}
            type="button"
            className={style["part"]}
            disabled={amountIn(total) === 0}
            onClick={() => onOpen({ column, title })}
          >
            <span className={style["label"]}>
              <BucketMark age={age} />
              {title}
            </span>
            <MoneyText amount={amountIn(total)} currency={currency} bare />
          </button>
        ))}
        <button
          type="button"
          className={style["part"]}
          disabled={total.unapplied === 0}
          onClick={() => onOpen({ column: "unapplied", title: t("receivables.aging.columns.unapplied") })}
        >
          <span className={style["label"]}>− {t("receivables.aging.columns.unapplied")}</span>
          <MoneyText amount={total.unapplied} currency={currency} bare />
        </button>
        {total.disputed > 0 && (
          <button
            type="button"
            className={style["part"]}
            onClick={() => onOpen({ column: "disputed", title: t("receivables.aging.columns.disputed") })}
          >
            <span className={style["label"]}>{t("receivables.aging.columns.disputed")}</span>
            <MoneyText amount={total.disputed} currency={currency} bare />
          </button>
        )}
      </div>
    </section>
  );
}
