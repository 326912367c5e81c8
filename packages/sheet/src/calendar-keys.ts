import { plusDays, plusMonths, weekdayOf } from "./days.ts";

/** 0 is Monday, which most of the world begins its week with; where the browser knows better it is asked. */
export function firstWeekday(locale: string): number {
  const known: unknown = new Intl.Locale(locale);
  const info = typeof known === "object" && known !== null && "getWeekInfo" in known ? known.getWeekInfo : undefined;
  const week: unknown = typeof info === "function" ? Reflect.apply(info, known, []) : undefined;
  const day = typeof week === "object" && week !== null && "firstDay" in week ? Number(week.firstDay) : 1;
  return (day + 6) % 7;
}

/** The day that a key goes to in a calendar, or undefined when the key is not the calendar's. */
export function dayByKey(
  day: string,
  { key, shift }: { key: string; shift: boolean },
  first: number,
): string | undefined {
  switch (key) {
    case "ArrowLeft":
      return plusDays(day, -1);
    case "ArrowRight":
      return plusDays(day, 1);
    case "ArrowUp":
      return plusDays(day, -7);
    case "ArrowDown":
      return plusDays(day, 7);
    case "PageUp":
      return plusMonths(day, shift ? -12 : -1);
    case "PageDown":
      return plusMonths(day, shift ? 12 : 1);
    case "Home":
      return plusDays(day, -((weekdayOf(day) - first + 7) % 7));
    case "End":
      return plusDays(day, 6 - ((weekdayOf(day) - first + 7) % 7));
    default:
      return undefined;
  }
}
