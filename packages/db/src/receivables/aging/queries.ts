import { type Currency, type Minor, minor } from "@foyer/domain/kernel/money";
import { found } from "@foyer/domain/kernel/refusal";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { figures } from "@foyer/domain/receivables/aging/rules";
import type {
  AgingCell,
  AgingFigures,
  AgingGroup,
  AgingPage,
  AgingQuestion,
  AgingReport,
  AgingRule,
  AgingSort,
} from "@foyer/domain/receivables/aging/schema";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../kernel/fence.ts";
import { heldOn } from "../../kernel/held.ts";
import { knownBy, knownItems } from "../known/queries.ts";
import { openAmount, reachedAccounts } from "../open/queries.ts";
import { ledgerColumns, type LedgerRow } from "../queries.ts";

const countedFrom: Record<AgingRule, RawBuilder<CalendarDate>> = {
  due: sql`o.due_date`,
  document: sql`o.document_date`,
  checkout: sql`coalesce(o.checkout_date, o.document_date)`,
};

/**
 * Everything open when a day was over, with its days past due: reads what was alive on that day and nothing else. A life
 * of at most so many days that includes the day began at most so many days before it. `offset 0` keeps the planner from
 * copying the open amount into each of the report's columns, and has it look up each span by the index.
 */
const itemsAlive = (trx: Trx, { asOf, rule }: OpenQuestion) => sql`
  select alive.* from generate_series(0, 15) life (span)
  cross join lateral (
    select o.item_id, o.account_id, o.side, ${asOf}::date - ${countedFrom[rule]} as late, ${openAmount(trx, asOf)} as open_minor
    from ledger_item_open o
    where o.property_id = ${trx.propertyId} and o.span = life.span
      and o.alive_from > case life.span when 15 then '-infinity' else ${asOf}::date - (1 << life.span) end
      and o.alive_from <= ${asOf}::date and o.alive_to > ${asOf}::date
    offset 0
  ) alive`;

interface OpenQuestion extends Pick<AgingQuestion, "asOf" | "rule"> {
  /** The last row that was known; absent: all are. */
  readonly known?: number | undefined;
}

const openItems = (trx: Trx, question: OpenQuestion) => {
  const { asOf, rule, known } = question;
  const items = itemsAlive(trx, question);
  return known === undefined
    ? items
    : knownItems(trx, { asOf, sequence: known, items, late: sql`${asOf}::date - ${countedFrom[rule]}` });
};

const knownOf = (trx: Trx, { knownOn }: Pick<AgingQuestion, "knownOn">, today: CalendarDate) =>
  knownOn === undefined ? Promise.resolve(undefined) : knownBy(trx, knownOn, today);

/** The column of the report that an open item stands in; one place says what 30 and 31 days are. */
const inColumn = {
  "not-due": sql<boolean>`open_item.side = 'debit' and open_item.late <= 0`,
  "1-30": sql<boolean>`open_item.side = 'debit' and open_item.late between 1 and 30`,
  "31-60": sql<boolean>`open_item.side = 'debit' and open_item.late between 31 and 60`,
  "61-90": sql<boolean>`open_item.side = 'debit' and open_item.late between 61 and 90`,
  "91-120": sql<boolean>`open_item.side = 'debit' and open_item.late between 91 and 120`,
  "over-120": sql<boolean>`open_item.side = 'debit' and open_item.late > 120`,
  unapplied: sql<boolean>`open_item.side = 'credit'`,
};

interface Grouping {
  readonly join: RawBuilder<unknown>;
  readonly group: RawBuilder<number | string | null>;
  readonly label: RawBuilder<string | null>;
  readonly name: RawBuilder<string | null>;
}

const inForce = (trx: Trx, table: "client_owner" | "client_tier" | "client_class", asOf: CalendarDate) => sql`
  left join ${sql.table(table)} dated on dated.property_id = ${trx.propertyId} and dated.client_id = account.client_id
    and ${heldOn("dated", asOf)}`;

/** Whose row an account is in, as it was on the day. */
function groupedBy(trx: Trx, by: AgingGroup, asOf: CalendarDate): Grouping {
  const none = sql<null>`null::text`;
  switch (by) {
    case "client":
      return {
        join: sql`join client on client.property_id = ${trx.propertyId} and client.id = account.client_id`,
        group: sql`account.client_id`,
        label: sql`client.reference`,
        name: sql`client.name`,
      };
    case "owner":
      return {
        join: sql`${inForce(trx, "client_owner", asOf)} left join staff on staff.id = dated.staff_id`,
        group: sql`dated.staff_id`,
        label: sql`staff.name`,
        name: sql`staff.name`,
      };
    case "class":
      return { join: inForce(trx, "client_class", asOf), group: sql`dated.class`, label: sql`dated.class`, name: none };
    case "tier":
      return { join: inForce(trx, "client_tier", asOf), group: sql`dated.tier`, label: sql`dated.tier`, name: none };
  }
}

/** The report's columns per account: the statement under every report, snapshot and screen. */
export const agingByAccount = (trx: Trx, question: OpenQuestion, which: RawBuilder<boolean> = sql`true`) => {
  const total = (column: keyof typeof inColumn) =>
    sql`coalesce(sum(open_minor) filter (where ${inColumn[column]}), 0)::bigint`;
  return sql`
    select account_id, ${total("not-due")} as not_due, ${total("1-30")} as late30, ${total("31-60")} as late60,
      ${total("61-90")} as late90, ${total("91-120")} as late120, ${total("over-120")} as later, ${total("unapplied")} as unapplied
    from (${openItems(trx, question)}) open_item where open_minor > 0 and ${which} group by account_id`;
};

