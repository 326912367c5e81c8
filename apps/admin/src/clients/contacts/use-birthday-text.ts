import { type Birthday, readBirthday } from "@foyer/domain/clients/birthdays/schema";
import { Language } from "@foyer/domain/kernel/words";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../../kernel/language.ts";

const months = ["正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"];
const ones = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 初八, 十五, 廿三, 三十: how days of a lunar month are counted in Chinese. */
function lunarDay(day: number): string {
  if (day <= 10) return `初${ones[day - 1]}`;
  if (day < 20) return `十${ones[day - 11]}`;
  if (day === 20) return "二十";
  return day === 30 ? "三十" : `廿${ones[day - 21]}`;
}

const inScript = (text: string, language: Language) => (language === "zh-Hant" ? text.replace("腊", "臘") : text);

function namesIn(language: Language) {
  const solar = new Intl.DateTimeFormat(localeOf[language], { month: "long", timeZone: "UTC" });
  return {
    month: (calendar: Birthday["calendar"], month: number): string => {
      if (calendar === "solar") return solar.format(Date.UTC(2024, month - 1, 1));
      return language === "en" ? String(month) : inScript(months[month - 1] ?? "", language);
    },
    day: (calendar: Birthday["calendar"], day: number): string =>
      calendar === "lunar" && language !== "en" ? lunarDay(day) : String(day),
  };
}

/** The names of the months and days of either calendar, in the person's language. */
export function useBirthdayNames() {
  const { i18n } = useTranslation();
  const language = Language.catch("zh-Hans").parse(i18n.language);
  return useMemo(() => namesIn(language), [language]);
}

/** `lunar 08-15` as people say it: 农历八月十五. */
export function useBirthdayText() {
  const { t } = useTranslation();
  const names = useBirthdayNames();
  return useCallback(
    (text: string): string => {
      const birthday = readBirthday(text)?.birthday;
      if (!birthday) return text;
      const { calendar, leap } = birthday;
      const [month, day] = [names.month(calendar, birthday.month), names.day(calendar, birthday.day)];
      if (calendar === "solar")
        return t("clients.contacts.birthday.solarText", { month: month.replace(/月$/, ""), day });
      return t(leap ? "clients.contacts.birthday.lunarLeapText" : "clients.contacts.birthday.lunarText", {
        month,
        day,
      });
    },
    [t, names],
  );
}
