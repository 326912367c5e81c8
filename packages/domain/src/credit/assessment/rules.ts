import Fraction from "fraction.js";
import { type CreditGrade, type CreditTerm, creditGrades } from "../../clients/credit/schema.ts";
import { type Minor, minor } from "../../kernel/money.ts";
import { addDays, addMonths, type CalendarDate, dayNumber, firstDay, lastDay, monthOf } from "../../kernel/time.ts";
import { type Factor, type Gate, type GradeBand, historyFactors, type LeftOut, type Scorecard } from "./schema.ts";

const days = (count: number): CreditTerm => ({ term: "days", days: count });
const deposit: CreditTerm = { term: "deposit", days: null };
const prepay: CreditTerm = { term: "prepay", days: null };

/** Version 0: what a property starts from. (A7.2, A7.4, A7.5) */
export const houseScorecard: Scorecard = {
  factors: [
    { factor: "days-late", points: 20, full: 0, zero: 45 },
    { factor: "paid-on-time", points: 10, full: 95, zero: 50 },
    { factor: "utilisation", points: 10, full: 60, zero: 110 },
    { factor: "volume", points: 8, full: 100, zero: 0 },
    // months
    { factor: "tenure", points: 6, full: 60, zero: 6 },
    { factor: "broken-promises", points: 6, full: 0, zero: 3 },
    { factor: "financials", points: 14, full: 5, zero: 0 },
    { factor: "management", points: 8, full: 5, zero: 0 },
    { factor: "security", points: 8, full: 5, zero: 0 },
    { factor: "conditions", points: 5, full: 5, zero: 0 },
    { factor: "judgement", points: 5, full: 5, zero: 0 },
  ],
  grades: [
    { grade: "AAA", above: 90, percent: 150, term: days(45) },
    { grade: "AA", above: 80, percent: 100, term: days(30) },
    { grade: "A", above: 70, percent: 80, term: days(30) },
    { grade: "BBB", above: 60, percent: 60, term: days(15) },
    { grade: "BB", above: 50, percent: 0, term: deposit },
    { grade: "C", above: null, percent: 0, term: prepay },
  ],
};

/** The same day so many months before; the month's last where it has no such day. */
export function monthsBefore(date: CalendarDate, count: number): CalendarDate {
  const month = addMonths(monthOf(date), -count);
  const days = addDays(firstDay(month), Number(date.slice(8, 10)) - 1);
  return monthOf(days) === month ? days : lastDay(month);
}

export const monthsAfter = (date: CalendarDate, count: number): CalendarDate => monthsBefore(date, -count);

/** Whole months from one day to another; none when it is the later one. */
export function wholeMonths(from: CalendarDate, to: CalendarDate): number {
  if (from >= to) return 0;
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return monthsAfter(from, months) > to ? months - 1 : months;
}

/** The twelve months up to a day, the day included, the earliest first. */
export const monthsUpTo = (day: CalendarDate): { from: CalendarDate; to: CalendarDate }[] =>
  Array.from({ length: 12 }, (_, at) => ({
    from: addDays(monthsBefore(day, 12 - at), 1),
    to: monthsBefore(day, 11 - at),
  }));

/** Half up, on exact values. */
function rounded(value: Fraction, places: number): string {
  const scaled = value
    .mul(10n ** BigInt(places))
    .mul(2)
    .add(1)
    .div(2)
    .floor();
  const digits = String(scaled.n).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled.s < 0n && scaled.n !== 0n ? `-${text}` : text;
}

/** `part` of `whole` in per cent, to four decimals; nothing of nothing is no evidence. */
export const percentOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : rounded(new Fraction(part, whole).mul(100), 4);

export const meanOf = (values: readonly string[]): string | null =>
  values.length === 0
    ? null
    : rounded(values.reduce((sum, value) => sum.add(value), new Fraction(0)).div(values.length), 4);

/** How far a value has come from the zero end to the full one: 0 to 1, and nothing without a value. */
function share({ full, zero }: { full: number; zero: number }, value: string | null): Fraction {
  if (value === null) return new Fraction(0);
  const from = new Fraction(String(zero));
  const reached = new Fraction(value).sub(from).div(new Fraction(String(full)).sub(from));
  if (reached.compare(0) < 0) return new Fraction(0);
  return reached.compare(1) > 0 ? new Fraction(1) : reached;
}

export interface Measured {
  readonly values: Readonly<Record<Factor, string | null>>;
  readonly isNew: boolean;
  /** Whether a limit above 0 was in force at some time of the year. */
  readonly hasLimit: boolean;
}

export interface ScoredFactor {
  readonly factor: Factor;
  readonly value: string | null;
  /** Two decimals, to be read; the score is made of exact ones. */
  readonly points: string;
  readonly most: number;
  readonly leftOut: LeftOut | null;
}

