import { foldName } from "@foyer/domain/clients/names/rules";
import type { ClientId } from "@foyer/domain/clients/schema";
import { searchForm } from "@foyer/domain/clients/search/rules";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { BankLineId } from "@foyer/domain/receivables/receiving/bank/schema";
import {
  type Candidate,
  debtsLeft,
  namesIn,
  numbersIn,
  type Proposal,
  proposalsFor,
  type WaitingLine,
} from "@foyer/domain/receivables/receiving/matching/rules";
import { type Debt, documentKey } from "@foyer/domain/receivables/receiving/rules";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { clientDebts, documentsNamed } from "../queries.ts";

interface Line extends WaitingLine {
  readonly id: BankLineId;
  readonly currency: Currency;
}

export type LineMatches = readonly Proposal[];

/** Of each client so many debts are looked at, and of each amount so many clients. */
const mostDebts = 200;
const mostOfAmount = 5;
const mostOfName = 5;
/** Of the names that begin alike, the shortest stand first: what is the name and no more is among so many. */
const mostOfForm = 50;

type Clients = ReadonlyMap<string, readonly ClientId[]>;

const grouped = <Row extends { readonly clientId: ClientId }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Clients =>
  new Map([...Map.groupBy(rows, keyOf)].map(([key, some]) => [key, [...new Set(some.map((row) => row.clientId))]]));

/** Clients by one of their names as names are compared, found by the range of the search's index in which it begins. */
async function clientsNamed(trx: Trx, names: readonly string[]): Promise<Clients> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; clientId: ClientId }>`
    select given.name, found.client_id
    from unnest(${[...names]}::text[], ${names.map((name) => searchForm(name))}::text[]) as given (name, form)
    cross join lateral (
      select distinct client.id as client_id
      from (
        select entry.row_id from search_entry entry
        where entry.property_id = ${trx.propertyId} and not entry.person and not entry.inside
          and entry.written >= given.form and entry.written < given.form || chr(1114111)
        order by entry.written, entry.row_id limit ${mostOfForm}
      ) begun
      join client on client.property_id = ${trx.propertyId} and client.id = begun.row_id and client.merged_into is null
        and given.name = any(string_to_array(client.folded_names, E'\n'))
      order by client.id limit ${mostOfName}
    ) found
    where given.form <> ''`.execute(trx);
  return grouped(rows, (row) => row.name);
}

/** For whom each payer's money was taken before. */
async function paidBefore(trx: Trx, payers: readonly string[]): Promise<Clients> {
  if (payers.length === 0) return new Map();
  const { rows } = await sql<{ payer: string; clientId: ClientId }>`
    select distinct line.payer_folded as payer, account.client_id
    from bank_line line
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = line.item_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    where line.property_id = ${trx.propertyId} and line.status = 'received' and line.payer_folded = any(${[...payers]}::text[])
      and not exists (
        select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = item.id)`.execute(
    trx,
  );
  return grouped(rows, (row) => row.payer);
}

interface OfAmount {
  readonly amountMinor: Minor;
  readonly clientId: ClientId;
}

/** Clients who owe one item of just the amount; of an amount that many owe, none. What is alive without end is open now. */
async function oweExactly(trx: Trx, amounts: readonly Minor[], currency: Currency): Promise<OfAmount[]> {
  const { rows } = await sql<OfAmount>`
    select amount_minor, client_id from (
      select owed.amount_minor, owed.client_id, count(*) over (partition by owed.amount_minor) as clients from (
        select distinct o.open_minor as amount_minor, account.client_id
        from ledger_item_open o
        join ledger_account account on account.property_id = ${trx.propertyId} and account.id = o.account_id
          and account.purpose = 'receivable' and account.currency = ${currency}
        where o.property_id = ${trx.propertyId} and o.span = 15 and o.side = 'debit' and o.open_minor = any(${[...amounts]}::bigint[])
      ) owed
    ) counted where clients <= ${mostOfAmount}`.execute(trx);
  return rows;
}

interface Promised extends OfAmount {
  readonly madeOn: CalendarDate;
  readonly promisedFor: CalendarDate;
}

/** Promises of just the amounts, whatever became of them. */
async function promisedExactly(trx: Trx, amounts: readonly Minor[], currency: Currency): Promise<Promised[]> {
  const { rows } = await sql<Promised>`
    select promise.amount_minor, promise.client_id, promise.made_on, promise.promised_for from ledger_promise promise
    where promise.property_id = ${trx.propertyId} and promise.withdrawn_at is null and promise.currency = ${currency}
      and promise.amount_minor = any(${[...amounts]}::bigint[])`.execute(trx);
  return rows;
}

