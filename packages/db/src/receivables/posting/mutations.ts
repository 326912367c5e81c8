import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { mayPostSoftly } from "@foyer/domain/receivables/rules";
import type { ItemKind, LedgerAllocationId, LedgerItemId, PeriodStatus, Side } from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { refuseConstraint } from "../../kernel/constraint.ts";
import type { Trx } from "../../kernel/fence.ts";

export interface NewItem {
  readonly client: ClientId;
  readonly currency: Currency;
  readonly side: Side;
  readonly kind: ItemKind;
  readonly amount: Minor;
  readonly document: CalendarDate;
  readonly posting: CalendarDate;
  readonly due: CalendarDate;
  readonly checkout: CalendarDate | null;
  readonly system: string;
  readonly reference: string;
  readonly line: number;
  readonly reason: string | null;
  readonly reverses?: LedgerItemId;
}

/** An item of the ledger, or one of the same write by its place in it, counted from 1. */
type Debit = { readonly debit: LedgerItemId } | { readonly debitNew: number };
type Credit = { readonly credit: LedgerItemId } | { readonly creditNew: number };

export type NewAllocation =
  | (Debit & Credit & { readonly amount: Minor; readonly effective: CalendarDate })
  | { readonly undoes: LedgerAllocationId; readonly effective: CalendarDate };

export interface LedgerWrite {
  /** The key that `openWrite` opened; none where each item's source makes a retry harmless. */
  readonly key?: string;
  readonly items: readonly NewItem[];
  readonly allocations: readonly NewAllocation[];
}

export interface Posted {
  readonly items: readonly LedgerItemId[];
  readonly allocations: readonly LedgerAllocationId[];
}

async function atTheLedgersDoor<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw refuseConstraint(error);
  }
}

/**
 * Takes the property's posting lock and the key. What was posted under it before, when the content is the same; other
 * content is refused. Everything read after it stays true until the transaction ends.
 */
export const openWrite = (trx: Trx, { key, content }: { key: string; content: string }, now: Instant) =>
  atTheLedgersDoor(async () => {
    const { rows } = await sql<{ earlier: Posted | null }>`
      select app.open_ledger_write(${trx.propertyId}, ${key}, ${content}, ${now}::timestamptz) as earlier`.execute(trx);
    return rows[0]?.earlier ?? undefined;
  });

/** Posts items and allocations, all or none. The ids come in the order given. */
export const postLedger = (trx: Trx, write: LedgerWrite, now: Instant): Promise<Posted> =>
  atTheLedgersDoor(async () => {
    const request = JSON.stringify({
      ...write,
      at: now,
      by: trx.actor.kind === "staff" ? trx.actor.staffId : null,
      finance: mayPostSoftly(trx.actor),
    });
    const { rows } = await sql<{ posted: Posted }>`
      select app.post_ledger(${trx.propertyId}, ${request}::jsonb) as posted`.execute(trx);
    return rows[0]?.posted ?? { items: [], allocations: [] };
  });

export const setLedgerPeriod = (trx: Trx, { month, status }: { month: Month; status: PeriodStatus }): Promise<void> =>
  atTheLedgersDoor(async () => {
    await sql`select app.set_ledger_period(${trx.propertyId}, ${`${month}-01`}::date, ${status})`.execute(trx);
  });
