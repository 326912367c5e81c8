import { useTranslation } from "react-i18next";
import type { RankedRep } from "./month-panel.tsx";
import style from "./name-field.module.css";

/** A rep's name; it opens the figures of those whom one may see. */
export function NameField({ row, onOpen }: { row: RankedRep; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={style["name"]}>
      {row.shown ? (
        <button type="button" className={style["open"]} onClick={onOpen}>
          {row.name}
        </button>
      ) : (
        row.name
      )}
      {row.mine && <span className={style["you"]}>{t("scores.you")}</span>}
    </span>
  );
}
