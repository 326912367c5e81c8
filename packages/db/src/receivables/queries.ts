import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type Booked, baseShare } from "@foyer/domain/receivables/rates/rules";
import type { Rate } from "@foyer/domain/receivables/rates/schema";
import type { OpenDebt } from "@foyer/domain/receivables/rules";
import type {
  AllocationsOfItem,
  ItemKind,
  ItemsFilter,
  LedgerAllocationId,
  LedgerItemId,
  Purpose,
  Side,
} from "@foyer/domain/receivables/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../kernel/fence.ts";
import { freeFrom, openAmount, reachedAccounts } from "./open/queries.ts";

/** An item with its client, as the one who changes it needs it. */
export interface KeptItem {
  readonly id: LedgerItemId;
  readonly side: Side;
  readonly kind: ItemKind;
  readonly amountMinor: Minor;
  readonly openMinor: Minor;
  readonly postingDate: CalendarDate;
  readonly system: string;
  readonly reference: string;
  readonly line: number;
  readonly bookedRate: Rate | null;
  readonly baseMinor: Minor | null;
  readonly clientId: ClientId;
  readonly client: string;
  readonly currency: Currency;
  readonly purpose: Purpose;
  readonly reversed: boolean;
}

const keptItem = (trx: Trx) => sql`
  select item.id, item.side, item.kind, item.amount_minor, o.open_minor, item.posting_date, item.source_system as system,
    item.source_reference as reference, item.source_line as line, item.booked_rate::text as booked_rate, item.base_minor,
    account.client_id, client.name as client, account.currency, account.purpose,
    exists (select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = item.id) as reversed
  from ledger_item item
  join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = item.id
  join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
  join client on client.property_id = ${trx.propertyId} and client.id = account.client_id`;

export async function ledgerItem(trx: Trx, id: LedgerItemId): Promise<KeptItem> {
  const { rows } =
    await sql<KeptItem>`${keptItem(trx)} where item.property_id = ${trx.propertyId} and item.id = ${id}`.execute(trx);
  return found(rows[0], "receivables.item-not-found", { id });
}

/** The item that an applied deposit posted in the client's other account. */
export async function otherHalf(trx: Trx, { id, system, reference }: KeptItem): Promise<KeptItem> {
  const { rows } = await sql<KeptItem>`${keptItem(trx)}
    where item.property_id = ${trx.propertyId} and item.source_system = ${system} and item.source_reference = ${reference}
      and item.kind = 'deposit-applied' and item.id <> ${id}`.execute(trx);
  return found(rows[0], "receivables.item-not-found", { id });
}

/** Of an item's booked amount what so much of it is worth, at the item's own rate; nothing in the property's currency. */
export const bookedLike = ({ bookedRate, baseMinor, amountMinor }: KeptItem, part: Minor): Booked =>
  bookedRate === null || baseMinor === null
    ? {}
    : { rate: bookedRate, base: baseShare(part, { amountMinor, baseMinor }) };

/** An item's allocations that nobody took back. */
export const activeAllocations = (trx: Trx, itemId: LedgerItemId) =>
  trx
    .selectFrom("ledgerAllocation as allocation")
    .leftJoin("ledgerAllocation as undo", (join) =>
      join.on("undo.propertyId", "=", trx.propertyId).onRef("undo.undoes", "=", "allocation.id"),
    )
    .select(["allocation.id", "allocation.effectiveDate"])
    .where("allocation.propertyId", "=", trx.propertyId)
    .where((each) =>
      each.or([each("allocation.debitItemId", "=", itemId), each("allocation.creditItemId", "=", itemId)]),
    )
    .where("allocation.undoes", "is", null)
    .where("undo.id", "is", null)
    .orderBy("allocation.id")
    .execute();

export async function postingDates(trx: Trx, ids: readonly LedgerItemId[]): Promise<Map<LedgerItemId, CalendarDate>> {
  const rows = await trx
    .selectFrom("ledgerItem")
    .select(["id", "postingDate"])
    .where("propertyId", "=", trx.propertyId)
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.postingDate]));
}

/** What a client owes in a currency, item by item. */
export const openDebts = (
  trx: Trx,
  { clientId, currency }: { clientId: ClientId; currency: Currency },
): Promise<OpenDebt[]> =>
  trx
    .selectFrom("ledgerAccount as account")
    .innerJoin("ledgerItemOpen as o", (join) =>
      join.on("o.propertyId", "=", trx.propertyId).onRef("o.accountId", "=", "account.id"),
    )
    .select(["o.itemId as id", "o.dueDate", "o.aliveFrom as postingDate", freeFrom.as("freeFrom"), "o.openMinor"])
    .where("account.propertyId", "=", trx.propertyId)
    .where("account.clientId", "=", clientId)
    .where("account.currency", "=", currency)
    .where("account.purpose", "=", "receivable")
    .where("o.side", "=", "debit")
    .where("o.openMinor", ">", sql<Minor>`0`)
    .execute();