export interface Score {
  /** One decimal, half up. */
  readonly score: string;
  readonly factors: readonly ScoredFactor[];
}

const isHistory = (factor: Factor): boolean => historyFactors.some((each) => each === factor);

function leftOutOf(factor: Factor, { isNew, hasLimit }: Pick<Measured, "isNew" | "hasLimit">): LeftOut | null {
  if (isNew && isHistory(factor)) return "new-client";
  return factor === "utilisation" && !hasLimit ? "no-limit" : null;
}

/** Points by scorecard, those left out made up for by the rest; what has no evidence earns nothing. (A7.3) */
export function scoreOf({ factors }: Scorecard, measured: Measured): Score {
  let earned = new Fraction(0);
  let most = 0;
  const scored = factors.map(({ factor, points, full, zero }) => {
    const value = measured.values[factor];
    const leftOut = leftOutOf(factor, measured);
    const own = leftOut ? new Fraction(0) : share({ full, zero }, value).mul(points);
    earned = earned.add(own);
    most += leftOut ? 0 : points;
    return { factor, value, points: rounded(own, 2), most: points, leftOut };
  });
  return { score: rounded(most === 0 ? new Fraction(0) : earned.mul(100).div(most), 1), factors: scored };
}

const place = (grade: CreditGrade): number => creditGrades.indexOf(grade);
/** The one of two that is worth less. */
const worse = (one: CreditGrade, other: CreditGrade): CreditGrade => (place(one) >= place(other) ? one : other);

const bestBehind: Readonly<Record<Gate, CreditGrade>> = { blocked: "C", "very-late": "BB", "new-client": "BBB" };

/** No grade is better than this, whoever signs for it. */
export const bestGrade = (gates: readonly Gate[]): CreditGrade =>
  gates.reduce<CreditGrade>((best, gate) => worse(best, bestBehind[gate]), "AAA");

export const isBetter = (one: CreditGrade, other: CreditGrade): boolean => place(one) < place(other);

/** By the score as it is shown, and no better than the gates let through. */
export function gradeOf(
  { grades }: Scorecard,
  { score, gates }: { score: string; gates: readonly Gate[] },
): CreditGrade {
  const value = new Fraction(score);
  const earned = grades.find(({ above }) => above === null || value.compare(above) > 0)?.grade ?? "C";
  return worse(earned, bestGrade(gates));
}

interface Standing {
  readonly isBlocked: boolean;
  readonly isNew: boolean;
  /** Of what is open, the longest; null when nothing is. */
  readonly worstDaysLate: number | null;
}

export function gatesOf({ isBlocked, isNew, worstDaysLate }: Standing, lateDays: number): Gate[] {
  const closed: Gate[] = [];
  if (isBlocked) closed.push("blocked");
  if ((worstDaysLate ?? 0) > lateDays) closed.push("very-late");
  if (isNew) closed.push("new-client");
  return closed;
}

/** Fewer settled items, or fewer days since the first one on credit, than a judgement by history needs. */
export const isNewClient = (
  { settled, firstOn }: { settled: number; firstOn: CalendarDate | null },
  { on, items, creditDays }: { on: CalendarDate; items: number; creditDays: number },
): boolean => settled < items || firstOn === null || dayNumber(on) - dayNumber(firstOn) < creditDays;

export const bandOf = ({ grades }: Pick<Scorecard, "grades">, grade: CreditGrade): GradeBand => {
  const band = grades.find((each) => each.grade === grade);
  if (!band) throw new RangeError(`the scorecard says nothing of ${grade}`);
  return band;
};

/** Average monthly sales × months of the term × the grade's share, rounded down: money is kept safe. (A7.4) */
export function limitOf(yearVolume: Minor, { percent, term }: Pick<GradeBand, "percent" | "term">): Minor {
  const whole = BigInt(Math.max(0, yearVolume)) * BigInt(term.days ?? 0) * BigInt(percent);
  return minor(Number(whole / (12n * 30n * 100n)));
}

/** Where each stands among all with a volume: 100 for the largest, nothing for who has none. */
export function percentiles<Id>(volumes: ReadonlyMap<Id, number>): Map<Id, string> {
  const counted = [...volumes].filter(([, volume]) => volume > 0).sort(([, one], [, other]) => one - other);
  const answers = new Map<Id, string>();
  let upTo = counted.length;
  for (let at = counted.length - 1; at >= 0; at -= 1) {
    const [id, volume] = counted[at] ?? [];
    if (id === undefined || volume === undefined) continue;
    if (volume !== counted[at + 1]?.[1]) upTo = at + 1;
    answers.set(id, rounded(new Fraction(upTo, counted.length).mul(100), 4));
  }
  return answers;
}
