import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { Language } from "@foyer/domain/kernel/words";
import type { DunnedAccount, DunnedItem } from "@foyer/domain/receivables/dunning/plan/rules";
import type { DunningCallId } from "@foyer/domain/receivables/dunning/schema";
import type { StandingPromise, Stop } from "@foyer/domain/receivables/dunning/stops/rules";
import { ownSystem } from "@foyer/domain/receivables/rules";
import type { ItemKind, LedgerItemId, Side } from "@foyer/domain/receivables/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { heldOn } from "../../../kernel/held.ts";
import { disputedOn } from "../../disputes/queries.ts";
import { openAmount, reachedAccounts } from "../../open/queries.ts";
import { judgedPromises } from "../../promises/queries.ts";
import { accountRecipients } from "../../recipients/queries.ts";

export interface FactsQuestion {
  readonly asOf: CalendarDate;
  /** Of these clients; all when absent. */
  readonly clientIds?: readonly ClientId[] | undefined;
  /** Days before the due date from which an item counts: those of the ladder's reminder. */
  readonly daysAhead: number;
}

/**
 * What was open of one side when a day was over: of some clients through their accounts, else span by span as every report of
 * the past reads it.
 */
export const openOn = (
  trx: Trx,
  { asOf, clientIds }: Omit<FactsQuestion, "daysAhead">,
  side: Side,
): RawBuilder<unknown> =>
  clientIds === undefined
    ? sql`
      select alive.* from generate_series(0, 15) life (span)
      cross join lateral (
        select o.item_id, o.account_id, o.due_date, ${openAmount(trx, asOf)} as open_minor
        from ledger_item_open o
        where o.property_id = ${trx.propertyId} and o.span = life.span and o.side = ${side}
          and o.alive_from > case life.span when 15 then '-infinity' else ${asOf}::date - (1 << life.span) end
          and o.alive_from <= ${asOf}::date and o.alive_to > ${asOf}::date
        offset 0
      ) alive`
    : sql`
      select o.item_id, o.account_id, o.due_date, ${openAmount(trx, asOf)} as open_minor
      from ledger_account of_client
      join ledger_item_open o on o.property_id = ${trx.propertyId} and o.account_id = of_client.id and o.side = ${side}
        and o.alive_from <= ${asOf}::date and o.alive_to > ${asOf}::date
      where of_client.property_id = ${trx.propertyId} and of_client.purpose = 'receivable'
        and of_client.client_id = any(${[...clientIds]}::bigint[])`;

export interface ItemFacts extends DunnedItem {
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly kind: ItemKind;
  readonly reference: string;
  readonly line: number;
  readonly documentDate: CalendarDate;
}

/**
 * Open debts with how far each has come on the ladder, the oldest of each account first. Each item looks up its own few steps
 * by `offset 0`, whatever the planner believes of tables that a run has just filled: it would else go through all letters for each.
 */
