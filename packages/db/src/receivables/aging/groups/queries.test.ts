import { CreditGrade } from "@foyer/domain/clients/credit/schema";
import { type ClientId, ClientClass, Tier } from "@foyer/domain/clients/schema";
import type { StaffId } from "@foyer/domain/kernel/ids";
import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import { addDays, CalendarDate } from "@foyer/domain/kernel/time";
import { BucketEdges } from "@foyer/domain/receivables/aging/buckets/schema";
import { bucketsOf } from "@foyer/domain/receivables/aging/buckets/rules";
import { type AgedItem, type AgedLedger, agingOf, openOn } from "@foyer/domain/receivables/aging/rules";
import {
  type AgingCurrency,
  type AgingFigures,
  AgingGroup,
  AgingQuestion,
  AgingRule,
} from "@foyer/domain/receivables/aging/schema";
import { booked } from "@foyer/domain/receivables/rates/rules";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { settledFrom } from "@foyer/domain/receivables/rules";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { aClient } from "../../../clients/factory.ts";
import type { Trx } from "../../../kernel/fence.ts";
import { openTestDatabase } from "../../../kernel/testing.ts";
import { aStaff } from "../../../staff/factory.ts";
import { type NewAllocation, postLedger } from "../../posting/mutations.ts";
import { agingItems } from "../items/queries.ts";
import { aging } from "../queries.ts";

const house = await openTestDatabase();
afterAll(() => house.close());

const first = CalendarDate.parse("2025-01-01");
const today = CalendarDate.parse("2026-05-10");
const now = "2026-05-01T00:00:00.000Z" as Parameters<typeof postLedger>[2];
const rates = { CNY: undefined, USD: "7.123456", JPY: "0.0473" } as const;
const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays(first, days));

const someItem = fc.record({
  client: fc.nat({ max: 2 }),
  currency: fc.constantFrom(...(["CNY", "USD", "JPY"] as const)),
  side: fc.constantFrom("debit", "debit", "credit"),
  amount: fc.integer({ min: 1, max: 99_999 }),
  posting: day,
  document: day,
  due: day,
  checkout: fc.option(day),
  disputed: fc.option(
    fc.record({ part: fc.integer({ min: 1, max: 99_999 }), from: day, days: fc.integer({ max: 90, min: 1 }) }),
  ),
});
/** What a client was until a day and from it on; nothing at all for one that was never graded or owned. */
const spells = <Value>(value: fc.Arbitrary<Value | null>) =>
  fc.array(fc.tuple(value, value, day), { minLength: 3, maxLength: 3 });
const someWorld = fc.record({
  items: fc.array(someItem, { minLength: 1, maxLength: 10 }),
  shares: fc.array(
    fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 99_999 }), fc.nat({ max: 200 })),
    { maxLength: 8 },
  ),
  owners: spells(fc.constantFrom(0, 1, null)),
  classes: spells(fc.constantFrom(...ClientClass.options)),
  tiers: spells(fc.constantFrom(...Tier.options)),
  grades: spells(fc.constantFrom(null, ...CreditGrade.options)),
  edges: fc
    .uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 })
    .map((days) => BucketEdges.parse(days.toSorted((a, b) => a - b))),
  asOf: day,
  rule: fc.constantFrom(...AgingRule.options),
  currency: fc.constantFrom<AgingCurrency>("all", "CNY", "USD", "JPY"),
  by: fc.constantFrom(...AgingGroup.options),
  cell: fc.nat({ max: 99 }),
});
type World = typeof someWorld extends fc.Arbitrary<infer W> ? W : never;

interface Plain {
  readonly items: readonly (AgedItem & { readonly client: number; readonly currency: Currency })[];
  readonly ledger: AgedLedger;
}

