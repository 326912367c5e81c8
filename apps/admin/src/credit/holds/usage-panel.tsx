import { type Exposure, type ExposurePart, exposureParts } from "@foyer/domain/credit/exposure/schema";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import style from "./headroom-panel.module.css";

interface UsageProps {
  used: Exposure & { readonly limit: number | null; readonly exposure: number };
  onOpen: (part: ExposurePart) => void;
}

/** What uses a limit, part by part, each of which opens its rows; the bar is as long as the limit, or as what is used of it. */
export function UsagePanel({ used, onOpen }: UsageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const whole = Math.max(used.limit ?? 0, used.exposure, 1);
  return (
    <>
      <span
        className={style["bar"]}
        role="meter"
        aria-label={t("credit.exposure.title")}
        aria-valuemin={0}
        aria-valuenow={Math.max(0, used.exposure)}
        aria-valuemax={whole}
        aria-valuetext={format.money(used.exposure)}
      >
        {exposureParts.map((part) => (
          <span
            key={part}
            className={style[part]}
            style={{ inlineSize: `${(100 * Math.max(0, used[part])) / whole}%` }}
          />
        ))}
      </span>
      <div className={style["parts"]}>
        {exposureParts.map((part) => (
          <UnstyledButton key={part} className={style["part"]} onClick={() => onOpen(part)}>
            <span className={style["label"]}>
              <span className={`${style["dot"]} ${style[part]}`} aria-hidden />
              {t(`credit.exposure.parts.${part}`)}
            </span>
            <span className={style["figure"]}>{format.money(used[part])}</span>
          </UnstyledButton>
        ))}
      </div>
    </>
  );
}
