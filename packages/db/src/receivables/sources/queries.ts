import type { ClientId } from "@foyer/domain/clients/schema";
import type { Minor } from "@foyer/domain/kernel/money";
import { type CalendarDate, type Month, monthOf } from "@foyer/domain/kernel/time";
import { mayPostSoftly } from "@foyer/domain/receivables/rules";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { StayId } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { freeFrom } from "../open/queries.ts";

/** What names a document outside this house. */
export interface Source {
  readonly system: string;
  readonly reference: string;
  readonly line: number;
}

export const sourceKey = ({ system, reference, line }: Source): string => `${system} ${reference} ${line}`;

export interface KnownItem extends Source {
  readonly id: LedgerItemId;
  readonly clientId: ClientId;
  readonly amountMinor: Minor;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly checkoutDate: CalendarDate | null;
  /** Taken back: its number stays taken. */
  readonly reversed: boolean;
}

/** Those of the documents that are in the ledger already, by `sourceKey`. */
export async function knownItems(trx: Trx, sources: readonly Source[]): Promise<Map<string, KnownItem>> {
  const { rows } = await sql<KnownItem>`
    select item.id, account.client_id, item.amount_minor, item.document_date, item.posting_date, item.due_date, item.checkout_date,
      item.source_system as system, item.source_reference as reference, item.source_line as line,
      exists (select from ledger_item other where other.property_id = ${trx.propertyId} and other.reverses = item.id) as reversed
    from unnest(
      ${sources.map((each) => each.system)}::text[], ${sources.map((each) => each.reference)}::text[],
      ${sources.map((each) => each.line)}::int[]
    ) as given (system, reference, line)
    join ledger_item item on item.property_id = ${trx.propertyId} and item.source_system = given.system
      and item.source_reference = given.reference and item.source_line = given.line
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id`.execute(
    trx,
  );
  return new Map(rows.map((row) => [sourceKey(row), row]));
}

export interface NamedInvoice {
  readonly id: LedgerItemId;
  readonly clientId: ClientId;
  readonly system: string;
  readonly reference: string;
  readonly dueDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly freeFrom: CalendarDate;
  readonly openMinor: Minor;
}

/** All lines of the named documents with what is open of them. */
export async function namedInvoices(
  trx: Trx,
  named: readonly Pick<Source, "system" | "reference">[],
): Promise<NamedInvoice[]> {
  const { rows } = await sql<NamedInvoice>`
    select item.id, account.client_id, item.source_system as system, item.source_reference as reference, item.due_date,
      item.posting_date, ${freeFrom} as free_from, o.open_minor
    from (
      select distinct system, reference
      from unnest(${named.map((each) => each.system)}::text[], ${named.map((each) => each.reference)}::text[]) as given (system, reference)
    ) named
    join ledger_item item on item.property_id = ${trx.propertyId} and item.source_system = named.system
      and item.source_reference = named.reference and item.side = 'debit'
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = item.id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id`.execute(
    trx,
  );
  return rows;
}

/** The client's stay of a confirmation number, the latest where it was used twice. Nothing for another client's. */
export async function staysNamed(
  trx: Trx,
  confirmations: readonly string[],
): Promise<(clientId: ClientId, confirmation: string) => StayId | undefined> {
  if (confirmations.length === 0) return () => undefined;
  const { rows } = await sql<{ id: StayId; clientId: ClientId; confirmation: string }>`
    select id, client_id, confirmation from stay
    where property_id = ${trx.propertyId} and confirmation = any(${[...new Set(confirmations)]}::text[]) order by arrival, id`.execute(
    trx,
  );
  const byName = new Map(rows.map((row) => [`${row.clientId} ${row.confirmation}`, row.id]));
  return (clientId, confirmation) => byName.get(`${clientId} ${confirmation}`);
}

/** Whether the actor may post to a day's month. */
export async function openMonths(trx: Trx): Promise<(date: CalendarDate) => boolean> {
  const closed = await trx
    .selectFrom("ledgerPeriod")
    .select("month")
    .where("propertyId", "=", trx.propertyId)
    .where("status", "in", mayPostSoftly(trx.actor) ? ["hard"] : ["hard", "soft"])
    .execute();
  const months = new Set<Month>(closed.map((row) => monthOf(row.month)));
  return (date) => !months.has(monthOf(date));
}