/** Posts the world through the ledger's one door, and keeps it as a plain list beside. */
async function posted(trx: Trx, clients: readonly ClientId[], { items, shares }: World): Promise<Plain> {
  const plain = items.map((item, index) => ({
    ...item,
    id: index,
    amountMinor: minor(item.amount),
    documentDate: item.document,
    postingDate: item.posting,
    dueDate: item.due,
    checkoutDate: item.checkout,
    ...booked(minor(item.amount), {
      currency: item.currency,
      own: "CNY",
      rate: rates[item.currency] === undefined ? undefined : Rate.parse(rates[item.currency]),
    }),
  }));
  const left = plain.map((item) => item.amount);
  const allocations = shares.flatMap(([a, b, most, later]) => {
    const [debit, credit] = [plain[a], plain[b]];
    const amount = Math.min(most, left[a] ?? 0, left[b] ?? 0);
    const isPair = debit?.side === "debit" && credit?.side === "credit" && amount > 0;
    if (!isPair || debit.client !== credit.client || debit.currency !== credit.currency) return [];
    left[a] = (left[a] ?? 0) - amount;
    left[b] = (left[b] ?? 0) - amount;
    const effectiveDate = addDays(settledFrom(debit.posting, credit.posting), later);
    return [{ debitItemId: a, creditItemId: b, amountMinor: minor(amount), effectiveDate }];
  });
  const { items: ids } = await postLedger(
    trx,
    {
      items: plain.map(({ id, client, checkout, rate, base, ...item }) => ({
        ...item,
        client: clients[client] ?? clients[0]!,
        checkout,
        kind: item.side === "debit" ? "invoice" : "payment",
        amount: item.amountMinor,
        system: "law",
        reference: `L-${id}`,
        line: 1,
        reason: null,
        ...(rate === undefined ? {} : { rate }),
        ...(base === undefined ? {} : { base }),
      })),
      allocations: allocations.map(
        (each): NewAllocation => ({
          debitNew: each.debitItemId + 1,
          creditNew: each.creditItemId + 1,
          amount: each.amountMinor,
          effective: each.effectiveDate,
        }),
      ),
    },
    now,
  );
  const disputes = plain.flatMap(({ id, side, amount, disputed }) => {
    if (side === "credit" || !disputed) return [];
    const amountMinor = minor(Math.min(disputed.part, amount));
    return [{ itemId: id, amountMinor, fromDate: disputed.from, toDate: addDays(disputed.from, disputed.days) }];
  });
  await sql`
    insert into ledger_dispute (property_id, item_id, amount_minor, reason, from_date, to_date, outcome, recorded_at, ended_at)
    select ${trx.propertyId}, unnest(${disputes.map((each) => ids[each.itemId])}::bigint[]),
      unnest(${disputes.map((each) => each.amountMinor)}::bigint[]), 'x', unnest(${disputes.map((each) => each.fromDate)}::date[]),
      unnest(${disputes.map((each) => each.toDate)}::date[]), 'upheld', ${now}::timestamptz, ${now}::timestamptz`.execute(
    trx,
  );
  const aged = plain.map((item) => ({ ...item, baseMinor: item.base ?? null }));
  return { items: aged, ledger: { items: aged, allocations, disputes } };
}

const spellsKept = {
  client_owner: "staff_id",
  client_class: "class",
  client_tier: "tier",
  client_credit_grade: "grade",
} as const;

type Held = string | number | null;
type Spells = readonly (readonly [before: Held, after: Held, from: CalendarDate])[];

/** What the clients were before and after a day, each in the order of `clients`. */
async function held(
  trx: Trx,
  { table, clients, spells }: { table: keyof typeof spellsKept; clients: readonly ClientId[]; spells: Spells },
) {
  const text = (value: Held) => (value === null ? null : String(value));
  const value = table === "client_owner" ? sql`value::bigint` : sql`value`;
  await sql`
    insert into ${sql.table(table)} (property_id, client_id, from_date, to_date, ${sql.ref(spellsKept[table])})
    select ${trx.propertyId}, client_id, from_date, to_date, ${value}
    from unnest(${clients}::bigint[], ${spells.map(([before]) => text(before))}::text[], ${spells.map(([, after]) => text(after))}::text[],
      ${spells.map(([, , from]) => from)}::date[]) spell (client_id, before, after, day)
    cross join lateral (values (date '2019-01-01', day, before), (day, 'infinity', after)) part (from_date, to_date, value)
    where value is not null`.execute(trx);
}

const nothing = (edges: BucketEdges): AgingFigures =>
  agingOf({ items: [], allocations: [] }, { asOf: first, rule: "due", edges });

