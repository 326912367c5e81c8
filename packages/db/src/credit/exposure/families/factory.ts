import type { ClientId } from "@foyer/domain/clients/schema";
import { enteredHere } from "@foyer/domain/credit/exposure/rules";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import type { StayId, StayStatus } from "@foyer/domain/stays/schema";
import { sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { type NewItem, postLedger } from "../../../receivables/posting/mutations.ts";

const now = Instant.parse("2026-05-10T02:00:00.000Z");
export const familiesOn = CalendarDate.parse("2026-05-10");
const on = familiesOn;
const day = (offset: number) => addDays(on, offset);

/**
 * Three files, the second under the first and the third under the second; who shares a limit with those below, and what each
 * was granted, consumed, owes and reserved. Days are counted from the day on which it is looked at.
 */
export interface Family {
  readonly shares: readonly [boolean, boolean];
  readonly limits: readonly (number | null)[];
  readonly upTo: { readonly client: number; readonly amount: number } | null;
  readonly stays: readonly {
    readonly client: number;
    readonly here: boolean;
    readonly status: StayStatus;
    readonly arrival: number;
    readonly nights: number;
    readonly revenue: number;
    readonly desk: boolean;
    readonly billed: number | null;
  }[];
  readonly debts: readonly {
    readonly client: number;
    readonly amount: number;
    readonly dollars: boolean;
    readonly posted: number;
    readonly term: number;
    readonly paid: number | null;
    readonly paidOn: number;
    readonly contested: number | null;
  }[];
  readonly reserved: readonly {
    readonly client: number;
    readonly amount: number;
    readonly expected: number;
    readonly released: boolean;
    readonly drawn: number | null;
  }[];
}

interface Row<T> {
  readonly family: number;
  readonly given: T;
}
const each = <T>(families: readonly Family[], of: (family: Family) => readonly T[]): Row<T>[] =>
  families.flatMap((family, index) => of(family).map((given) => ({ family: index, given })));

async function insertClients(trx: Trx, count: number): Promise<ClientId[]> {
  const { rows } = await sql<{ id: ClientId }>`
    insert into client (property_id, reference, kind, name, created_at)
    select ${trx.propertyId}, gen_random_uuid()::text, 'organisation', 'x', ${now}::timestamptz from generate_series(1, ${count}::int)
    returning id`.execute(trx);
  const ids = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  await sql`
    update client set parent_id = id - 1 where property_id = ${trx.propertyId} and id = any(${ids.filter((_, index) => index % 3 > 0)}::bigint[])
    returning null`.execute(trx);
  return ids;
}

/** What is true of the families, written in a few statements, beside what is known of it without asking. */
export async function writeFamilies(trx: Trx, families: readonly Family[]) {
  const ids = await insertClients(trx, families.length * 3);
  const id = (family: number, client: number) => ids[family * 3 + client] ?? (0 as ClientId);
  const { propertyId } = trx;
  const granted = families.flatMap((family, index) =>
    family.limits.flatMap((limit, client) => (limit === null ? [] : [{ clientId: id(index, client), limit }])),
  );
  if (granted.length > 0)
    await trx
      .insertInto("clientCreditLimit")
      .values(
        granted.map(({ clientId, limit }) => ({
          propertyId,
          clientId,
          fromDate: day(-10),
          limitMinor: minor(limit),
          currency: "CNY" as const,
        })),
      )
      .execute();
  const shares = families.flatMap((family, index) =>
    family.shares.flatMap((shared, client) => (shared ? [id(index, client)] : [])),
  );
  if (shares.length > 0)
    await trx
      .insertInto("creditRollUp")
      .values(shares.map((clientId) => ({ propertyId, clientId, fromDate: day(-10), staffId: null, setAt: now })))
      .execute();
  const lifted = each(families, ({ upTo }) => (upTo === null ? [] : [upTo]));
  if (lifted.length > 0)
    await trx
      .insertInto("creditOverride")
      .values(
        lifted.map(({ family, given }) => ({
          propertyId,
          clientId: id(family, given.client),
          upToMinor: minor(given.amount),
          fromDate: day(-1),
          toDate: day(1),
          reason: "x",
          recordedAt: now,
        })),
      )
      .execute();
  const stays = each(families, (family) => family.stays);
  const stayIds = await insertStays(trx, stays, id);
  await insertLedger(trx, { families, stays, stayIds, id });
  const kept = each(families, (family) => family.reserved);
  if (kept.length > 0) {
    const reservations = await trx
      .insertInto("creditReservation")
      .values(
        kept.map(({ family, given }) => ({
          propertyId,
          key: crypto.randomUUID(),
          clientId: id(family, given.client),
          amountMinor: minor(given.amount),
          expectedOn: day(given.expected),
          note: "x",
          reservedAt: now,
          releasedAt: given.released ? now : null,
          releaseReason: given.released ? "x" : null,
        })),
      )
      .returning("id")
      .execute();
    const drawn = kept.flatMap(({ family, given }, index) => {
      const at = stays.findIndex((stay) => stay.family === family && stay.given.client === given.client);
      const [reservationId, stayId] = [reservations[index]?.id, stayIds[at]];
      return given.drawn === null || reservationId === undefined || stayId === undefined
        ? []
        : [{ propertyId, reservationId, stayId, itemId: null, amountMinor: minor(given.drawn) }];
    });
    if (drawn.length > 0) await trx.insertInto("creditReservationUse").values(drawn).execute();
  }
  return { id, stayIds, stays };
}

type Stays = readonly Row<Family["stays"][number]>[];
type Id = (family: number, client: number) => ClientId;

async function insertStays(trx: Trx, stays: Stays, id: Id): Promise<StayId[]> {
  if (stays.length === 0) return [];
  const { propertyId } = trx;
  const made = await trx
    .insertInto("stay")
    .values(
      stays.map(({ family, given }) => ({
        propertyId,
        confirmation: crypto.randomUUID(),
        clientId: id(family, given.client),
        contactId: null,
        source: given.here ? enteredHere : "pms",
        externalId: crypto.randomUUID(),
        arrival: day(given.arrival),
        departure: day(given.arrival + given.nights),
        rooms: 1,
        status: given.status,
        createdAt: now,
      })),
    )
    .returning("id")
    .execute();
  const ids = made.map((row) => row.id);
  await trx
    .insertInto("stayDay")
    .values(
      stays.flatMap(({ given }, index) => {
        const first = { propertyId, stayId: ids[index] ?? (0 as StayId), rooms: 1, nights: 0 as const };
        const half = Math.trunc(given.revenue / 2);
        return [
          { ...first, date: day(given.arrival), roomMinor: minor(half) },
          { ...first, date: day(given.arrival + 1), foodMinor: minor(given.revenue - half) },
        ];
      }),
    )
    .execute();
  const desk = stays.flatMap(({ given }, index) => (given.desk ? [ids[index] ?? (0 as StayId)] : []));
  if (desk.length > 0)
    await trx
      .insertInto("creditDeskStay")
      .values(desk.map((stayId) => ({ propertyId, stayId, staffId: null, notedAt: now })))
      .execute();
  return ids;
}

/** A dollar was booked at seven yuan and a third. */
export const inYuan = (dollars: number): Minor => minor(Math.round((dollars * 22) / 3));

interface Ledger {
  readonly families: readonly Family[];
  readonly stays: Stays;
  readonly stayIds: readonly StayId[];
  readonly id: Id;
}

async function insertLedger(trx: Trx, { families, stays, stayIds, id }: Ledger): Promise<void> {
  const item = (client: ClientId, given: Partial<NewItem> & Pick<NewItem, "amount" | "posting" | "due">): NewItem => ({
    client,
    currency: "CNY",
    side: "debit",
    kind: "invoice",
    document: given.posting,
    checkout: null,
    system: "test",
    reference: crypto.randomUUID(),
    line: 1,
    reason: null,
    ...given,
  });
  const debts = each(families, (family) => family.debts);
  const money = ({ dollars }: { dollars: boolean }, given: number) =>
    dollars ? { currency: "USD" as const, rate: Rate.parse("7.3333"), base: inYuan(given) } : {};
  const items: NewItem[] = [];
  const allocations: { debitNew: number; creditNew: number; amount: Minor; effective: CalendarDate }[] = [];
  const contested: { place: number; amount: number; from: CalendarDate }[] = [];
  for (const { family, given } of debts) {
    const client = id(family, given.client);
    const posting = day(given.posted);
    items.push(
      item(client, {
        amount: minor(given.amount),
        posting,
        due: addDays(posting, given.term),
        ...money(given, given.amount),
      }),
    );
    const debitNew = items.length;
    if (given.contested !== null) contested.push({ place: debitNew, amount: given.contested, from: posting });
    if (given.paid === null) continue;
    const paidOn = day(given.paidOn);
    const paid = minor(given.paid);
    items.push(
      item(client, {
        side: "credit",
        kind: "payment",
        amount: paid,
        posting: paidOn,
        due: paidOn,
        ...money(given, given.paid),
      }),
    );
    const effective = paidOn > posting ? paidOn : posting;
    allocations.push({
      debitNew,
      creditNew: items.length,
      amount: minor(Math.min(given.paid, given.amount)),
      effective,
    });
  }
  for (const [index, { family, given }] of stays.entries()) {
    const stayId = stayIds[index];
    if (given.billed === null || stayId === undefined) continue;
    const amountMinor = minor(given.billed);
    const bill = { amount: amountMinor, posting: on, due: day(30), stays: [{ stayId, amountMinor }] };
    items.push(item(id(family, given.client), bill));
  }
  if (items.length === 0) return;
  const posted = await postLedger(trx, { items, allocations }, now);
  if (contested.length > 0)
    await trx
      .insertInto("ledgerDispute")
      .values(
        contested.map(({ place, amount: part, from }) => ({
          propertyId: trx.propertyId,
          itemId: posted.items[place - 1] ?? (0 as LedgerItemId),
          amountMinor: minor(part),
          reason: "x",
          fromDate: from,
          staffId: null,
          recordedAt: now,
          outcome: null,
          endedAt: null,
        })),
      )
      .execute();
}
