import { type Currency, currencyExponents, decimal, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { Language } from "@foyer/domain/kernel/words";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "./language.ts";
import { useSession } from "./session.tsx";

type Digits = `${number}`;
/** Intl takes a decimal string exactly, where a JS number would lose cents above 2^53. */
const isDigits = (text: string): text is Digits => text !== "" && Number.isFinite(Number(text));
const digits = (text: string): Digits | number => (isDigits(text) ? text : Number.NaN);

/** A bare $ could be anybody's dollar; nobody here writes CN¥ for the yuan. */
const signOf = (of: Currency) => (of === "CNY" || of === "JPY" ? "narrowSymbol" : "symbol");

interface Setting {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: Currency;
}

/** Everything a screen shows of numbers, money and time, in the person's language and the property's zone and currency. */
export function formatFor({ locale, timeZone, currency }: Setting) {
  const utc = { timeZone: "UTC" } as const;
  const day = new Intl.DateTimeFormat(locale, {
    ...utc,
    year: "numeric",
    month: locale === "en-GB" ? "short" : "2-digit",
    day: "2-digit",
  });
  const longDay = new Intl.DateTimeFormat(locale, { ...utc, dateStyle: "full" });
  const month = new Intl.DateTimeFormat(locale, { ...utc, year: "numeric", month: "long" });
  const shortMonth = new Intl.DateTimeFormat(locale, { ...utc, month: "short" });
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: "numeric",
    month: locale === "en-GB" ? "short" : "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  /** British English shortens a million to m, which reads as metres or minutes. */
  const compactLocale = locale === "en-GB" ? "en-US" : locale;
  const compact = new Intl.NumberFormat(compactLocale, { notation: "compact", maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });

  const moneyWith = (amount: number, of: Currency, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, {
      ...options,
      minimumFractionDigits: currencyExponents[of],
      maximumFractionDigits: currencyExponents[of],
    }).format(digits(decimal(minor(amount), of)));

  return {
    currency,
    /** 2026/03/05 · 05 Mar 2026 */
    date: (value: CalendarDate): string => day.format(Date.parse(value)),
    /** 2026年3月5日星期四 · Thursday 5 March 2026 */
    longDate: (value: CalendarDate): string => longDay.format(Date.parse(value)),
    month: (value: Month): string => month.format(Date.parse(`${value}-01`)),
    /** Without its year, for axes and column heads. */
    shortMonth: (value: Month): string => shortMonth.format(Date.parse(`${value}-01`)),
    /** A moment on the property's clock. */
    instant: (value: Instant): string => moment.format(Date.parse(value)),
    number: (value: number): string => plain.format(value),
    integer: (value: number): string => count.format(value),
    compact: (value: number): string => compact.format(value),
    /** 0.125 → 12.5% */
    percent: (value: number): string => share.format(value),
    /** An exact decimal that came as text (a score, a ratio). */
    decimal: (value: string, places: number): string =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places }).format(
        digits(value),
      ),
    /** ¥1,234.50: minor units of the property's currency, unless another is named. */
    money: (amount: number, of: Currency = currency): string =>
      moneyWith(amount, of, { style: "currency", currency: of, currencyDisplay: signOf(of) }),
    /** 1,234.50: for columns whose head or caption already says the currency. */
    amount: (amount: number, of: Currency = currency): string => moneyWith(amount, of, {}),
    /** ¥1.2M · ¥123.4万: for tiles and axes, never where sums are compared. */
    shortMoney: (amount: number, of: Currency = currency): string =>
      new Intl.NumberFormat(compactLocale, {
        style: "currency",
        currency: of,
        currencyDisplay: signOf(of),
        notation: "compact",
        minimumFractionDigits: 0,
        maximumFractionDigits: 1,
      }).format(digits(decimal(minor(amount), of))),
  };
}

export type Format = ReturnType<typeof formatFor>;

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { timeZone, currency } = useSession().property;
  const locale = localeOf[Language.catch("zh-Hans").parse(i18n.language)];
  return useMemo(() => formatFor({ locale, timeZone, currency }), [locale, timeZone, currency]);
}
