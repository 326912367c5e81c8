import { createHash } from "node:crypto";
import { foldName } from "@foyer/domain/clients/names/rules";
import { found } from "@foyer/domain/kernel/refusal";
import { type Minor, minor, sum } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import {
  lineKeys,
  refuseStatement,
  refuseUnclear,
  saysTheSame,
  type StatementProblem,
  statusOfNew,
} from "@foyer/domain/receivables/receiving/bank/rules";
import type {
  BankAccountId,
  BankEntry,
  BankLayout,
  BankStatementId,
  NewBankAccount,
} from "@foyer/domain/receivables/receiving/bank/schema";
import { sql } from "kysely";
import { madeRow, recordChange } from "../../../changes/mutations.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { today } from "../../../properties/queries.ts";
import { openBankAccount } from "./queries.ts";

export async function addBankAccount(
  trx: Trx,
  { name, currency }: NewBankAccount,
  now: Instant,
): Promise<BankAccountId> {
  const { id } = await trx
    .insertInto("bankAccount")
    .values({ propertyId: trx.propertyId, name, currency: currency ?? trx.property.currency, layout: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await recordChange(trx, { act: "receivables.add-bank-account", at: now, fields: [madeRow("bank_account", id)] });
  return id;
}

/** No statement of it is taken any more, and nothing waits for one. */
export async function closeBankAccount(trx: Trx, { id }: { id: BankAccountId }, now: Instant): Promise<void> {
  const closed = await trx
    .updateTable("bankAccount")
    .set({ status: "closed" })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .where("status", "=", "open")
    .returning("id")
    .executeTakeFirst();
  found(closed, "receivables.bank-account-not-found", { id });
  await recordChange(trx, {
    act: "receivables.close-bank-account",
    at: now,
    fields: [{ subject: "bank_account", row: id, field: "status", before: "open", after: "closed" }],
  });
}

interface Keyed extends BankEntry {
  readonly fingerprint: string;
}

const keyed = (entries: readonly BankEntry[]): Keyed[] => {
  const keys = lineKeys(entries);
  return entries.map((entry, index) => ({
    ...entry,
    fingerprint: createHash("sha256")
      .update(keys[index] ?? "")
      .digest("hex"),
  }));
};

interface KnownLine {
  readonly fingerprint: string;
  readonly amountMinor: Minor;
}

async function knownLines(trx: Trx, accountId: BankAccountId, entries: readonly Keyed[]): Promise<Map<string, Minor>> {
  const { rows } = await sql<KnownLine>`
    select line.fingerprint, line.amount_minor
    from unnest(${entries.map((entry) => entry.fingerprint)}::text[]) as given (fingerprint)
    join bank_line line on line.property_id = ${trx.propertyId} and line.account_id = ${accountId}
      and line.fingerprint = given.fingerprint`.execute(trx);
  return new Map(rows.map((row) => [row.fingerprint, row.amountMinor]));
}

export interface Statement {
  readonly accountId: BankAccountId;
  readonly fileName: string;
  readonly layout: BankLayout;
  readonly entries: readonly BankEntry[];
  /** The day up to which the file covers the account, which may have no line at all; the day of its last line when absent. */
  readonly through?: CalendarDate | undefined;
  /** Sent on purpose for the lines that are missing of days before. */
  readonly older: boolean;
}

/** What a file would bring, as far as it can be read. */
export interface CheckedStatement {
  readonly fresh: readonly Keyed[];
  readonly known: number;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** The latest day that was known before. */
  readonly latest: CalendarDate | null;
  readonly receivedMinor: Minor;
  readonly paidMinor: Minor;
  /** References of the bank that it used for another amount before, or for two payments in the file. */
  readonly problems: readonly StatementProblem[];
}

/** Which lines of a file are new. Writes nothing. */
export async function checkStatement(
  trx: Trx,
  { accountId, entries, through }: Pick<Statement, "accountId" | "entries" | "through">,
): Promise<CheckedStatement> {
  const { latest } = await openBankAccount(trx, accountId);
  const given = keyed(entries);
  const known = await knownLines(trx, accountId, given);
  const seen = new Map<string, Keyed>();
  const fresh: Keyed[] = [];
  const problems: StatementProblem[] = [];
  for (const entry of given) {
    const before = known.get(entry.fingerprint);
    const earlier = seen.get(entry.fingerprint);
    if (
      (before !== undefined && before !== entry.amountMinor) ||
      (earlier !== undefined && !saysTheSame(earlier, entry))
    )
      problems.push({
        line: entry.place,
        column: null,
        value: entry.reference ?? "",
        code: "receivables.bank-reference-differs",
      });
    else if (before === undefined && earlier === undefined) fresh.push(entry);
    if (earlier === undefined) seen.set(entry.fingerprint, entry);
  }
  const days = entries.map((entry) => entry.bookedOn).toSorted();
  const last = days.at(-1) ?? through ?? null;
  const totalOf = (some: readonly Keyed[]) => sum(some.map((entry) => minor(Math.abs(entry.amountMinor))));
  return {
    fresh,
    known: given.length - fresh.length - problems.length,
    from: days[0] ?? last,
    to: last !== null && through !== undefined && through > last ? through : last,
    latest,
    receivedMinor: totalOf(fresh.filter((entry) => entry.amountMinor > 0)),
    paidMinor: totalOf(fresh.filter((entry) => entry.amountMinor < 0)),
    problems,
  };
}

export interface KeptStatement {
  readonly statementId: BankStatementId | null;
  readonly fresh: number;
  readonly known: number;
}

/** Lets one file of an account in after the other. */
const lockAccount = (trx: Trx, id: BankAccountId) =>
  trx
    .selectFrom("bankAccount")
    .select("id")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", id)
    .forUpdate()
    .execute();

async function insertLines(
  trx: Trx,
  { accountId, statementId }: { accountId: BankAccountId; statementId: BankStatementId },
  lines: readonly Keyed[],
): Promise<void> {
  const of = <K extends keyof Keyed>(key: K) => lines.map((line) => line[key]);
  await sql`
    insert into bank_line (property_id, account_id, statement_id, place, booked_on, amount_minor, payer, payer_folded, text,
      bank_reference, fingerprint, status)
    select ${trx.propertyId}, ${accountId}, ${statementId}, place, booked_on, amount_minor, payer, payer_folded, text, reference,
      fingerprint, status
    from unnest(
      ${of("place")}::int[], ${of("bookedOn")}::date[], ${of("amountMinor")}::bigint[], ${of("payer")}::text[],
      ${lines.map(({ payer }) => (payer === null ? null : foldName(payer)))}::text[], ${of("text")}::text[],
      ${of("reference")}::text[], ${of("fingerprint")}::text[], ${lines.map((line) => statusOfNew(line.amountMinor))}::text[]
    ) as given (place, booked_on, amount_minor, payer, payer_folded, text, reference, fingerprint, status)
    returning null`.execute(trx);
}

/**
 * Keeps the lines of a file that are not known yet; the same file twice keeps nothing. The account remembers how its files
 * are read.
 */
export async function keepStatement(trx: Trx, statement: Statement, now: Instant): Promise<KeptStatement> {
  const { accountId, fileName, layout, older } = statement;
  await lockAccount(trx, accountId);
  const { fresh, known, from, to, latest, problems } = await checkStatement(trx, statement);
  refuseUnclear(problems);
  if (from === null || to === null) return { statementId: null, fresh: 0, known: 0 };
  refuseStatement({ latest, last: to, today: today(trx, now), fresh: fresh.length, older });
  if (fresh.length === 0 && latest !== null && to <= latest) return { statementId: null, fresh: 0, known };
  const { id } = await trx
    .insertInto("bankStatement")
    .values({
      propertyId: trx.propertyId,
      accountId,
      fileName,
      fromDate: from,
      toDate: to,
      lineCount: statement.entries.length,
      newCount: fresh.length,
      staffId: trx.actor.kind === "staff" ? trx.actor.staffId : null,
      importedAt: now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertLines(trx, { accountId, statementId: id }, fresh);
  await trx
    .updateTable("bankAccount")
    .set({ layout: JSON.stringify(layout) })
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", accountId)
    .execute();
  await recordChange(trx, {
    act: "receivables.keep-statement",
    at: now,
    fields: [madeRow("bank_statement", id)],
  });
  return { statementId: id, fresh: fresh.length, known };
}
