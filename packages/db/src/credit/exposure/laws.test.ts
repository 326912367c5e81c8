import type { ClientId } from "@foyer/domain/clients/schema";
import { exposureTotal, isInWindow, leftOf, partOfStay } from "@foyer/domain/credit/exposure/rules";
import type { Exposure, ExposureWindow } from "@foyer/domain/credit/exposure/schema";
import { holdByOverdue, standingHold } from "@foyer/domain/credit/holds/rules";
import { type Minor, minor, sum } from "@foyer/domain/kernel/money";
import { addDays, daysBetween, Instant } from "@foyer/domain/kernel/time";
import { baseShare } from "@foyer/domain/receivables/rates/rules";
import type { StayStatus } from "@foyer/domain/stays/schema";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import type { Trx } from "../../kernel/fence.ts";
import { openTestDatabase } from "../../kernel/testing.ts";
import { type NewItem, postLedger } from "../../receivables/posting/mutations.ts";
import { aLimit, anInvoiceToEnter } from "../booking/factory.ts";
import { enterInvoice } from "../booking/invoices/mutations.ts";
import { holdOfStanding, standings } from "../holds/standings/queries.ts";
import { type Family, familiesOn, inYuan, writeFamilies } from "./families/factory.ts";
import { creditLineOf } from "./lines/queries.ts";
import { exposureOfLine } from "./queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const now = Instant.parse("2026-05-10T02:00:00.000Z");
const on = familiesOn;
const window: ExposureWindow = { on, horizon: 90, unbilled: 90 };
const rules = { ...window, noneMeansCash: true };
const ladder = { soft: 15, hard: 30 };
const day = (offset: number) => addDays(on, offset);

/** Three files: the second stands under the first, the third under the second. */
const whose = fc.nat({ max: 2 });
const amount = fc.integer({ min: 1, max: 90 });
const nearby = fc.integer({ min: -100, max: 100 });
const someFamily: fc.Arbitrary<Family> = fc.record({
  shares: fc.tuple(fc.boolean(), fc.boolean()),
  limits: fc.array(fc.option(fc.constantFrom(0, 40, 150)), { minLength: 3, maxLength: 3 }),
  upTo: fc.option(fc.record({ client: whose, amount: fc.constantFrom(30, 120, 400) }), { freq: 2 }),
  stays: fc.array(
    fc.record({
      client: whose,
      here: fc.boolean(),
      status: fc.constantFrom<StayStatus>("tentative", "definite", "definite", "in-house", "completed", "cancelled"),
      arrival: nearby,
      nights: fc.nat({ max: 4 }),
      revenue: fc.integer({ min: -10, max: 90 }),
      desk: fc.nat({ max: 3 }).map((one) => one === 0),
      billed: fc.option(amount),
    }),
    { maxLength: 4 },
  ),
  debts: fc.array(
    fc.record({
      client: whose,
      amount,
      dollars: fc.boolean(),
      posted: fc.integer({ min: -60, max: 5 }),
      term: fc.nat({ max: 45 }),
      paid: fc.option(fc.integer({ min: 1, max: 120 })),
      paidOn: fc.integer({ min: -20, max: 5 }),
      contested: fc.option(amount, { freq: 2 }),
    }),
    { maxLength: 3 },
  ),
  reserved: fc.array(
    fc.record({ client: whose, amount, expected: nearby, released: fc.boolean(), drawn: fc.option(amount) }),
    { maxLength: 2 },
  ),
});
interface Plain extends Exposure {
  readonly overdueDays: number;
}

/** Whose limit each of the three uses: the topmost's that shares it. */
const holders = ({ shares: [top, middle] }: Family): readonly number[] => [0, top ? 0 : 1, top ? 0 : middle ? 1 : 2];

