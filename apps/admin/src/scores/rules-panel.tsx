import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import type { Ranking } from "./month-panel.tsx";
import style from "./rules-panel.module.css";

const order = ["contact", "repurchase", "satisfaction", "answersNeeded", "repurchasePoints"] as const;
const inPercent: readonly string[] = ["contact", "repurchase"];

/** What the month was scored by: a changed target changes no earlier month. (B3.2, B5.4) */
export function RulesPanel({ rules }: { rules: Ranking["rules"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t("scores.rules.title")}>
      <p className={style["hint"]}>{t("scores.rules.hint")}</p>
      <dl className={style["rules"]}>
        {order.map((key) => {
          const value = rules[key];
          if (value === undefined) return null;
          return (
            <div key={key} className={style["rule"]}>
              <dt>{t(`scores.rules.${key}`)}</dt>
              <dd>{inPercent.includes(key) ? format.percent(value / 100) : format.number(value)}</dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
