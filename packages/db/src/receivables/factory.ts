import type { ClientId } from "@foyer/domain/clients/schema";
import { minor } from "@foyer/domain/kernel/money";
import { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import type { LedgerDisputeId, LedgerItemId, LedgerPromiseId } from "@foyer/domain/receivables/schema";
import type { Trx } from "../kernel/fence.ts";
import { type NewAllocation, type NewItem, postLedger } from "./posting/mutations.ts";

let count = 0;
const recordedAt = Instant.parse("2026-01-01T00:00:00.000Z");

export interface AnItem {
  readonly amount: number;
  readonly posted: string;
  readonly due?: string;
  readonly document?: string;
  readonly checkout?: string;
  readonly side?: "debit" | "credit";
}

/** An invoice, or a payment when it is a credit, posted for the client. Due on the day of posting unless said otherwise. */
export const newItem = (client: ClientId, values: AnItem): NewItem => {
  const { side = "debit", posted } = values;
  count += 1;
  return {
    client,
    currency: "CNY",
    side,
    kind: side === "debit" ? "invoice" : "payment",
    amount: minor(values.amount),
    document: CalendarDate.parse(values.document ?? posted),
    posting: CalendarDate.parse(posted),
    due: CalendarDate.parse(values.due ?? posted),
    checkout: values.checkout === undefined ? null : CalendarDate.parse(values.checkout),
    system: "test",
    reference: `T-${count}`,
    line: 1,
    reason: null,
  };
};

export async function anItem(trx: Trx, client: ClientId, values: AnItem): Promise<LedgerItemId> {
  const { items } = await postLedger(trx, { items: [newItem(client, values)], allocations: [] }, recordedAt);
  const [id] = items;
  if (id === undefined) throw new Error("the item was not posted");
  return id;
}

export interface AnAllocation {
  readonly debit: LedgerItemId;
  readonly credit: LedgerItemId;
  readonly amount: number;
  readonly effective: string;
}

export async function anAllocation(trx: Trx, { amount, effective, ...pair }: AnAllocation) {
  const allocation: NewAllocation = { ...pair, amount: minor(amount), effective: CalendarDate.parse(effective) };
  const { allocations } = await postLedger(trx, { items: [], allocations: [allocation] }, recordedAt);
  return allocations[0];
}

interface ADispute {
  readonly item: LedgerItemId;
  readonly amount: number;
  readonly from: string;
  readonly reason?: string;
}

export async function aDispute(
  trx: Trx,
  { item, amount, from, reason = "金额不符" }: ADispute,
): Promise<LedgerDisputeId> {
  const { id } = await trx
    .insertInto("ledgerDispute")
    .values({
      propertyId: trx.propertyId,
      itemId: item,
      amountMinor: minor(amount),
      reason,
      fromDate: CalendarDate.parse(from),
      outcome: null,
      endedAt: null,
      staffId: null,
      recordedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

interface APromise {
  readonly amount: number;
  readonly made: string;
  readonly until: string;
  readonly note?: string;
  readonly items?: LedgerItemId[];
}

export async function aPromise(
  trx: Trx,
  client: ClientId,
  { amount, made, until, note, items = [] }: APromise,
): Promise<LedgerPromiseId> {
  const { id } = await trx
    .insertInto("ledgerPromise")
    .values({
      propertyId: trx.propertyId,
      clientId: client,
      currency: trx.property.currency,
      itemIds: items,
      amountMinor: minor(amount),
      madeOn: CalendarDate.parse(made),
      promisedFor: CalendarDate.parse(until),
      note: note ?? null,
      staffId: null,
      recordedAt,
      withdrawnAt: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
