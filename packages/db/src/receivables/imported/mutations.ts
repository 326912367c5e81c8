import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { oppositeSide, ownSystem, sourceSystem } from "@foyer/domain/receivables/rules";
import type { LedgerAllocationId, LedgerItemId, Side } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { type ImportedTable, keptBecause, type MadeRows } from "../../imports/kept/mutations.ts";
import type { Trx } from "../../kernel/fence.ts";
import { today } from "../../properties/queries.ts";
import { type NewAllocation, type NewItem, postLedger } from "../posting/mutations.ts";

interface Standing {
  readonly id: LedgerItemId;
  readonly clientId: ClientId;
  readonly currency: Currency;
  readonly side: Side;
  readonly amountMinor: Minor;
  readonly reference: string;
  readonly line: number;
  readonly reversed: boolean;
  /** Settled by somebody, or settling something, since it was imported. */
  readonly settledSince: boolean;
  /** The first day on which nothing of it is still to come. */
  readonly from: CalendarDate;
  /** What was allocated with it. */
  readonly allocations: readonly LedgerAllocationId[];
}

/** Imported items with what became of them; an allocation that the same change made came with its item. */
async function standing(trx: Trx, { ids, number }: MadeRows, on: CalendarDate): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select item.id, account.client_id, account.currency, item.side, item.amount_minor, item.source_reference as reference,
      item.source_line as line,
      exists (select from ledger_item other where other.property_id = ${trx.propertyId} and other.reverses = item.id) as reversed,
      coalesce(active.since, false) as settled_since,
      greatest(${on}::date, item.posting_date, active.latest) as from,
      coalesce(active.ids, '{}') as allocations
    from ledger_item item
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    left join lateral (
      select array_agg(a.id order by a.id) as ids, max(a.effective_date) as latest, bool_or(not exists (
        select from change_field made where made.property_id = ${trx.propertyId} and made.subject = 'ledger_allocation'
          and made.row_id = a.id and made.number = ${number})) as since
      from (
        select * from ledger_allocation d where d.property_id = ${trx.propertyId} and d.debit_item_id = item.id and item.side = 'debit'
        union all
        select * from ledger_allocation c where c.property_id = ${trx.propertyId} and c.credit_item_id = item.id and item.side = 'credit'
      ) a
      where a.undoes is null and not exists (
        select from ledger_allocation undo where undo.property_id = ${trx.propertyId} and undo.undoes = a.id)
    ) active on true
    where item.property_id = ${trx.propertyId} and item.id = any(${[...ids]}::bigint[])
    order by item.id`.execute(trx);
  return rows;
}

const oppositeOf = (item: Standing): NewItem => ({
  client: item.clientId,
  currency: item.currency,
  side: oppositeSide(item.side),
  kind: "adjustment",
  amount: item.amountMinor,
  document: item.from,
  posting: item.from,
  due: item.from,
  checkout: null,
  system: sourceSystem(ownSystem, `reversal-of-${item.id}`),
  reference: item.reference,
  line: item.line,
  reason: null,
  reverses: item.id,
});

const allocationsOf = (item: Standing, place: number): NewAllocation[] => [
  ...item.allocations.map((undoes) => ({ undoes, effective: item.from })),
  {
    ...(item.side === "debit" ? { debit: item.id, creditNew: place } : { debitNew: place, credit: item.id }),
    amount: item.amountMinor,
    effective: item.from,
  },
];

/**
 * Nothing leaves the ledger: an imported item is taken back by its opposite, posted today, and both settle each other, so the
 * balance is what it was and every past date stays as it was reported. What was reversed or settled since is left alone.
 */
export const importedItems: ImportedTable = {
  subject: "ledger_item",
  together: true,
  async names(trx, ids) {
    const rows = await trx
      .selectFrom("ledgerItem")
      .select(["id", "sourceReference"])
      .where("propertyId", "=", trx.propertyId)
      .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
      .execute();
    return new Map(rows.map((row) => [row.id, row.sourceReference]));
  },
  images: () => sql`select null::bigint as row_id, null::jsonb as image where false`,
  putBack: async () => {},
  async takeAway(trx, made, now) {
    const items = await standing(trx, made, today(trx, now));
    const open = items.filter((item) => !item.reversed && !item.settledSince);
    const idsOf = (some: readonly Standing[]) => some.map((item) => item.id);
    const kept = [
      ...keptBecause("receivables.already-reversed", idsOf(items.filter((item) => item.reversed))),
      ...keptBecause("receivables.settled-since", idsOf(items.filter((item) => !item.reversed && item.settledSince))),
    ];
    if (open.length === 0) return { taken: [], kept };
    const allocations = open.flatMap((item, index) => allocationsOf(item, index + 1));
    const posted = await postLedger(trx, { items: open.map(oppositeOf), allocations }, now);
    const opposite = [
      ...posted.items.map((row) => ({ subject: "ledger_item", row })),
      ...posted.allocations.map((row) => ({ subject: "ledger_allocation", row })),
    ];
    return { taken: idsOf(open), kept, made: opposite };
  },
};

/** Allocations are taken back with the items that they came with. */
export const importedAllocations: ImportedTable = {
  ...importedItems,
  subject: "ledger_allocation",
  names: async () => new Map(),
  takeAway: async () => ({ taken: [], kept: [] }),
};
