import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import style from "./meter-field.module.css";

/** How complete a file is: the number beside a bar, never the bar alone. */
export function Meter({ percent, small = false }: { percent: number; small?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mood = percent === 100 ? "full" : percent < 50 ? "low" : "part";
  return (
    <span className={`${style["meter"]} ${small ? style["small"] : ""}`}>
      <span
        className={style["track"]}
        role="meter"
        aria-label={t("clients.file.completeness")}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span className={`${style["bar"]} ${style[mood]}`} style={{ inlineSize: `${percent}%` }} />
      </span>
      <span className={style["number"]}>{format.percent(percent / 100)}</span>
    </span>
  );
}