async function itemFacts(trx: Trx, question: FactsQuestion, reached: RawBuilder<boolean>): Promise<ItemFacts[]> {
  const { asOf, daysAhead } = question;
  const { rows } = await sql<ItemFacts>`
    select account.client_id, account.currency, debt.item_id, debt.due_date, debt.open_minor,
      item.kind, item.source_reference as reference, item.source_line as line, item.document_date,
      least(debt.open_minor, ${disputedOn(trx, sql`debt.item_id`, { asOf })}) as disputed_minor,
      ${asOf}::date - debt.due_date as days_late,
      item.source_system not like ${`${ownSystem}/%`}
        and (item.recorded_at at time zone ${trx.property.timeZone})::date > item.due_date
        and not exists (
          select from dunning_confirmation confirmed
          where confirmed.property_id = ${trx.propertyId} and confirmed.item_id = debt.item_id) as unconfirmed,
      coalesce(taken.reminded, false) as reminded, coalesce(taken.letters, 0) as letters, coalesce(called.calls, 0) as calls
    from (${openOn(trx, question, "debit")}) debt
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = debt.account_id
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = debt.item_id
    left join lateral (
      select max(of_item.number) as letters, bool_or(of_item.number = 0) as reminded
      from (
        select item.letter_id, item.number from dunning_letter_item item
        where item.property_id = ${trx.propertyId} and item.item_id = debt.item_id and item.left_out is null offset 0
      ) of_item
      cross join lateral (
        select from dunning_letter letter
        where letter.property_id = ${trx.propertyId} and letter.id = of_item.letter_id
          and letter.status in ('released', 'sent') and letter.released_on <= ${asOf}::date offset 0
      ) gone
    ) taken on true
    left join lateral (
      select max(of_item.number) as calls
      from (
        select item.call_id, item.number from dunning_call_item item
        where item.property_id = ${trx.propertyId} and item.item_id = debt.item_id offset 0
      ) of_item
      cross join lateral (
        select from dunning_call call
        where call.property_id = ${trx.propertyId} and call.id = of_item.call_id
          and call.status <> 'dropped' and call.run_date <= ${asOf}::date offset 0
      ) made
    ) called on true
    where debt.open_minor > 0 and debt.due_date <= ${asOf}::date + ${daysAhead}::int and ${reached}
    order by account.client_id, account.currency, debt.due_date, debt.item_id`.execute(trx);
  return rows;
}

interface Head {
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly client: string;
  readonly reference: string;
  readonly outside: "house" | "archived" | null;
  readonly ownerId: StaffId | null;
  readonly owner: string | null;
  readonly lastLetterOn: CalendarDate | null;
  readonly underWay: boolean;
  /** Of the draft there is: the next run draws it up again. */
  readonly draftKey: string | null;
  readonly draftRepeats: boolean;
  readonly callId: DunningCallId | null;
}

