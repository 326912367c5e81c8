import type { Currency, Minor } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import type { BankEntry, BankLineStatus } from "./schema.ts";

/** A line of the file that cannot be read: its column and why. */
export interface StatementProblem {
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly code: string;
}

/**
 * What tells a line from all others of its account: its day and the bank's reference, which many banks count anew each day,
 * or, where there is none, all that it says and its ordinal among lines that say the same, so that two equal payments of one
 * day are two, and the same file twice is one.
 */
export function lineKeys(entries: readonly BankEntry[]): string[] {
  const alike = new Map<string, number>();
  return entries.map(({ reference, bookedOn, amountMinor, payer, text }) => {
    if (reference !== null) return `reference ${bookedOn} ${reference}`;
    const said = JSON.stringify([bookedOn, amountMinor, payer, text]);
    const ordinal = (alike.get(said) ?? 0) + 1;
    alike.set(said, ordinal);
    return `line ${said} ${ordinal}`;
  });
}

/** Whether two lines of one file say the same: under one reference they are one line, else two payments that it stands on. */
export const saysTheSame = (one: BankEntry, other: BankEntry): boolean =>
  one.amountMinor === other.amountMinor && one.payer === other.payer && one.text === other.text;

interface StatementSpan {
  /** The latest day that a file covered before. */
  readonly latest: CalendarDate | null;
  readonly last: CalendarDate;
  readonly today: CalendarDate;
  readonly fresh: number;
  readonly older: boolean;
}

/**
 * A file that ends before what is known already is an old one, and refused unless it is sent for the lines that are missing.
 * A line is not of a day that is still to come.
 */
export function refuseStatement({ latest, last, today, fresh, older }: StatementSpan): void {
  if (last > today) throw new Refusal("invalid", "receivables.statement-of-the-future", { date: last });
  if (latest !== null && last < latest && !older)
    throw new Refusal("conflict", "receivables.bank-file-old", { last, latest, count: fresh });
}

/** Money out waits for nobody; it is a payment given back only when somebody says so. */
export const statusOfNew = (amount: Minor): BankLineStatus => (amount > 0 ? "waiting" : "outgoing");

/** A file with a line that cannot be read or believed is not kept: the first of them says why. */
export function refuseUnclear(problems: readonly StatementProblem[]): void {
  const [first] = problems;
  if (first)
    throw new Refusal("invalid", first.code, {
      line: first.line,
      column: first.column,
      value: first.value,
      count: problems.length,
    });
}

interface Paid {
  readonly amountMinor: Minor;
  readonly currency: Currency;
}

/** What the bank took back is what it had brought. */
export function refuseReturn(line: Paid, payment: Paid): void {
  if (payment.currency !== line.currency) throw new Refusal("invalid", "receivables.other-currency");
  if (payment.amountMinor + line.amountMinor !== 0)
    throw new Refusal("invalid", "receivables.return-of-another-amount");
}
