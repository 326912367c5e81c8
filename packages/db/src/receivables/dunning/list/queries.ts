import type { ClientId } from "@foyer/domain/clients/schema";
import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { StepKind } from "@foyer/domain/receivables/dunning/ladder/schema";
import type {
  CallOutcome,
  CallStatus,
  DropReason,
  DunnedClient,
  DunningLetterId,
  HeldReason,
  LetterKind,
  LettersPage,
  LetterStatus,
  Signature,
} from "@foyer/domain/receivables/dunning/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { reachedAccounts } from "../../open/queries.ts";
import { accountsAhead } from "../outlook/queries.ts";
import { phonesOf, refuseOutOfReach } from "../phones/queries.ts";
import { lettersToday } from "../recheck/queries.ts";
import { letterFacts, letterWords } from "../sending/queries.ts";

export interface LetterRow {
  readonly id: DunningLetterId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly owner: string | null;
  readonly currency: Currency;
  readonly runDate: CalendarDate;
  readonly status: LetterStatus;
  readonly kind: LetterKind;
  readonly number: number;
  readonly repeated: boolean;
  readonly signatures: readonly Signature[];
  readonly contact: string | null;
  readonly mailMask: string | null;
  readonly language: Language;
  readonly amountMinor: Minor;
  readonly items: number;
  readonly oldestDays: number | null;
  readonly finance: string | null;
  readonly director: string | null;
  readonly dueAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly dropReason: DropReason | null;
}

/** Letters, the latest first: those to sign, those about to go, or the log; a page at a time. */
export async function dunningLetters(trx: Trx, page: LettersPage, today: CalendarDate) {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { status, clientId, before, limit } = page;
  const { rows } = await sql<LetterRow>`
    select account.id, account.client_id, client.name as client, seller.name as owner, account.currency, account.run_date,
      account.status, account.kind, account.number, account.repeated, account.signatures, contact.name as contact, contact.mail_mask,
      account.language, account.amount_minor, said.items, said.oldest_days, one.name as finance, two.name as director,
      account.due_at, account.sent_at, account.drop_reason
    from dunning_letter account
    join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
    left join contact on contact.property_id = ${trx.propertyId} and contact.id = account.contact_id
    left join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = account.client_id and ${heldOn("owner", today)}
    left join staff seller on seller.id = owner.staff_id
    left join staff one on one.id = account.finance_by
    left join staff two on two.id = account.director_by
    cross join lateral (
      select count(*)::int as items, max(item.days_late) as oldest_days from dunning_letter_item item
      where item.property_id = ${trx.propertyId} and item.letter_id = account.id and item.left_out is null
    ) said
    where account.property_id = ${trx.propertyId} and ${reached}
      and ${status === undefined ? sql`true` : sql`account.status = ${status}`}
      and ${clientId === undefined ? sql`true` : sql`account.client_id = ${clientId}`}
      and ${before === undefined ? sql`true` : sql`account.id < ${before}`}
    order by account.id desc limit ${limit}`.execute(trx);
  return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
}

export interface LetterItem {
  readonly itemId: LedgerItemId;
  readonly reference: string;
  readonly dueDate: CalendarDate;
  readonly number: number;
  readonly daysLate: number;
  readonly askedMinor: Minor;
  readonly disputedMinor: Minor;
  readonly leftOut: HeldReason | "due" | null;
}

/** One letter with its items; what has not gone yet also as it would read today. */
export async function dunningLetter(trx: Trx, id: DunningLetterId, today: CalendarDate) {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await sql<{ status: LetterStatus }>`
    select account.status from dunning_letter account
    where account.property_id = ${trx.propertyId} and account.id = ${id} and ${reached}`.execute(trx);
  const { status } = found(rows[0], "receivables.letter-not-found", { id });
  const items = await sql<LetterItem>`
    select of_letter.item_id, item.source_reference as reference, item.due_date, of_letter.number, of_letter.days_late,
      of_letter.asked_minor, of_letter.disputed_minor, of_letter.left_out
    from dunning_letter_item of_letter
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = of_letter.item_id
    where of_letter.property_id = ${trx.propertyId} and of_letter.letter_id = ${id}
    order by item.due_date, item.id`.execute(trx);
  const [waiting] = status === "draft" || status === "released" ? await lettersToday(trx, [id], today) : [];
  const said = waiting && { ...(await letterWords(trx, today)), today, charge: minor(0) };
  return { items: items.rows, reads: waiting && said ? letterFacts(trx, waiting, said) : null };
}

