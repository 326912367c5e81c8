import { type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate, type Instant } from "@foyer/domain/kernel/time";
import type { LetterFacts, LetterLine } from "@foyer/domain/receivables/dunning/letters/schema";
import { creditLeft } from "@foyer/domain/receivables/dunning/stops/rules";
import type { Trx } from "../../../kernel/fence.ts";
import { settingsOn, today } from "../../../properties/queries.ts";
import { accountRecipients } from "../../recipients/queries.ts";
import { statementsOf } from "../../statements/queries.ts";
import type { CheckedLetter } from "../recheck/queries.ts";

/** Letters in one transaction: nobody posts to the ledger meanwhile. */
export const dueAtOnce = 50;

/** Released letters whose time has come, the earliest first. */
export const dueLetters = (trx: Trx, limit: number, now: Instant) =>
  trx
    .selectFrom("dunningLetter")
    .select(["id", "clientId", "language", "dueAt"])
    .where("propertyId", "=", trx.propertyId)
    .where("status", "=", "released")
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .orderBy("id")
    .limit(limit);

/** The number of the ledger's last row: what was read at it is still so while it stands. */
export async function ledgerSequence(trx: Trx): Promise<number> {
  const book = await trx
    .selectFrom("ledgerBook")
    .select("sequence")
    .where("propertyId", "=", trx.propertyId)
    .executeTakeFirst();
  return book?.sequence ?? 0;
}

/** What goes out next, with the clients' statements as they read now and the ledger's row that these speak of. */
export async function lettersToPrepare(trx: Trx, now: Instant) {
  const on = today(trx, now);
  const letters = await dueLetters(trx, dueAtOnce, now).execute();
  const clientIds = [...new Set(letters.map(({ clientId }) => clientId))];
  const recipients = await accountRecipients(trx, clientIds);
  // in the language of whoever gets it now, as the letter is
  const due = letters.map((letter) => ({
    ...letter,
    language: recipients.get(letter.clientId)?.language ?? letter.language,
  }));
  const sequence = await ledgerSequence(trx);
  const statements =
    clientIds.length === 0 ? [] : await statementsOf(trx, { asOf: on, kind: "open-item", clientIds }, on);
  return { hotel: trx.property.name, sequence, due, statements };
}

export interface LetterWords {
  readonly payDays: number;
  readonly details: string;
}

/** The lines of what is left of a letter, with the account's own figures. */
export function letterFacts(
  trx: Trx,
  letter: CheckedLetter,
  said: LetterWords & { charge: Minor; today: CalendarDate; copy?: boolean },
): LetterFacts {
  const { account, tone } = letter;
  const lines = letter.items.flatMap(({ itemId, daysLate, askedMinor, disputedMinor, leftOut }): LetterLine[] => {
    const item = account?.items.find((each) => each.itemId === itemId);
    return item && leftOut === null
      ? [
          {
            reference: item.reference,
            documentDate: item.documentDate,
            dueDate: item.dueDate,
            daysLate,
            askedMinor,
            disputedMinor,
          },
        ]
      : [];
  });
  const credit = account ? Math.min(creditLeft(account.items, account.unappliedMinor), letter.amountMinor) : 0;
  return {
    copy: said.copy ?? false,
    kind: tone?.kind ?? letter.kind,
    number: tone?.number ?? letter.number,
    language: letter.language,
    hotel: trx.property.name,
    client: account?.client ?? "",
    contact: account?.contact ?? "",
    currency: letter.currency,
    lines,
    creditMinor: minor(credit),
    chargeMinor: said.charge,
    totalMinor: minor(letter.amountMinor + said.charge - credit),
    payBy: addDays(said.today, said.payDays),
    paymentDetails: said.details,
  };
}

export const letterWords = (trx: Trx, on: CalendarDate): Promise<LetterWords> =>
  settingsOn(trx, on, { payDays: "receivables.dunning-pay-days", details: "receivables.dunning-payment-details" });
