import { addDays, type CalendarDate, daysBetween } from "../../kernel/time.ts";
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from "../../properties/rules.ts";
import { isLetter } from "./ladder/rules.ts";
import type { PlacedStep } from "./ladder/schema.ts";

/** How far an item has come on the ladder. */
export interface Progress {
  /** Days past due; negative before. */
  readonly daysLate: number;
  readonly reminded: boolean;
  /** The number of the last letter that was released. A draft counts for nothing. */
  readonly letters: number;
  /** The number of the last call that became a task. */
  readonly calls: number;
}

export interface Pace {
  readonly today: CalendarDate;
  /** When a letter was last released to the client. */
  readonly lastLetterOn: CalendarDate | null;
  /** Days between two letters, at least. */
  readonly gapDays: number;
}

export const gapKept = ({ today, lastLetterOn, gapDays }: Pace): boolean =>
  lastLetterOn === null || daysBetween(lastLetterOn, today) >= gapDays;

/** The letter after the last one, however late the item is: no letter is left out. */
const nextLetter = (ladder: readonly PlacedStep[], { letters }: Pick<Progress, "letters">) =>
  ladder.find((step) => isLetter(step) && step.number === letters + 1);

/** The letter an item takes today; whether the gap is kept is asked apart. */
export const dueLetter = (ladder: readonly PlacedStep[], item: Progress): PlacedStep | undefined => {
  const step = nextLetter(ladder, item);
  return step && item.daysLate >= step.days ? step : undefined;
};

/** A courtesy before the due date, once; on the day itself and after it is skipped. */
export const dueReminder = (ladder: readonly PlacedStep[], item: Progress): PlacedStep | undefined =>
  item.reminded || item.daysLate >= 0
    ? undefined
    : ladder.find((step) => step.kind === "reminder" && item.daysLate >= step.days);

/** The call an item is due for: after the letters that stand before it, the latest where several are. It waits for no call. */
export const dueCall = (ladder: readonly PlacedStep[], item: Progress): PlacedStep | undefined => {
  const open = nextLetter(ladder, item)?.step ?? Number.POSITIVE_INFINITY;
  return ladder.findLast(
    (step) => step.kind === "call" && step.number > item.calls && step.days <= item.daysLate && step.step < open,
  );
};

export interface NextStep {
  readonly step: PlacedStep;
  readonly on: CalendarDate;
}

/** What comes next for an item that nothing stops, and when at the earliest. */
export function nextStep(ladder: readonly PlacedStep[], item: Progress, pace: Pace): NextStep | undefined {
  const dueDate = addDays(pace.today, -item.daysLate);
  const letter = nextLetter(ladder, item);
  const call = ladder.find(
    (step) =>
      step.kind === "call" && step.number > item.calls && step.step < (letter?.step ?? Number.POSITIVE_INFINITY),
  );
  const reminder = ladder.find((step) => step.kind === "reminder" && !item.reminded && item.daysLate < 0);
  const step = reminder ?? call ?? letter;
  if (!step) return undefined;
  const afterGap = pace.lastLetterOn && isLetter(step) ? addDays(pace.lastLetterOn, pace.gapDays) : pace.today;
  const on = [addDays(dueDate, step.days), afterGap, pace.today].reduce((a, b) => (a > b ? a : b));
  return { step, on };
}

/** The last day on which a promise keeps letters back: its money shows a working day after it was to be paid. (A7.7) */
export const promiseHoldsUntil = (promisedFor: CalendarDate, calendar: WorkingCalendar): CalendarDate =>
  nextWorkingDay(promisedFor, calendar);

/** Whether what the bank has told is too old to say who has not paid: more working days than allowed have begun since. */
export function bankFileTooOld(
  latest: CalendarDate,
  { today, mostDays }: { today: CalendarDate; mostDays: number },
  calendar: WorkingCalendar,
): boolean {
  let passed = 0;
  for (let day = addDays(latest, 1); day <= today && passed <= mostDays; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) passed += 1;
  return passed > mostDays;
}

/** How urgent an item is: what is asked for, times the days it is late. The queue is sorted by the sum of it. */
export const amountDays = ({ askedMinor, daysLate }: { askedMinor: number; daysLate: number }): number =>
  daysLate > 0 ? askedMinor * daysLate : 0;
