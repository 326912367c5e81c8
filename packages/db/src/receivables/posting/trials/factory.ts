import { minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import type { AgedItem } from "@foyer/domain/receivables/aging/rules";
import { AgingRule } from "@foyer/domain/receivables/aging/schema";
import fc from "fast-check";

const firstDay = CalendarDate.parse("2026-01-01");
/** The clients of one trial. */
export const clientsEach = 2;

const someDay = fc.integer({ min: 0, max: 200 }).map((days) => addDays(firstDay, days));
const someItem = fc.record({
  client: fc.nat({ max: clientsEach - 1 }),
  side: fc.constantFrom("debit" as const, "credit" as const),
  amount: fc.integer({ min: 1, max: 120 }),
  posted: someDay,
  due: someDay,
  document: someDay,
  checkout: fc.option(someDay),
});
const someMove = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("allocate" as const),
      debit: fc.nat(),
      credit: fc.nat(),
      amount: fc.integer({ min: 1, max: 120 }),
      on: someDay,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const), which: fc.nat(), on: someDay }) },
);

/** A ledger of its own clients: its items, what is tried with them, and how it is looked at. */
export const someTrial = fc.record({
  items: fc.array(someItem, { minLength: 2, maxLength: 6 }),
  moves: fc.array(someMove, { minLength: 1, maxLength: 9 }),
  known: fc.nat(),
  swaps: fc.array(fc.nat(), { maxLength: 12 }),
  asOf: someDay,
  rule: fc.constantFrom(...AgingRule.options),
});
export type Trial = typeof someTrial extends fc.Arbitrary<infer T> ? T : never;

const closeDay = fc.integer({ min: 0, max: 12 }).map((days) => addDays(firstDay, days));

/** Few items of much the same size within a few days: many of its writes are about the same money. */
export const closeTrial: fc.Arbitrary<Trial> = fc.record({
  items: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 4 }).map((days) =>
    days.map((posted, index) => ({
      client: 0,
      side: index === 0 ? ("debit" as const) : ("credit" as const),
      amount: 100,
      posted: addDays(firstDay, posted),
      due: firstDay,
      document: firstDay,
      checkout: null,
    })),
  ),
  moves: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("allocate" as const),
        debit: fc.constant(0),
        credit: fc.nat(),
        amount: fc.integer({ min: 60, max: 100 }),
        on: closeDay,
      }),
      fc.record({ kind: fc.constant("undo" as const), which: fc.nat(), on: closeDay }),
    ),
    { minLength: 3, maxLength: 10 },
  ),
  known: fc.constant(0),
  swaps: fc.constant<number[]>([]),
  asOf: closeDay,
  rule: fc.constant("due" as const),
});

export interface ItemStep extends AgedItem {
  readonly kind: "item";
  readonly client: number;
}
interface AllocateStep {
  readonly kind: "allocate";
  readonly id: number;
  readonly debit: number;
  readonly credit: number;
  readonly amount: number;
  readonly on: CalendarDate;
}
interface UndoStep {
  readonly kind: "undo";
  readonly id: number;
  readonly allocation: number;
  readonly on: CalendarDate;
}
export type Step = ItemStep | AllocateStep | UndoStep;

/** A trial's writes in the order in which they are sent; each names what it is about by the number of an earlier one. */
function stepsOf({ items, moves }: Trial, { after, place }: { after: number; place: number }): Step[] {
  const steps: Step[] = items.map((given, index) => ({
    kind: "item",
    id: after + index + 1,
    client: place * clientsEach + given.client,
    side: given.side,
    amountMinor: minor(given.amount),
    documentDate: given.document,
    postingDate: given.posted,
    dueDate: given.due,
    checkoutDate: given.checkout,
  }));
  const ofSide = (side: "debit" | "credit") => steps.filter((step) => step.kind === "item" && step.side === side);
  for (const move of moves) {
    const id = after + steps.length + 1;
    if (move.kind === "allocate") {
      const [debits, credits] = [ofSide("debit"), ofSide("credit")];
      const [debit, credit] = [debits[move.debit % debits.length], credits[move.credit % credits.length]];
      if (debit && credit)
        steps.push({ kind: "allocate", id, debit: debit.id, credit: credit.id, amount: move.amount, on: move.on });
    } else {
      const allocations = steps.filter((step) => step.kind === "allocate");
      const allocation = allocations[move.which % allocations.length];
      if (allocation) steps.push({ kind: "undo", id, allocation: allocation.id, on: move.on });
    }
  }
  return steps;
}

/** The writes of several trials, of each those before a moment of its own and those after it. */
export function stepsOfAll(trials: readonly Trial[]): { before: Step[]; after: Step[] } {
  const before: Step[] = [];
  const after: Step[] = [];
  for (const [place, trial] of trials.entries()) {
    const steps = stepsOf(trial, { after: before.length + after.length, place });
    const moment = trial.items.length + (trial.known % (steps.length - trial.items.length + 1));
    before.push(...steps.slice(0, moment));
    after.push(...steps.slice(moment));
  }
  return { before, after };
}

/** Neighbours that have nothing to do with each other change places. */
export function reordered(steps: readonly Step[], swaps: readonly number[]): Step[] {
  const order = [...steps];
  const touched = (step: Step): number[] => {
    if (step.kind === "item") return [step.id];
    if (step.kind === "allocate") return [step.id, step.debit, step.credit];
    const allocation = steps.find((each) => each.id === step.allocation);
    return [step.id, step.allocation, ...(allocation ? touched(allocation) : [])];
  };
  for (const swap of swaps) {
    const at = swap % Math.max(1, order.length - 1);
    const [one, other] = [order[at], order[at + 1]];
    if (one && other && !touched(one).some((id) => touched(other).includes(id))) order.splice(at, 2, other, one);
  }
  return order;
}