/** The same, added up by hand from what was written. */
function plain(family: Family, holder: number): Plain {
  const held = holders(family);
  const isOf = ({ client }: { client: number }) => held[client] === holder;
  const limit = family.limits[holder] ?? null;
  const onCredit = (limit !== null && limit > 0) || family.upTo?.client === holder;
  const billed = family.stays.flatMap((stay) => (stay.billed === null ? [] : [{ ...stay, amount: stay.billed }]));
  const debts = family.debts.filter(isOf).map((debt) => {
    const paid = Math.min(debt.paid ?? 0, debt.amount);
    const settledFrom = Math.max(debt.paidOn, debt.posted);
    const open = minor(debt.amount - (settledFrom <= 0 ? paid : 0));
    const unapplied = minor(debt.paidOn <= 0 ? (debt.paid ?? 0) - (settledFrom <= 0 ? paid : 0) : 0);
    const base = (part: Minor, whole: number) =>
      debt.dollars ? baseShare(part, { amountMinor: minor(whole), baseMinor: inYuan(whole) }) : part;
    const contested = debt.posted <= 0 ? (debt.contested ?? 0) : 0;
    const days = daysBetween(addDays(day(debt.posted), debt.term), on);
    return {
      balance: minor(base(open, debt.amount) - (debt.paid === null ? 0 : base(unapplied, debt.paid))),
      late: open > contested ? Math.max(0, days) : 0,
    };
  });
  const counted = family.stays.filter(isOf).flatMap((stay) => {
    const part = partOfStay(stay.status);
    const span = { arrival: day(stay.arrival), departure: day(stay.arrival + stay.nights) };
    const counts = part !== null && isInWindow(span, window) && !stay.desk && (stay.here || onCredit);
    return counts ? [{ part, left: leftOf(minor(stay.revenue), minor(stay.billed ?? 0)) }] : [];
  });
  const reserved = family.reserved.filter(isOf).map((kept) => {
    const became = family.stays.find((stay) => stay.client === kept.client);
    const drawn = became && partOfStay(became.status) !== null ? (kept.drawn ?? 0) : 0;
    const counts = !kept.released && kept.expected <= window.horizon;
    return counts ? leftOf(minor(kept.amount), minor(drawn)) : minor(0);
  });
  const ofPart = (part: string) => counted.filter((stay) => stay.part === part).map(({ left }) => left);
  return {
    balance: sum([...debts.map(({ balance }) => balance), ...billed.filter(isOf).map((stay) => minor(stay.amount))]),
    unbilled: sum(ofPart("unbilled")),
    reserved: sum([...ofPart("reserved"), ...reserved]),
    overdueDays: Math.max(0, ...debts.map(({ late }) => late)),
  };
}

const manyFamilies = fc.array(someFamily, { minLength: 100, maxLength: 100 });
const fewFamilies = fc.array(someFamily, { minLength: 5, maxLength: 5 });

test("what uses each limit is what a plain sum says, for one and for the whole house, and so is its hold", async () => {
  await fc.assert(
    fc.asyncProperty(manyFamilies, (families) =>
      house.rolledBack(async (trx) => {
        const { id } = await writeFamilies(trx, families);
        const { rows } = await sql<Plain & { holderId: ClientId; hold: string | null; reasons: string[] }>`
          with ${standings(trx, { rules, days: ladder })}
          select holder_id, balance::bigint, unbilled::bigint, reserved::bigint, overdue_days, ${holdOfStanding} as hold, reasons
          from standing`.execute(trx);
        const told = new Map(rows.map((row) => [row.holderId, row]));
        for (const [index, family] of families.entries())
          for (const holder of new Set(holders(family))) {
            const expected = plain(family, holder);
            const nothing = { balance: 0, unbilled: 0, reserved: 0, overdueDays: 0, hold: null };
            const limit = family.limits[holder] ?? null;
            const upTo = family.upTo?.client === holder ? minor(family.upTo.amount) : null;
            const standing = {
              limit: limit === null ? null : minor(limit),
              noneMeansCash: true,
              exposure: exposureTotal(expected),
              overdue: holdByOverdue(expected.overdueDays, ladder),
              upTo,
            };
            const held = standingHold(standing);
            const row = told.get(id(index, holder)) ?? nothing;
            expect(row).toMatchObject({ ...expected, hold: held?.hold ?? null });
            if (held) expect(row).toMatchObject({ reasons: held.reasons });
          }
        const owners = new Set(families.flatMap((family, index) => holders(family).map((holder) => id(index, holder))));
        expect(rows.filter(({ holderId }) => !owners.has(holderId))).toEqual([]);
        for (const [index, family] of families.slice(0, 3).entries()) {
          const line = await creditLineOf(trx, id(index, 2), on);
          const holder = holders(family)[2] ?? 2;
          expect(line.holderId).toBe(id(index, holder));
          expect(await exposureOfLine(trx, line, window)).toEqual(plain(family, holder));
        }
      }),
    ),
    { numRuns: 10 },
  );
}, 120_000);

