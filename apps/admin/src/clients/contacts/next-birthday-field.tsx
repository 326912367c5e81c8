import { nextBirthday } from "@foyer/domain/clients/birthdays/rules";
import type { Birthday } from "@foyer/domain/clients/birthdays/schema";
import { daysBetween } from "@foyer/domain/kernel/time";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { useToday } from "../../kernel/today.ts";

/** When a birthday is kept next, in the solar calendar, and how far away that is. */
export function NextBirthday({ birthday }: { birthday: Birthday }) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useToday();
  const next = nextBirthday(birthday, today);
  const count = daysBetween(today, next);
  const away = count === 0 ? t("clients.contacts.birthday.today") : t("clients.contacts.birthday.inDays", { count });
  return `${t("clients.contacts.birthday.next", { date: format.date(next) })} · ${away}`;
}
