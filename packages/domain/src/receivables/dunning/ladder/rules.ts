import { Refusal } from "../../../kernel/refusal.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { LadderStep, PlacedStep, StepKind } from "./schema.ts";

const step = (days: number, kind: StepKind, more: Partial<LadderStep>): LadderStep => ({
  days,
  kind,
  by: ["system"],
  hold: null,
  ownerCopy: false,
  charge: false,
  ...more,
});

/** The house's ladder, for a property that has set none of its own. (A7.6, A7.7) */
export const defaultLadder: readonly LadderStep[] = [
  step(-5, "reminder", {}),
  step(5, "letter", { ownerCopy: true }),
  step(10, "call", { by: ["finance", "owner"] }),
  step(15, "letter", { by: ["finance"], hold: "soft" }),
  step(20, "call", { by: ["director"] }),
  step(30, "letter", { by: ["director"], hold: "hard", charge: true }),
  step(45, "notice", { by: ["finance", "director"] }),
];

export const isLetter = ({ kind }: Pick<LadderStep, "kind">): boolean => kind === "letter" || kind === "notice";

/** The steps in the order of their days, each with its place and with the number of its letter or call. */
export function placed(steps: readonly LadderStep[]): PlacedStep[] {
  let [letters, calls] = [0, 0];
  return steps
    .toSorted((a, b) => a.days - b.days)
    .map((each, index) => {
      if (isLetter(each)) letters += 1;
      if (each.kind === "call") calls += 1;
      return { ...each, step: index + 1, number: each.kind === "call" ? calls : isLetter(each) ? letters : 0 };
    });
}

const onlyOnce = (steps: readonly LadderStep[], kind: StepKind): boolean =>
  steps.filter((each) => each.kind === kind).length <= 1;

/**
 * A ladder goes up: one step on a day, reminders before due and everything else after it, a final notice after all letters,
 * the softer hold before the harder.
 */
export function gradualSteps(steps: readonly LadderStep[]): boolean {
  const order = placed(steps);
  const last = order.findLast(isLetter);
  const daysOf = (hold: "soft" | "hard") => order.filter((each) => each.hold === hold).map(({ days }) => days);
  const [soft, hard] = [daysOf("soft"), daysOf("hard")];
  return (
    new Set(steps.map(({ days }) => days)).size === steps.length &&
    steps.every(({ kind, days }) => (kind === "reminder" ? days < 0 : days > 0)) &&
    steps.every(({ kind, by }) => kind !== "reminder" || by.every((who) => who === "system")) &&
    steps.every(({ kind, by }) => kind === "call" || !by.includes("owner")) &&
    steps.every(({ kind, by }) => kind !== "call" || !by.includes("system")) &&
    onlyOnce(steps, "reminder") &&
    onlyOnce(steps, "notice") &&
    (last === undefined || onlyLast(order, last)) &&
    soft.length <= 1 &&
    hard.length <= 1 &&
    (soft[0] ?? 0) <= (hard[0] ?? Number.POSITIVE_INFINITY)
  );
}

const onlyLast = (order: readonly PlacedStep[], last: PlacedStep): boolean =>
  order.every((each) => each.kind !== "notice" || each.step === last.step);

/** What a run did by the steps of a day stays explained by them: a ladder holds from today on, or from a later day. */
export function refuseLadderOfThePast(fromDate: CalendarDate, today: CalendarDate): void {
  if (fromDate < today) throw new Refusal("invalid", "receivables.ladder-of-the-past", { fromDate, today });
}