test("invoicing a stay at what it is expected to earn changes no exposure", async () => {
  await fc.assert(
    fc.asyncProperty(manyFamilies, (families) =>
      house.rolledBack(async (trx) => {
        const { id, stays, stayIds } = await writeFamilies(trx, families);
        const total = async () => {
          const { rows } = await sql<{ holderId: ClientId; exposure: number }>`
            with ${standings(trx, { rules, days: ladder })}
            select holder_id, exposure::bigint from standing where exposure <> 0 order by holder_id`.execute(trx);
          return rows;
        };
        const before = await total();
        const bills = stays.flatMap(({ family, given }, index): NewItem[] => {
          const stayId = stayIds[index];
          const world = families[family];
          if (stayId === undefined || world === undefined) return [];
          const holder = holders(world)[given.client] ?? given.client;
          const alone = { ...world, debts: [], reserved: [], stays: [given] };
          const { unbilled, reserved } = plain(alone, holder);
          const left = minor(unbilled + reserved);
          if (left === 0) return [];
          return [
            {
              client: id(family, given.client),
              currency: "CNY",
              side: "debit",
              kind: "invoice",
              amount: left,
              document: on,
              posting: on,
              due: day(30),
              checkout: null,
              system: "test",
              reference: crypto.randomUUID(),
              line: 1,
              reason: null,
              stays: [{ stayId, amountMinor: left }],
            },
          ];
        });
        expect(bills.length).toBeGreaterThan(0);
        await postLedger(trx, { items: bills, allocations: [] }, now);
        expect(await total()).toEqual(before);
      }),
    ),
    { numRuns: 10 },
  );
}, 120_000);

/** As if nothing of it had been written. */
async function undone<T>(trx: Trx, act: () => Promise<T>): Promise<T | "refused"> {
  await sql`savepoint tried`.execute(trx);
  try {
    return await act();
  } catch {
    return "refused";
  } finally {
    await sql`rollback to savepoint tried`.execute(trx);
  }
}

test("an invoice is judged by exactly what it adds: it passes at that limit, and not a unit below", async () => {
  await fc.assert(
    fc.asyncProperty(fewFamilies, fc.nat({ max: 120 }), (families, extra) =>
      house.rolledBack(async (trx) => {
        const settled = families.map((family) => ({
          ...family,
          shares: [false, false] as const,
          upTo: null,
          debts: [],
        }));
        const { id, stays, stayIds } = await writeFamilies(trx, settled);
        const at = stays.findIndex(({ given }) => given.revenue > 0 && given.here && partOfStay(given.status) !== null);
        const [stay, stayId] = [stays[at], stayIds[at]];
        if (!stay || stayId === undefined) return;
        const clientId = id(stay.family, stay.given.client);
        const line = { holderId: clientId, members: [clientId] };
        await aLimit(trx, clientId, { amount: 1_000_000, from: on });
        const exposure = async () => exposureTotal(await exposureOfLine(trx, line, window));
        const bill = () =>
          enterInvoice(
            trx,
            anInvoiceToEnter(clientId, {
              amount: stay.given.revenue + extra,
              on,
              stays: [{ stayId, amountMinor: minor(stay.given.revenue) }],
            }),
            now,
          );
        const before = await exposure();
        const after = await undone(trx, async () => {
          await bill();
          return exposure();
        });
        if (after === "refused") throw new Error("a million is not enough");
        const adds = after - before;
        expect(adds).toBeGreaterThanOrEqual(0);
        const tried = (limit: number) =>
          undone(trx, async () => {
            await aLimit(trx, clientId, { amount: limit, from: on });
            return (await bill()).outcome;
          });
        if (after > 0) expect(await tried(after)).toBe("booked");
        if (adds > 0 && after > 1) expect(await tried(after - 1)).toBe("refused");
        if (adds === 0 && after > 1) expect(await tried(1)).toBe("booked");
      }),
    ),
    { numRuns: 30 },
  );
}, 120_000);
