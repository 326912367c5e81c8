import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN, AG_GRID_LOCALE_TW } from "@ag-grid-community/locale";
import { Language } from "@foyer/domain/kernel/words";
import { Sheet } from "@foyer/sheet/sheet";
import type { SheetProps } from "@foyer/sheet/sheet-props";
import { useComputedColorScheme } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import style from "./house-sheet.module.css";
import { localeOf } from "./language.ts";
import { useSheetWords } from "./sheet-words.ts";
import { useToday } from "./today.ts";

const gridWords: Record<Language, Record<string, string>> = {
  "zh-Hans": AG_GRID_LOCALE_CN,
  "zh-Hant": AG_GRID_LOCALE_TW,
  en: AG_GRID_LOCALE_EN,
};

type HouseSheetProps<R extends object> = Omit<SheetProps<R>, "words" | "gridWords" | "locale" | "theme" | "today"> & {
  /** What the grid lists, for screen readers. */
  readonly name: string;
};

/** A `<Sheet>` in the house's colours and the person's language. Import it only from files that are loaded lazily: it brings AG Grid along. */
export function HouseSheet<R extends object>({ name, ...rest }: HouseSheetProps<R>) {
  const { i18n } = useTranslation();
  const language = Language.catch("zh-Hans").parse(i18n.language);
  const scheme = useComputedColorScheme("light");
  const words = useSheetWords(name);
  const date = useToday();
  const today = useCallback(() => date, [date]);
  return (
    <div className={style["house"]}>
      <Sheet
        key={language}
        words={words}
        gridWords={gridWords[language]}
        locale={localeOf[language]}
        theme={scheme}
        today={today}
        {...rest}
      />
    </div>
  );
}
