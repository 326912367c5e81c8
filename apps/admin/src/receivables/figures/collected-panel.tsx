import { addDays } from "@foyer/domain/kernel/time";
import { datesOfDays } from "@foyer/domain/receivables/figures/rules";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import style from "./figures-screen.module.css";
import type { FiguresView, Night } from "./use-figures.ts";

/** How much of what could be collected was, line by line as it is worked out; each line opens its rows. */
export function CollectedPanel({ night, view }: { night: Night; view: FiguresView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, businessDate, from } = night;
  const begin = addDays(from, -1);
  const line = (label: string, amount: number, to: string) => (
    <Line label={label}>
      <TextLink to={to}>
        <MoneyText amount={amount} currency={currency} />
      </TextLink>
    </Line>
  );
  return (
    <Card>
      <dl className={style["lines"]}>
        {line(
          t("receivables.figures.rows.begin", { date: format.date(begin) }),
          night.beginMinor,
          `/ledger/aging?asOf=${begin}&currency=${currency}`,
        )}
        {line(
          t("receivables.figures.rows.sold"),
          night.salesMinor,
          view.atFigure({ figure: "sales", from, to: businessDate }),
        )}
        {line(
          t("receivables.figures.rows.end"),
          night.balanceMinor,
          `/ledger/aging?asOf=${businessDate}&currency=${currency}`,
        )}
        {line(
          t("receivables.figures.rows.endNotDue"),
          night.notDueMinor,
          view.atFigure({
            figure: "owed-by-due",
            ...datesOfDays(businessDate, { from: null, to: 0 }),
            title: t("receivables.figures.rows.endNotDue"),
          }),
        )}
        <Line label={t("receivables.figures.rows.rate")}>
          <strong>
            {night.collected === null
              ? t("receivables.figures.notAvailable")
              : format.percent(Number(night.collected) / 100)}
          </strong>
        </Line>
      </dl>
    </Card>
  );
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