/** Clients with whose they are, and what was last written to them. */
async function heads(trx: Trx, accounts: readonly ItemFacts[], asOf: CalendarDate): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select given.client_id, given.currency, client.name as client, client.reference,
      case when client.house then 'house' when client.status = 'archived' then 'archived' end as outside,
      owner.staff_id as owner_id, staff.name as owner, written.last_letter_on, coalesce(written.under_way, false) as under_way,
      written.draft_key, coalesce(written.draft_repeats, false) as draft_repeats, calling.call_id
    from unnest(${accounts.map((each) => each.clientId)}::bigint[], ${accounts.map((each) => each.currency)}::text[]) as given (client_id, currency)
    join client on client.property_id = ${trx.propertyId} and client.id = given.client_id
    left join client_owner owner on owner.property_id = ${trx.propertyId} and owner.client_id = client.id and ${heldOn("owner", asOf)}
    left join staff on staff.id = owner.staff_id
    left join lateral (
      select max(letter.released_on) filter (where letter.kind <> 'reminder' and letter.status in ('released', 'sent')) as last_letter_on,
        bool_or(letter.status = 'released' or (letter.status = 'sent' and letter.run_date = ${asOf}::date)) as under_way,
        (array_agg(letter.key order by letter.id desc) filter (where letter.status = 'draft'))[1] as draft_key,
        bool_or(letter.status = 'draft' and letter.repeated) as draft_repeats
      from dunning_letter letter
      where letter.property_id = ${trx.propertyId} and letter.client_id = client.id and letter.currency = given.currency
        and letter.run_date <= ${asOf}::date
    ) written on true
    left join lateral (
      select max(call.id) as call_id from dunning_call call
      where call.property_id = ${trx.propertyId} and call.client_id = client.id and call.currency = given.currency
        and call.status = 'open'
    ) calling on true
    order by given.client_id, given.currency`.execute(trx);
  return rows;
}

interface OfClient {
  readonly clientId: ClientId;
}

/** Money that each client paid and nobody has settled against anything yet, by client and currency. */
async function unappliedOf(trx: Trx, question: FactsQuestion): Promise<Map<string, Minor>> {
  const { rows } = await sql<OfClient & { currency: Currency; unappliedMinor: Minor }>`
    select account.client_id, account.currency, sum(credit.open_minor)::bigint as unapplied_minor
    from (${openOn(trx, question, "credit")}) credit
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = credit.account_id
    group by account.client_id, account.currency`.execute(trx);
  return new Map(rows.map((row) => [accountKey(row), row.unappliedMinor]));
}

/** A promise stops nothing once its day is longer ago than any holiday. */
const promiseDays = 31;

async function promisesOf(trx: Trx, clientIds: readonly ClientId[], asOf: CalendarDate) {
  const { rows } = await sql<OfClient>`
    select distinct promise.client_id from ledger_promise promise
    where promise.property_id = ${trx.propertyId} and promise.withdrawn_at is null and promise.made_on <= ${asOf}::date
      and promise.promised_for >= ${addDays(asOf, -promiseDays)}::date and promise.client_id = any(${[...clientIds]}::bigint[])`.execute(
    trx,
  );
  const judged = await judgedPromises(
    trx,
    rows.map((row) => row.clientId),
    asOf,
  );
  const standing = judged.filter(
    ({ state, madeOn, promisedFor }) =>
      state !== "withdrawn" && madeOn <= asOf && promisedFor >= addDays(asOf, -promiseDays),
  );
  return Map.groupBy(standing, accountKey);
}

async function stopsOf(trx: Trx, clientIds: readonly ClientId[], asOf: CalendarDate) {
  const { rows } = await sql<Stop & OfClient>`
    select stop.client_id, stop.kind, stop.item_id from dunning_stop stop
    where stop.property_id = ${trx.propertyId} and stop.client_id = any(${[...clientIds]}::bigint[]) and ${heldOn("stop", asOf)}`.execute(
    trx,
  );
  return Map.groupBy(rows, ({ clientId }) => clientId);
}

export interface AccountFacts extends DunnedAccount, Omit<Head, "lastLetterOn" | "underWay" | "outside"> {
  readonly contactId: ContactId | null;
  readonly contact: string | null;
  readonly language: Language | null;
  readonly mailMask: string | null;
  readonly items: readonly ItemFacts[];
  readonly promises: readonly (StandingPromise & { readonly madeOn: CalendarDate })[];
}

export const accountKey = ({ clientId, currency }: { clientId: ClientId; currency: Currency }) =>
  `${clientId} ${currency}`;

const isStop = (stop: Stop, items: ReadonlySet<LedgerItemId>) => stop.itemId === null || items.has(stop.itemId);

/** Every account within the actor's reach that owes something that is late or soon due, with all that decides about letters. */
export async function accountFacts(trx: Trx, question: FactsQuestion, today: CalendarDate): Promise<AccountFacts[]> {
  const items = await itemFacts(trx, question, await reachedAccounts(trx, "receivables:read", today));
  if (items.length === 0) return [];
  const byAccount = Map.groupBy(items, accountKey);
  const firsts = [...byAccount.values()].flatMap(([first]) => first ?? []);
  const clientIds = [...new Set(firsts.map((each) => each.clientId))];
  const [found, unapplied] = [await heads(trx, firsts, question.asOf), await unappliedOf(trx, question)];
  const [promises, stops] = [
    await promisesOf(trx, clientIds, question.asOf),
    await stopsOf(trx, clientIds, question.asOf),
  ];
  const recipients = await accountRecipients(trx, clientIds);
  return found.map((head) => {
    const recipient = recipients.get(head.clientId);
    const own = byAccount.get(accountKey(head)) ?? [];
    const ids = new Set(own.map(({ itemId }) => itemId));
    return {
      ...head,
      items: own,
      promises: promises.get(accountKey(head)) ?? [],
      stops: (stops.get(head.clientId) ?? []).filter((stop) => isStop(stop, ids)),
      unappliedMinor: unapplied.get(accountKey(head)) ?? minor(0),
      contactId: recipient?.contactId ?? null,
      contact: recipient?.name ?? null,
      language: recipient?.language ?? null,
      mailMask: recipient?.mailMask ?? null,
      hasAddress: recipient !== undefined,
    };
  });
}
