import { type Minor, sum } from "../../../kernel/money.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { WorkingCalendar } from "../../../properties/rules.ts";
import type { LedgerItemId } from "../../schema.ts";
import { isLetter } from "../ladder/rules.ts";
import type { PlacedStep } from "../ladder/schema.ts";
import { dueCall, dueLetter, dueReminder, gapKept, type Pace, type Progress } from "../rules.ts";
import type { HeldReason, LetterKind, Signature } from "../schema.ts";
import { asked, type OpenDebt, type StandingPromise, type Stop, stoppedItems } from "../stops/rules.ts";

export interface DunnedItem extends OpenDebt, Progress {}

/** What a client owes in one currency, with all that decides about letters. */
export interface DunnedAccount {
  readonly items: readonly DunnedItem[];
  readonly promises: readonly StandingPromise[];
  readonly stops: readonly Stop[];
  readonly unappliedMinor: Minor;
  readonly lastLetterOn: CalendarDate | null;
  /** A letter of this run, or a released one that has not gone yet. */
  readonly underWay: boolean;
  /** The house's own account, or a client that was put away. */
  readonly outside: "house" | "archived" | null;
  readonly hasAddress: boolean;
}

export interface RunRules {
  readonly ladder: readonly PlacedStep[];
  readonly today: CalendarDate;
  readonly gapDays: number;
  readonly calendar: WorkingCalendar;
  /** Says the last letter again to whoever is due for no next one: by hand only. */
  readonly repeat?: boolean;
}

export interface PlannedItem {
  readonly itemId: LedgerItemId;
  readonly step: PlacedStep;
  readonly daysLate: number;
  readonly askedMinor: Minor;
  readonly disputedMinor: Minor;
}

export interface PlannedLetter {
  readonly kind: LetterKind;
  /** The highest step in it, whose tone it has. */
  readonly step: PlacedStep;
  readonly repeated: boolean;
  readonly signatures: readonly Signature[];
  readonly ownerCopy: boolean;
  readonly charge: boolean;
  readonly amountMinor: Minor;
  readonly items: readonly PlannedItem[];
}

export interface AccountPlan {
  readonly letter: PlannedLetter | undefined;
  readonly call: { readonly step: PlacedStep; readonly items: readonly PlannedItem[] } | undefined;
  /** Items that are due for a letter, or are late, and get none today. */
  readonly held: readonly { readonly itemId: LedgerItemId; readonly reason: HeldReason }[];
}

const highest = (items: readonly PlannedItem[]): PlacedStep | undefined =>
  items.map(({ step }) => step).reduce<PlacedStep | undefined>((a, b) => (a && a.step >= b.step ? a : b), undefined);

const signaturesOf = (step: PlacedStep): Signature[] =>
  (["finance", "director"] as const).filter((who) => step.by.includes(who));

const planned = (item: DunnedItem, step: PlacedStep): PlannedItem => ({
  itemId: item.itemId,
  step,
  daysLate: item.daysLate,
  askedMinor: asked(item),
  disputedMinor: item.disputedMinor,
});

const kindOf = ({ kind }: PlacedStep): LetterKind => (kind === "call" ? "letter" : kind);

function letterOf(items: readonly PlannedItem[], repeated: ReadonlySet<LedgerItemId>): PlannedLetter | undefined {
  const step = highest(items);
  if (!step) return undefined;
  return {
    kind: kindOf(step),
    step,
    repeated: items.every(({ itemId }) => repeated.has(itemId)),
    signatures: signaturesOf(step),
    ownerCopy: items.some((item) => item.step.ownerCopy),
    charge: items.some((item) => item.step.charge && !repeated.has(item.itemId)),
    amountMinor: sum(items.map(({ askedMinor }) => askedMinor)),
    items,
  };
}

/** The letter an item had last, while it is late. */
const lastLetter = (ladder: readonly PlacedStep[], { letters, daysLate }: DunnedItem): PlacedStep | undefined =>
  daysLate > 0 ? ladder.find((step) => isLetter(step) && step.number === letters) : undefined;

/**
 * What the run of a day does about one account: one letter in the tone of its highest step, each item keeping its own, one
 * call to make, and why the other late items are held back. (A7.6)
 */
export function planAccount(account: DunnedAccount, rules: RunRules): AccountPlan {
  const { ladder, today, calendar } = rules;
  const pace: Pace = { today, lastLetterOn: account.lastLetterOn, gapDays: rules.gapDays };
  const stopped = stoppedItems(account, today, calendar);
  const held: { itemId: LedgerItemId; reason: HeldReason }[] = [];
  const [letters, calls, repeated]: [PlannedItem[], PlannedItem[], Set<LedgerItemId>] = [[], [], new Set()];
  const mayWrite = gapKept(pace);
  for (const item of account.items) {
    const { itemId } = item;
    const reason = account.outside ?? stopped.get(itemId);
    const letter = dueReminder(ladder, item) ?? dueLetter(ladder, item);
    const again = !letter && rules.repeat ? lastLetter(ladder, item) : undefined;
    if (reason) {
      if (letter || again || item.daysLate > 0) held.push({ itemId, reason });
      continue;
    }
    // a step a run: what has just been written about is called about by the next one
    const call = account.underWay ? undefined : dueCall(ladder, item);
    if (call) calls.push(planned(item, call));
    const step = letter ?? again;
    const waits = step && heldOf(account, step, mayWrite);
    if (waits) held.push({ itemId, reason: waits });
    else if (step) {
      letters.push(planned(item, step));
      if (again) repeated.add(itemId);
    } else if (item.daysLate > 0 && !call && !ladder.some((each) => isLetter(each) && each.number > item.letters))
      held.push({ itemId, reason: "ladder-over" });
  }
  const step = highest(calls);
  return { letter: letterOf(letters, repeated), call: step && { step, items: calls }, held };
}

function heldOf(account: DunnedAccount, step: PlacedStep, mayWrite: boolean): HeldReason | undefined {
  if (account.underWay) return "under-way";
  if (!account.hasAddress) return "no-address";
  return isLetter(step) && !mayWrite ? "gap" : undefined;
}
