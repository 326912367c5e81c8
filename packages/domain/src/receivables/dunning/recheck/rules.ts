import { type Minor, minor } from "../../../kernel/money.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { WorkingCalendar } from "../../../properties/rules.ts";
import type { LedgerItemId } from "../../schema.ts";
import type { DunnedAccount, DunnedItem } from "../plan/rules.ts";
import type { HeldReason, LetterKind } from "../schema.ts";
import { asked, stoppedItems } from "../stops/rules.ts";

/** An item of a letter that was drawn up earlier. */
export interface DrawnItem {
  readonly itemId: LedgerItemId;
  /** Which letter of the ladder it is for the item; 0 a reminder. */
  readonly number: number;
}

export interface CheckedItem extends DrawnItem {
  readonly daysLate: number;
  readonly askedMinor: Minor;
  readonly disputedMinor: Minor;
  /** Why it is not in the letter after all. */
  readonly leftOut: HeldReason | "due" | null;
}

interface Known<Item extends DunnedItem> {
  /** Nothing where the client owes nothing any more. */
  readonly account: (DunnedAccount & { readonly items: readonly Item[] }) | undefined;
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
}

/** What of a letter still holds today: what was paid, contested, promised or stopped since it was drawn up falls out. (A7.7) */
export function checkedItems<Item extends DunnedItem>(
  drawn: readonly DrawnItem[],
  { account, today, calendar }: Known<Item>,
): CheckedItem[] {
  const stopped = account ? stoppedItems(account, today, calendar) : undefined;
  return drawn.map(({ itemId, number }) => {
    const item = account?.items.find((each) => each.itemId === itemId);
    const reason = !item ? "paid" : (account?.outside ?? stopped?.get(itemId));
    // a courtesy before the due date says nothing once it is due
    const leftOut = reason ?? (item && number === 0 && item.daysLate >= 0 ? "due" : null);
    return {
      itemId,
      number,
      daysLate: item?.daysLate ?? 0,
      askedMinor: asked(item ?? { openMinor: zero, disputedMinor: zero }),
      disputedMinor: item?.disputedMinor ?? zero,
      leftOut,
    };
  });
}

const zero = minor(0);

/** The tone of what is left of a letter; nothing where nothing is. */
export function toneLeft(
  letter: { readonly kind: LetterKind; readonly number: number },
  items: readonly CheckedItem[],
): { kind: LetterKind; number: number } | undefined {
  const left = items.filter(({ leftOut }) => leftOut === null);
  if (left.length === 0) return undefined;
  const number = Math.max(...left.map((item) => item.number));
  return { number, kind: number === 0 ? "reminder" : number === letter.number ? letter.kind : "letter" };
}