/** One line of the ledger as it stood on a day. */
export interface LedgerRow {
  readonly id: LedgerItemId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly currency: Currency;
  readonly side: Side;
  readonly kind: ItemKind;
  readonly reference: string;
  readonly line: number;
  readonly documentDate: CalendarDate;
  readonly postingDate: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly amountMinor: Minor;
  readonly openMinor: Minor;
  readonly reversed: boolean;
}

/** A line's columns over `item`, `account` and `client`; what is open of it is for the asker to say. */
export const ledgerColumns = (trx: Trx, asOf: CalendarDate, open: RawBuilder<Minor>) => sql`
  item.id, account.client_id, client.name as client, account.currency, item.side, item.kind, item.source_reference as reference, item.source_line as line,
  item.document_date, item.posting_date, item.due_date, item.amount_minor, ${open} as open_minor,
  (item.reverses is not null or exists (
    select from ledger_item reversal where reversal.property_id = ${trx.propertyId} and reversal.reverses = item.id
      and reversal.posting_date <= ${asOf})) as reversed`;

/** The items posted by a day, latest first, a page at a time; by default those open when that day was over. (A7.6) */
export async function ledgerItems(trx: Trx, filter: ItemsFilter, today: CalendarDate) {
  const { asOf, clientId, after, limit } = filter;
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const currency = filter.currency ?? trx.property.currency;
  const { rows } = await sql<LedgerRow>`
    select ${ledgerColumns(trx, asOf, openAmount(trx, asOf))}
    from ledger_item item
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = item.id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    join client on client.property_id = ${trx.propertyId} and client.id = account.client_id
    where item.property_id = ${trx.propertyId} and item.posting_date <= ${asOf} and account.currency = ${currency}
      and account.purpose = ${filter.purpose ?? "receivable"} and ${reached}
      and ${filter.openOnly ? sql`o.alive_from <= ${asOf} and o.alive_to > ${asOf} and ${openAmount(trx, asOf)} > 0` : sql`true`}
      and ${clientId === undefined ? sql`true` : sql`account.client_id = ${clientId}`}
      and ${after ? sql`(item.posting_date, item.id) < (${after.postingDate}::date, ${after.id}::bigint)` : sql`true`}
    order by item.posting_date desc, item.id desc limit ${limit}`.execute(trx);
  const last = rows.at(-1);
  return {
    currency,
    rows,
    next: last && rows.length === limit ? { postingDate: last.postingDate, id: last.id } : null,
  };
}

export interface AllocationRow {
  readonly id: LedgerAllocationId;
  /** The other side of it. */
  readonly itemId: LedgerItemId;
  readonly kind: ItemKind;
  readonly reference: string;
  readonly postingDate: CalendarDate;
  readonly amountMinor: Minor;
  readonly effectiveDate: CalendarDate;
  /** A row that takes another back. */
  readonly takesBack: boolean;
  /** Whether it was taken back, from whatever day on. */
  readonly takenBack: boolean;
}

/** What settles an item and what it settles, as in force when a day was over. */
export async function allocationsOfItem(trx: Trx, { itemId, asOf }: AllocationsOfItem, today: CalendarDate) {
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const item = await sql<{ side: Side }>`
    select item.side from ledger_item item
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    where item.property_id = ${trx.propertyId} and item.id = ${itemId} and ${reached}`.execute(trx);
  const { side } = found(item.rows[0], "receivables.item-not-found", { id: itemId });
  const [own, other] = side === "debit" ? ["debit_item_id", "credit_item_id"] : ["credit_item_id", "debit_item_id"];
  const { rows } = await sql<AllocationRow>`
    select a.id, other.id as item_id, other.kind, other.source_reference as reference, other.posting_date, a.amount_minor,
      a.effective_date, a.undoes is not null as takes_back, exists (
        select from ledger_allocation back where back.property_id = ${trx.propertyId} and back.undoes = a.id
      ) as taken_back
    from ledger_allocation a
    join ledger_item other on other.property_id = ${trx.propertyId} and other.id = ${sql.ref(`a.${other}`)}
    where a.property_id = ${trx.propertyId} and ${sql.ref(`a.${own}`)} = ${itemId} and a.effective_date <= ${asOf}
    order by a.effective_date, a.id limit 1000`.execute(trx);
  return rows;
}
