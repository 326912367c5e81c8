import type { EvidenceKind, EvidenceRows } from "@foyer/domain/credit/assessment/schema";
import { found } from "@foyer/domain/kernel/refusal";
import type { Currency, Minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../kernel/fence.ts";
import { assessment } from "../queries.ts";

/** One row behind a number: a document, a promise, a bounced payment, a stay. */
export interface EvidenceRow {
  readonly kind: EvidenceKind;
  readonly id: number;
  readonly reference: string;
  /** When it was posted, promised, paid or began. */
  readonly on: CalendarDate;
  /** Due, promised for, bounced or over. */
  readonly until: CalendarDate | null;
  /** When nothing was open of it any more, on the day of the assessment. */
  readonly settledOn: CalendarDate | null;
  /** A sale positive, what takes one back negative. */
  readonly amountMinor: Minor | null;
  readonly currency: Currency | null;
}

interface Wanted {
  readonly ids: readonly number[];
  readonly asOf: CalendarDate;
}

const readers: Record<Exclude<EvidenceKind, "rating">, (trx: Trx, wanted: Wanted) => RawBuilder<unknown>> = {
  item: (trx, { ids, asOf }) => sql`
    select item.id, item.source_reference as reference, item.posting_date as "on", item.due_date as until,
      case when o.alive_to <= ${asOf}::date then o.alive_to end as settled_on,
      case item.side when 'debit' then item.amount_minor else -item.amount_minor end as amount_minor, account.currency
    from ledger_item item
    join ledger_item_open o on o.property_id = ${trx.propertyId} and o.item_id = item.id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    where item.property_id = ${trx.propertyId} and item.id = any(${[...ids]}::bigint[])`,
  promise: (trx, { ids }) => sql`
    select id, coalesce(note, '') as reference, made_on as "on", promised_for as until, null::date as settled_on, amount_minor, currency
    from ledger_promise where property_id = ${trx.propertyId} and id = any(${[...ids]}::bigint[])`,
  bounce: (trx, { ids }) => sql`
    select item.id, item.source_reference as reference, item.posting_date as "on", back.posting_date as until, null::date as settled_on,
      item.amount_minor, account.currency
    from ledger_item item
    join ledger_bounce bounce on bounce.property_id = ${trx.propertyId} and bounce.item_id = item.id
    join ledger_item back on back.property_id = ${trx.propertyId} and back.id = bounce.reversal_id
    join ledger_account account on account.property_id = ${trx.propertyId} and account.id = item.account_id
    where item.property_id = ${trx.propertyId} and item.id = any(${[...ids]}::bigint[])`,
  stay: (trx, { ids }) => sql`
    select id, confirmation as reference, arrival as "on", departure as until, null::date as settled_on, null::bigint as amount_minor,
      null as currency
    from stay where property_id = ${trx.propertyId} and id = any(${[...ids]}::bigint[])`,
};

/** The rows behind one line of a kept assessment, those due or begun last first, and how many there are in all. */
export async function evidenceRows(trx: Trx, { assessmentId, factor, limit }: EvidenceRows, on: CalendarDate) {
  const { asOf, inputs } = await assessment(trx, assessmentId, on);
  const input = found(
    inputs.find((each) => each.factor === factor),
    "credit.assessment-not-found",
  );
  const rows: EvidenceRow[] = [];
  let count = 0;
  for (const { kind, ids } of input.evidence.rows) {
    if (kind === "rating") continue;
    const answer = await sql<Omit<EvidenceRow, "kind">>`
      select * from (${readers[kind](trx, { ids, asOf })}) row order by until desc nulls last, id desc limit ${limit}`.execute(
      trx,
    );
    rows.push(...answer.rows.map((row) => ({ kind, ...row })));
    count += ids.length;
  }
  return { ...input, asOf, count, rows: rows.slice(0, limit) };
}