/** A promise is still thought of when money of its amount comes so many days after its day. */
const daysAfterPromise = 30;

const payerOf = ({ payer }: WaitingLine): string => (payer === null ? "" : foldName(payer));

const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)];

interface Known {
  readonly byNumber: Clients;
  readonly byName: Clients;
  readonly byPayer: Clients;
  readonly byAmount: Clients;
  readonly promised: readonly Promised[];
}

async function knownOf(trx: Trx, lines: readonly Line[], currency: Currency): Promise<Known> {
  const numbers = unique(lines.flatMap((line) => numbersIn(`${line.text} ${line.payer ?? ""}`)));
  const named = await documentsNamed(trx, numbers);
  const amounts = unique(lines.map((line) => line.amountMinor));
  return {
    byNumber: grouped(
      named.filter((each) => each.currency === currency && each.purpose === "receivable" && each.openMinor > 0),
      (each) => documentKey(each.reference),
    ),
    byName: await clientsNamed(trx, unique(lines.flatMap(namesIn))),
    byPayer: await paidBefore(
      trx,
      unique(lines.map(payerOf)).filter((payer) => payer !== ""),
    ),
    byAmount: grouped(await oweExactly(trx, amounts, currency), (row) => String(row.amountMinor)),
    promised: await promisedExactly(trx, amounts, currency),
  };
}

/** The clients that anything of a line points at, and by what. */
function pointedAt(line: Line, known: Known) {
  const of = (clients: Clients, keys: readonly string[]) => keys.flatMap((key) => clients.get(key) ?? []);
  const named = new Set(of(known.byName, namesIn(line)));
  const paid = new Set(of(known.byPayer, [payerOf(line)]));
  const promised = known.promised.filter(
    (row) =>
      row.amountMinor === line.amountMinor &&
      row.madeOn <= line.bookedOn &&
      line.bookedOn <= addDays(row.promisedFor, daysAfterPromise),
  );
  const all = unique([
    ...of(known.byNumber, numbersIn(`${line.text} ${line.payer ?? ""}`)),
    ...named,
    ...paid,
    ...of(known.byAmount, [String(line.amountMinor)]),
    ...promised.map((row) => row.clientId),
  ]);
  return all.map((clientId) => ({
    clientId,
    named: named.has(clientId),
    paidBefore: paid.has(clientId),
    promised: promised.filter((row) => row.clientId === clientId).map((row) => row.amountMinor),
  }));
}

async function clientNames(trx: Trx, ids: readonly ClientId[]): Promise<Map<ClientId, string>> {
  const rows = await trx
    .selectFrom("client")
    .select(["id", "name"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The lines of one currency, the earliest first: what a certain proposal settles is not proposed for a later line again. */
async function matchesIn(trx: Trx, lines: readonly Line[], currency: Currency): Promise<[BankLineId, LineMatches][]> {
  const known = await knownOf(trx, lines, currency);
  const inOrder = lines.toSorted((a, b) => a.bookedOn.localeCompare(b.bookedOn) || a.id - b.id);
  const pointed = inOrder.map((line) => ({ line, clients: pointedAt(line, known) }));
  const clientIds = unique(pointed.flatMap(({ clients }) => clients.map((each) => each.clientId)));
  const names = await clientNames(trx, clientIds);
  const debts = new Map<ClientId, readonly Debt[]>(
    Map.groupBy(await clientDebts(trx, { clientIds, currency, most: mostDebts }), (debt) => debt.clientId),
  );
  return pointed.map(({ line, clients }) => {
    const candidates = clients.map((each): Candidate => {
      const owed = debts.get(each.clientId) ?? [];
      return { ...each, client: names.get(each.clientId) ?? "", debts: owed, complete: owed.length < mostDebts };
    });
    const proposals = proposalsFor(line, candidates);
    const [first] = proposals;
    if (first?.certain) debts.set(first.clientId, debtsLeft(debts.get(first.clientId) ?? [], first.shares));
    return [line.id, proposals];
  });
}

/** Whose payments these lines may be, with reasons and a score. */
export async function matchesOf(trx: Trx, lines: readonly Line[]): Promise<Map<BankLineId, LineMatches>> {
  const matches: [BankLineId, LineMatches][] = [];
  for (const [currency, some] of Map.groupBy(lines, (line) => line.currency))
    matches.push(...(await matchesIn(trx, some, currency)));
  return new Map(matches);
}