async function obeys(
  trx: Trx,
  { clients, owners }: { clients: ClientId[]; owners: StaffId[] },
  world: World,
): Promise<void> {
  const { asOf, rule, edges, currency, by } = world;
  const plain = await posted(trx, clients, world);
  const now = <Value>(of: readonly (readonly [Value, Value, CalendarDate])[], client: number): Value | null => {
    const spell = of[client];
    return spell ? (asOf < spell[2] ? spell[0] : spell[1]) : null;
  };
  const staffOf = (place: number | null) => (place === null ? null : (owners[place] ?? null));
  const keys: Record<AgingGroup, (item: Plain["items"][number]) => number | string | null> = {
    client: ({ client }) => clients[client] ?? null,
    owner: ({ client }) => staffOf(now(world.owners, client)),
    class: ({ client }) => now(world.classes, client),
    tier: ({ client }) => now(world.tiers, client),
    grade: ({ client }) => now(world.grades, client),
    currency: (item) => item.currency,
    property: () => trx.propertyId,
  };
  const isOfAll = currency === "all";
  const cut = { asOf, rule, edges, isOfAll };
  const asked = plain.items.filter((item) => isOfAll || item.currency === currency);
  const of = (items: typeof asked) => agingOf({ ...plain.ledger, items }, cut);
  const question = { ...AgingQuestion.parse({ asOf, rule, by, currency }), edges };
  const report = await aging(trx, question, today);
  const open = asked.filter((item) => openOn(item, plain.ledger, asOf) > 0);
  const groups = Map.groupBy(open, keys[by]);
  const figures = (row: AgingFigures) => ({ ...nothing(edges), ...of([]), ...pick(row) });
  expect(new Map(report.rows.map((row) => [row.group, figures(row)]))).toEqual(
    new Map([...groups].map(([key, items]) => [key, of(items)])),
  );
  expect(report.total).toEqual(of(asked));
  if (by === "currency")
    expect(report.rows.map((row) => [row.group, row.ownBalance])).toEqual(
      expect.arrayContaining(
        [...groups].map(([key, items]) => [
          key,
          agingOf({ ...plain.ledger, items }, { ...cut, isOfAll: false }).balance,
        ]),
      ),
    );
  await opens(trx, { question, report, cell: world.cell });
}

const pick = ({ notDue, buckets, unapplied, balance, disputed }: AgingFigures) => ({
  notDue,
  buckets,
  unapplied,
  balance,
  disputed,
});

/** A figure adds up the items that it opens. */
async function opens(
  trx: Trx,
  {
    question,
    report,
    cell,
  }: { question: AgingQuestion & { edges: BucketEdges }; report: Awaited<ReturnType<typeof aging>>; cell: number },
) {
  const { edges } = question;
  const rows = [...report.rows, { ...report.total, group: undefined }];
  const row = rows[cell % rows.length];
  if (!row) throw new Error("the total is a row");
  const named = bucketsOf(edges).map(({ name }, place) => [name, row.buckets[place] ?? minor(0)] as const);
  const cells: readonly (readonly [Parameters<typeof agingItems>[1]["column"], Minor])[] = [
    ["not-due", row.notDue],
    ...named,
    ["unapplied", row.unapplied],
    ["disputed", row.disputed],
    [undefined, row.balance],
  ];
  const [column, figure] = cells[cell % cells.length] ?? [undefined, row.balance];
  const items = await agingItems(
    trx,
    { ...question, ...(row.group === undefined ? {} : { group: row.group }), column, offset: 0, limit: 100 },
    today,
  );
  expect([column, items.sumMinor]).toEqual([column, figure]);
  expect(items.rows.reduce((sum, each) => sum + each.countedMinor, 0)).toBe(figure);
}

async function apart(trx: Trx, act: () => Promise<void>): Promise<void> {
  await sql`savepoint apart`.execute(trx);
  try {
    await act();
  } finally {
    await sql`rollback to savepoint apart`.execute(trx);
  }
}

/** So many trials in one transaction that is taken back. */
const trials = 100;

test.each(Array.from({ length: 10 }, (_, place) => place + 1))(
  "every grouping, rule, set of buckets and currency is what a plain recount of the day says, and opens its items (%i)",
  (seed) =>
    house.rolledBack(async (trx) => {
      const clients = [await aClient(trx), await aClient(trx), await aClient(trx)];
      const owners = [await aStaff(trx, { name: "王芳" }), await aStaff(trx, { name: "李强" })];
      const staffAt = (place: number | null) => (place === null ? null : (owners[place] ?? null));
      for (const table of ["client_class", "client_tier"])
        await sql`delete from ${sql.table(table)} where property_id = ${trx.propertyId}`.execute(trx);
      const law = (world: World) =>
        apart(trx, async () => {
          const owned = world.owners.map(([before, after, from]) => [staffAt(before), staffAt(after), from] as const);
          await held(trx, { table: "client_owner", clients, spells: owned });
          await held(trx, { table: "client_class", clients, spells: world.classes });
          await held(trx, { table: "client_tier", clients, spells: world.tiers });
          await held(trx, { table: "client_credit_grade", clients, spells: world.grades });
          await obeys(trx, { clients, owners }, world);
        });
      await fc.assert(fc.asyncProperty(someWorld, law), { numRuns: trials, seed });
    }),
);