/** What a report may be sorted by; the row of totals stands first whatever it is. */
const orders: Record<AgingSort, RawBuilder<unknown>> = {
  name: sql`name`,
  balance: sql`not_due + late30 + late60 + late90 + late120 + later - unapplied desc`,
  overdue: sql`late30 + late60 + late90 + late120 + later desc`,
};

export interface AgedColumns {
  readonly notDue: Minor;
  readonly late30: Minor;
  readonly late60: Minor;
  readonly late90: Minor;
  readonly late120: Minor;
  readonly later: Minor;
  readonly unapplied: Minor;
}

interface Row extends AgedColumns {
  readonly isTotal: boolean;
  readonly group: number | string | null;
  readonly label: string | null;
  readonly name: string | null;
  readonly count: number;
}

export const figuresOf = (row: AgedColumns): AgingFigures =>
  figures({
    notDue: row.notDue,
    buckets: {
      "1-30": row.late30,
      "31-60": row.late60,
      "61-90": row.late90,
      "91-120": row.late120,
      "over-120": row.later,
    },
    unapplied: row.unapplied,
  });

const summed = sql.join(
  ["not_due", "late30", "late60", "late90", "late120", "later", "unapplied"].map(
    (column) => sql`coalesce(sum(${sql.ref(`aged.${column}`)}), 0)::bigint as ${sql.ref(column)}`,
  ),
);

/**
 * Who owed how much for how long when a day was over: one statement for any date, its row of totals first and of all rows
 * whatever the page. (A7.6)
 */
export async function aging(
  trx: Trx,
  question: AgingQuestion & Partial<Pick<AgingPage, "offset" | "limit">>,
  today: CalendarDate,
): Promise<AgingReport> {
  const { asOf, rule, by, sort, offset = 0, limit } = question;
  const currency = question.currency ?? trx.property.currency;
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const known = await knownOf(trx, question, today);
  const { join, group, label, name } = groupedBy(trx, by, asOf);
  const { rows } = await sql<Row>`
    select * from (
      select *, count(*) over () - 1 as count, row_number() over (order by is_total desc, ${orders[sort]}, label, "group") - 1 as place
      from (
        select grouping(${group}) = 1 as is_total, ${group} as "group", ${label} as label, ${name} as name, ${summed}
        from (${agingByAccount(trx, { asOf, rule, known })}) aged
        join ledger_account account on account.property_id = ${trx.propertyId} and account.id = aged.account_id
        ${join}
        where account.currency = ${currency} and ${reached}
        group by grouping sets ((${group}, ${label}, ${name}), ())
      ) report
    ) placed
    where ${limit === undefined ? sql`true` : sql`place = 0 or place between ${offset + 1}::int and ${offset + limit}::int`}
    order by place`.execute(trx);
  const total = rows.find((row) => row.isTotal);
  return {
    asOf,
    currency,
    rule,
    by,
    rows: rows
      .filter((row) => !row.isTotal)
      .map((row) => ({ group: row.group, label: row.label, name: row.name, ...figuresOf(row) })),
    count: rows[0]?.count ?? 0,
    total: figuresOf(found(total, "receivables.item-not-found")),
  };
}

/** Σ signed of everything posted by a day, as posting kept it: what the report has to equal. */
export async function controlBalance(
  trx: Trx,
  { asOf, currency }: { asOf: CalendarDate; currency: Currency },
): Promise<Minor> {
  const row = await trx
    .selectFrom("ledgerControl")
    .select(sql<Minor>`coalesce(sum(debit_minor - credit_minor), 0)::bigint`.as("balance"))
    .where("propertyId", "=", trx.propertyId)
    .where("currency", "=", currency)
    .where("postingDate", "<=", asOf)
    .executeTakeFirstOrThrow();
  return row.balance;
}

/** The items that a cell of the report adds up, the oldest debt first, a page at a time; the sum is of all of them. */
export async function agingItems(trx: Trx, cell: AgingCell, today: CalendarDate) {
  const { asOf, rule, by, group: wanted, column, offset, limit } = cell;
  const currency = cell.currency ?? trx.property.currency;
  const reached = await reachedAccounts(trx, "receivables:read", today);
  const known = await knownOf(trx, cell, today);
  const { join, group } = groupedBy(trx, by, asOf);
  const inGroup =
    wanted === undefined
      ? sql`true`
      : wanted === null
        ? sql`${group} is null`
        : sql`${group}::text = ${String(wanted)}`;
  const counted =
    column === undefined
      ? sql`case open_item.side when 'debit' then open_item.open_minor else -open_item.open_minor end`
      : sql`open_item.open_minor`;
  const { rows } = await sql<LedgerRow & { late: number; count: number; sumMinor: Minor }>`
    select ${ledgerColumns(trx, asOf, sql`open_item.open_minor`)}, open_item.late, count(*) over () as count,
      (sum(${counted}) over ())::bigint as sum_minor
    from (${openItems(trx, { asOf, rule, known })}) open_item
    join ledger_item item on item.property_id = ${trx.propertyId} and item.id = open_item.item_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = open_item.account_id
    ${by === "client" ? sql`` : sql`join client on client.property_id = ${trx.propertyId} and client.id = account.client_id`}
    ${join}
    where open_item.open_minor > 0 and account.currency = ${currency} and ${reached} and ${inGroup}
      and ${column === undefined ? sql`true` : inColumn[column]}
    order by open_item.late desc, item.id offset ${offset} limit ${limit}`.execute(trx);
  const first = rows[0];
  return {
    currency,
    rows: rows.map(({ count: _, sumMinor: __, ...row }) => row),
    count: first?.count ?? 0,
    sumMinor: first?.sumMinor ?? minor(0),
  };
}
