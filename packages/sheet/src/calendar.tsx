import { firstWeekday } from "./calendar-keys.ts";
import { plusMonths, weeksOf } from "./days.ts";
import { commitEditing, pickDay } from "./editing.ts";
import type { Model } from "./model.ts";
import { useSheetState } from "./use-sheet.ts";

/** Noon in UTC, so that no time zone makes another day of it. */
const instantOf = (date: string) => Date.parse(`${date}T12:00:00Z`);

const shownIn = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC", calendar: "gregory" });

/** Under an open date: the month it lies in. The focus stays in the text box, which names the active day. */
export function Calendar<R extends object>(props: { model: Model<R>; id: string; locale: string }) {
  const { model, id, locale } = props;
  const { editing } = useSheetState(model);
  const day = editing?.day;
  if (day === undefined) return null;
  const words = model.port().words.calendar;
  const today = model.port().today?.();
  const weeks = weeksOf(day, firstWeekday(locale));
  const weekday = shownIn(locale, { weekday: "narrow" });
  const longWeekday = shownIn(locale, { weekday: "long" });
  const title = shownIn(locale, { year: "numeric", month: "long" }).format(instantOf(day));
  const whole = shownIn(locale, { dateStyle: "full" });
  const turn = (by: 1 | -1) => pickDay(model, plusMonths(day, by));
  return (
    <div
      className="sheet-calendar"
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <div className="sheet-month">
        <button type="button" tabIndex={-1} aria-label={words.previous} onClick={() => turn(-1)}>
          ‹
        </button>
        <strong aria-live="polite">{title}</strong>
        <button type="button" tabIndex={-1} aria-label={words.next} onClick={() => turn(1)}>
          ›
        </button>
      </div>
      <table role="grid" id={id} aria-label={title}>
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th key={date} scope="col" abbr={longWeekday.format(instantOf(date))}>
                {weekday.format(instantOf(date))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td
                  key={date}
                  id={`${id}-${date}`}
                  role="gridcell"
                  aria-selected={date === day}
                  aria-label={whole.format(instantOf(date))}
                  {...(date === today && { "aria-current": "date" })}
                  data-other={date.slice(0, 7) !== day.slice(0, 7)}
                  onMouseUp={() => {
                    pickDay(model, date);
                    commitEditing(model);
                  }}
                >
                  {Number(date.slice(8))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
