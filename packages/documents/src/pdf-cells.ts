import { moneyText } from "./cells.ts";
import type { PdfTable } from "./pdf-layout.ts";

export type PdfLanguage = "zh-Hans" | "zh-Hant" | "en";

/** What a language is called where it is formatted and tagged. */
export const locales: Record<PdfLanguage, string> = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" };

type Digits = `${number}`;
/** Intl takes a decimal string exactly, where a JS number would lose cents above 2^53. */
const isDigits = (text: string): text is Digits => text !== "" && Number.isFinite(Number(text));

/** How a language writes what stands in a cell. */
export function writer(language: PdfLanguage) {
  const locale = locales[language];
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    month: language === "en" ? "short" : "2-digit",
    day: "2-digit",
  });
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (text: string, places: number): string => {
    const format =
      numbers.get(places) ??
      new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
    numbers.set(places, format);
    return isDigits(text) ? format.format(text) : text;
  };
  return (head: PdfTable["heads"][number], value: string | number | null): string => {
    if (value === null) return "";
    switch (head.kind) {
      case "text":
        return String(value);
      case "date":
        return day.format(Date.parse(String(value)));
      case "money":
        return number(moneyText(Number(value), head.exponent ?? 0), head.exponent ?? 0);
      case "integer":
        return number(String(value), 0);
      case "decimal":
        return number(String(value), head.places ?? 0);
    }
  };
}
