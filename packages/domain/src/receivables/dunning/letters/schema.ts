import type { Currency, Minor } from "../../../kernel/money.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { Language } from "../../../kernel/words.ts";
import type { LetterKind } from "../schema.ts";

export interface LetterLine {
  readonly reference: string;
  readonly documentDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly daysLate: number;
  /** What is asked for of it. */
  readonly askedMinor: Minor;
  /** What of it is contested, and not asked for. */
  readonly disputedMinor: Minor;
}

/** All that a letter says. */
export interface LetterFacts {
  /** For the salesperson, not for the client. */
  readonly copy: boolean;
  readonly kind: LetterKind;
  readonly number: number;
  readonly language: Language;
  readonly hotel: string;
  readonly client: string;
  readonly contact: string;
  readonly currency: Currency;
  readonly lines: readonly LetterLine[];
  /** Paid already and not settled against anything: it is taken off. */
  readonly creditMinor: Minor;
  /** Interest and fee that the letter adds. */
  readonly chargeMinor: Minor;
  readonly totalMinor: Minor;
  readonly payBy: CalendarDate;
  /** How to pay, as the property says it; empty where it says nothing. */
  readonly paymentDetails: string;
}
