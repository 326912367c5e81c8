import type { ClientId } from "@foyer/domain/clients/schema";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant, Month } from "@foyer/domain/kernel/time";
import { mayPostSoftly } from "@foyer/domain/receivables/rules";
import type { Rate } from "@foyer/domain/receivables/rates/schema";
import type {
  BilledStay,
  ItemKind,
  LedgerAllocationId,
  LedgerItemId,
  PeriodStatus,
  Purpose,
  Side,
} from "@foyer/domain/receivables/schema";
import { sql } from "kysely";
import { type ChangedField, madeRow, recordChange } from "../../changes/mutations.ts";
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
  /** The receivable one when absent. */
  readonly purpose?: Purpose;
  /** Of an item that is not in the property's currency: its rate, and its amount at that rate. */
  readonly rate?: Rate;
  readonly base?: Minor;
  readonly stays?: readonly BilledStay[];
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
      items: write.items.map(({ stays, ...item }) => ({
        ...item,
        ...(stays?.length
          ? { stays: stays.map(({ stayId, amountMinor }) => ({ stay: stayId, amount: amountMinor })) }
          : {}),
      })),
      at: now,
      by: trx.actor.kind === "staff" ? trx.actor.staffId : null,
      finance: mayPostSoftly(trx.actor),
    });
    const { rows } = await sql<{ posted: Posted }>`
      select app.post_ledger(${trx.propertyId}, ${request}::jsonb) as posted`.execute(trx);
    return rows[0]?.posted ?? { items: [], allocations: [] };
  });

interface KeyedAct {
  readonly act: string;
  readonly input: { readonly key: string; readonly reason?: string | null };
  readonly now: Instant;
}

export interface Plan extends Omit<LedgerWrite, "key"> {
  /** What else the act made or changed beside the ledger's rows. */
  readonly fields?: readonly ChangedField[];
}

/** Plans and posts under the act's key; a retry gets the first result and posts nothing. */
export async function postOnce(trx: Trx, { act, input, now }: KeyedAct, plan: () => Promise<Plan>): Promise<Posted> {
  const earlier = await openWrite(trx, { key: input.key, content: JSON.stringify([act, input]) }, now);
  if (earlier) return earlier;
  const { fields = [], ...write } = await plan();
  const posted = await postLedger(trx, { ...write, key: input.key }, now);
  await recordChange(trx, {
    act,
    at: now,
    ...(input.reason ? { reason: input.reason } : {}),
    fields: [
      ...posted.items.map((id) => madeRow("ledger_item", id)),
      ...posted.allocations.map((id) => madeRow("ledger_allocation", id)),
      ...fields,
    ],
  });
  return posted;
}

/** Takes the property's posting lock: what is read after it stays true until the transaction ends. */
export const lockLedger = (trx: Trx): Promise<void> =>
  atTheLedgersDoor(async () => {
    await sql`select app.lock_ledger(${trx.propertyId})`.execute(trx);
  });

export const setLedgerPeriod = (trx: Trx, { month, status }: { month: Month; status: PeriodStatus }): Promise<void> =>
  atTheLedgersDoor(async () => {
    await sql`select app.set_ledger_period(${trx.propertyId}, ${`${month}-01`}::date, ${status})`.execute(trx);
  });