export interface CallRow {
  readonly id: number;
  /** The day on which it was made; of one that is still to be made, the day it was asked for. */
  readonly on: CalendarDate;
  readonly status: CallStatus;
  readonly outcome: CallOutcome | null;
  readonly note: string | null;
  readonly by: string | null;
  readonly promisedMinor: Minor | null;
  readonly promisedFor: CalendarDate | null;
  readonly currency: Currency;
}

/** What was written and said to one client about what it owes, what comes next for each item, and what stops it. */
export async function dunnedClient(trx: Trx, { clientId, currency }: DunnedClient, today: CalendarDate) {
  await refuseOutOfReach(trx, { clientId, act: "receivables:read", on: today });
  const accounts = await accountsAhead(trx, { clientIds: [clientId], currency }, today);
  const letters = await dunningLetters(trx, { clientId, limit: 50 }, today);
  const calls = await sql<CallRow>`
    select call.id, call.status, call.outcome, call.note, staff.name as by, call.currency,
      coalesce((call.done_at at time zone ${trx.property.timeZone})::date, call.run_date) as on,
      promise.amount_minor as promised_minor, promise.promised_for
    from dunning_call call
    left join staff on staff.id = call.staff_id
    left join ledger_promise promise on promise.property_id = ${trx.propertyId} and promise.id = call.promise_id
    where call.property_id = ${trx.propertyId} and call.client_id = ${clientId}
    order by "on" desc, call.id desc limit 50`.execute(trx);
  const stops = await trx
    .selectFrom("dunningStop")
    .leftJoin("staff", "staff.id", "dunningStop.staffId")
    .select([
      "dunningStop.id",
      "dunningStop.kind",
      "dunningStop.itemId",
      "dunningStop.fromDate",
      "dunningStop.reason",
      "staff.name as by",
    ])
    .select(sql<CalendarDate | null>`nullif(to_date, 'infinity') - 1`.as("lastDay"))
    .where("dunningStop.propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where("toDate", ">", today)
    .orderBy("dunningStop.id", "desc")
    .limit(100)
    .execute();
  const charge = await trx
    .selectFrom("dunningCharge")
    .select(["feeMinor", "yearlyBasisPoints", "basis", "fromDate"])
    .where("propertyId", "=", trx.propertyId)
    .where("clientId", "=", clientId)
    .where(heldOn("dunningCharge", today))
    .orderBy("setAt", "desc")
    .executeTakeFirst();
  const phone = (await phonesOf(trx, [clientId])).get(clientId) ?? null;
  const { name } = await trx
    .selectFrom("client")
    .select("name")
    .where("propertyId", "=", trx.propertyId)
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  return { today, name, accounts, letters: letters.rows, calls: calls.rows, stops, charge: charge ?? null, phone };
}

export interface ItemStep {
  readonly on: CalendarDate;
  readonly kind: StepKind;
  readonly number: number;
  readonly status: LetterStatus | CallStatus;
  readonly daysLate: number;
  readonly askedMinor: Minor;
  readonly leftOut: HeldReason | "due" | null;
}

/** Which steps of the ladder one item took, and when: its letters and calls, the latest first. */
export async function stepsOfItem(
  trx: Trx,
  { itemId }: { itemId: LedgerItemId },
  today: CalendarDate,
): Promise<ItemStep[]> {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const { rows } = await sql<ItemStep>`
    select steps.on, steps.kind, steps.number, steps.status, steps.days_late, steps.asked_minor, steps.left_out
    from (
      select account.client_id, coalesce(account.released_on, account.run_date) as on,
        case when item.number = 0 then 'reminder' when item.number = account.number then account.kind else 'letter' end as kind,
        item.number, account.status, item.days_late, item.asked_minor, item.left_out
      from dunning_letter_item item
      join dunning_letter account on account.property_id = ${trx.propertyId} and account.id = item.letter_id
      where item.property_id = ${trx.propertyId} and item.item_id = ${itemId}
      union all
      select call.client_id, call.run_date, 'call', item.number, call.status, item.days_late, item.asked_minor, null
      from dunning_call_item item
      join dunning_call call on call.property_id = ${trx.propertyId} and call.id = item.call_id
      where item.property_id = ${trx.propertyId} and item.item_id = ${itemId}
    ) steps
    cross join lateral (select steps.client_id) account
    where ${reached}
    order by steps.on desc, steps.number desc limit 100`.execute(trx);
  return rows;
}
