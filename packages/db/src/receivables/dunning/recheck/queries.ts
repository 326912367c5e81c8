import type { ClientId } from "@foyer/domain/clients/schema";
import { type Currency, type Minor, sum } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import {
  type CheckedItem,
  checkedItems,
  type DrawnItem,
  toneLeft,
} from "@foyer/domain/receivables/dunning/recheck/rules";
import type { DunningLetterId, LetterKind, Signature } from "@foyer/domain/receivables/dunning/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { type AccountFacts, accountFacts, accountKey } from "../facts/queries.ts";
import { runRules } from "../plan/queries.ts";

interface Kept {
  readonly id: DunningLetterId;
  readonly key: string;
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly runDate: CalendarDate;
  readonly kind: LetterKind;
  readonly number: number;
  readonly repeated: boolean;
  readonly charge: boolean;
  readonly language: Language;
  readonly dueAt: Instant | null;
  readonly signatures: readonly Signature[];
}

export interface CheckedLetter extends Kept {
  readonly account: AccountFacts | undefined;
  readonly items: readonly CheckedItem[];
  /** What is left of its tone; nothing where nothing is left to ask for. */
  readonly tone: { readonly kind: LetterKind; readonly number: number } | undefined;
  readonly amountMinor: Minor;
  /** As it stood when somebody looked at it last. */
  readonly amountBefore: Minor;
}

/** Letters that were drawn up earlier as they would read today. */
export async function lettersToday(
  trx: Trx,
  ids: readonly DunningLetterId[],
  today: CalendarDate,
): Promise<CheckedLetter[]> {
  if (ids.length === 0) return [];
  const letters = await trx
    .selectFrom("dunningLetter")
    .select([
      "id",
      "key",
      "clientId",
      "currency",
      "runDate",
      "kind",
      "number",
      "repeated",
      "charge",
      "language",
      "dueAt",
      "signatures",
      "amountMinor as amountBefore",
    ])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .orderBy("id")
    .execute();
  const drawn = await trx
    .selectFrom("dunningLetterItem")
    .select(["letterId", "itemId", "number"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`letter_id = any(${[...ids]}::bigint[])`)
    .where("leftOut", "is", null)
    .orderBy("itemId")
    .execute();
  const { calendar } = await runRules(trx, today);
  const clientIds = [...new Set(letters.map(({ clientId }) => clientId))];
  const facts = await accountFacts(trx, { asOf: today, clientIds, daysAhead: reminderDays }, today);
  const accounts = new Map(facts.map((account) => [accountKey(account), account]));
  const itemsOf = Map.groupBy(drawn, ({ letterId }): DunningLetterId => letterId);
  return letters.map((letter) => {
    const account = accounts.get(accountKey(letter));
    const given: readonly DrawnItem[] = itemsOf.get(letter.id) ?? [];
    const items = checkedItems(given, { account, today, calendar });
    const left = items.filter(({ leftOut }) => leftOut === null);
    return {
      ...letter,
      // whoever is written to now
      language: account?.language ?? letter.language,
      account,
      items,
      tone: toneLeft(letter, items),
      amountMinor: sum(left.map(({ askedMinor }) => askedMinor)),
    };
  });
}

/** As long before the due date as a ladder may remind. */
const reminderDays = 60;
