import { type Currency, type Minor, minor, sum } from "../../kernel/money.ts";
import { found, Refusal } from "../../kernel/refusal.ts";
import { addDays, type CalendarDate, daysBetween, firstDay, monthOf } from "../../kernel/time.ts";
import type { ClientId } from "../../clients/schema.ts";
import { bucketOf, bucketsOf } from "../aging/buckets/rules.ts";
import type { BucketEdges } from "../aging/buckets/schema.ts";
import { figures } from "../aging/rules.ts";
import type { Side } from "../schema.ts";
import type { Statement, StatementAccount, StatementKind, StatementLine, StatementQuestion } from "./schema.ts";

/** Longest span of a balance forward, so that a statement stays something that is read. */
const mostDays = 1_100;

/** The span that a balance forward speaks of; nothing where what is open is listed. */
export function spanOf({ kind, asOf, from }: StatementQuestion): { from: CalendarDate; to: CalendarDate } | undefined {
  if (kind === "open-item") return undefined;
  const first = from ?? firstDay(monthOf(asOf));
  if (first > asOf) throw new Refusal("invalid", "receivables.statement-span-backwards", { from: first, to: asOf });
  if (daysBetween(first, asOf) > mostDays)
    throw new Refusal("invalid", "receivables.statement-span-too-long", { days: mostDays });
  return { from: first, to: asOf };
}

export const signed = (side: Side, amount: Minor): Minor => minor(side === "debit" ? amount : 0 - amount);

/** What was owed when the day before the span was over, as the first line of it. */
export const broughtForward = (from: CalendarDate, opening: Minor): StatementLine => ({
  kind: "brought-forward",
  reference: null,
  documentDate: addDays(from, -1),
  postingDate: addDays(from, -1),
  dueDate: null,
  amountMinor: opening,
  countedMinor: opening,
});

/** The balance after each line. */
export function running(lines: readonly StatementLine[]): Minor[] {
  let balance = 0;
  return lines.map(({ countedMinor }) => minor((balance += countedMinor)));
}

/** Open items by how late they are, as the aging report cuts them. (A7.6) */
export function agedOf(
  open: readonly StatementLine[],
  asOf: CalendarDate,
  edges: BucketEdges,
): StatementAccount["aged"] {
  const columns = new Map<string, number>();
  for (const { dueDate, countedMinor } of open) {
    const late = dueDate === null ? 0 : daysBetween(dueDate, asOf);
    const column = countedMinor < 0 ? "unapplied" : bucketOf(late, edges);
    columns.set(column, (columns.get(column) ?? 0) + countedMinor);
  }
  const of = (column: string) => minor(columns.get(column) ?? 0);
  const { disputed: _, ...aged } = figures({
    notDue: of("not-due"),
    buckets: bucketsOf(edges).map(({ name }) => of(name)),
    unapplied: minor(0 - of("unapplied")),
    disputed: minor(0),
  });
  return aged;
}

/** A statement that does not add up to the balance is not made: the ledger's projection is wrong, or this is. */
export function addedUp(account: StatementAccount): StatementAccount {
  const added = sum(account.lines.map(({ countedMinor }) => countedMinor));
  if (added !== account.balanceMinor || added !== account.aged.balance)
    throw new Error(
      `a statement adds up to ${added}, the account to ${account.balanceMinor}, its aging to ${account.aged.balance}`,
    );
  return account;
}

/** A table is of one account: the one asked for, else the house's own currency, which stands first. */
export const accountIn = (
  { accounts }: Pick<Statement, "accounts">,
  currency: Currency | undefined,
): StatementAccount =>
  found(
    currency === undefined ? accounts[0] : accounts.find((account) => account.currency === currency),
    "receivables.statement-account-missing",
    { currency: currency ?? "" },
  );

/** One mail per client, day and kind of statement, however often it is asked for. */
export const statementKey = (clientId: ClientId, { asOf, kind }: { asOf: CalendarDate; kind: StatementKind }): string =>
  `statement:${clientId}:${asOf}:${kind}`;

/** `statement-C-0001-2025-12-31.pdf`: without a name, which would stand in the clear wherever files are listed. */
export const statementFileName = (
  { reference, asOf }: { readonly reference: string; readonly asOf: CalendarDate },
  ending: string,
): string => `statement-${reference.replaceAll(/[^\p{L}\p{N}._-]/gu, "_")}-${asOf}${ending}`;
