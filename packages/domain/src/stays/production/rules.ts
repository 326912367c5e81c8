import { type Currency, currencyExponents, type Minor, minor } from "../../kernel/money.ts";
import { addMonths, calendarDate, type CalendarDate, lastDay, type Month, monthOf } from "../../kernel/time.ts";
import type { ProductionBy, ProductionFigures, ProductionRow } from "../schema.ts";

export interface ProductionAnswer {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly currency: Currency;
  readonly by: ProductionBy;
  readonly rows: readonly ProductionRow[];
  readonly total: ProductionFigures;
}

/** The same day a year before; the last of February where there is no 29th. */
export function yearBefore(date: CalendarDate): CalendarDate {
  const [year, month, day] = date.split("-").map(Number);
  const before = calendarDate((year ?? 0) - 1, month ?? 0, day ?? 0);
  return before ?? lastDay(addMonths(monthOf(date), -12));
}

/** A range a year before; one that ends with a month ends with that month, also in a leap year. */
export const rangeBefore = ({ from, to }: { from: CalendarDate; to: CalendarDate }) => ({
  from: yearBefore(from),
  to: to === lastDay(monthOf(to)) ? lastDay(addMonths(monthOf(to), -12)) : yearBefore(to),
});

export interface BesideRow extends ProductionRow {
  readonly before: ProductionFigures;
}

const nothing: ProductionFigures = { stays: 0, roomNights: 0, revenue: minor(0) };

/** This year's rows with the same of last year beside; what was there last year only stands with nothing this year. */
export function beside(now: ProductionAnswer, before: ProductionAnswer): BesideRow[] {
  const keyNow = (row: ProductionRow) => (now.by === "month" ? addMonths(row.key as Month, 12) : row.key);
  const last = new Map(before.rows.map((row) => [keyNow(row), row]));
  const rows = now.rows.map((row) => ({ ...row, before: last.get(row.key) ?? nothing }));
  const present = new Set(now.rows.map((row) => row.key));
  const gone = before.rows.filter((row) => !present.has(keyNow(row)));
  return [
    ...rows,
    ...gone.map((row) => ({
      ...row,
      ...nothing,
      key: keyNow(row),
      name: now.by === "month" ? keyNow(row) : row.name,
      before: row,
    })),
  ];
}

/** What an average room night earned; nothing where there was none. */
export const perRoomNight = ({ roomNights, revenue }: ProductionFigures): Minor | null =>
  roomNights === 0 ? null : minor(Math.round(revenue / roomNights));

export interface ProductionHeaders {
  readonly key: string;
  readonly name: string;
  readonly stays: string;
  readonly roomNights: string;
  readonly revenue: string;
  readonly total: string;
}

const named = (by: ProductionBy): boolean => by === "client" || by === "rep";

/** The report as a table for CSV and XLSX. The last row is the total: a stay in two months counts once in it. */
export function productionTable({ by, currency, rows, total }: ProductionAnswer, headers: ProductionHeaders) {
  type Row = ProductionRow;
  const text = (header: string, value: (row: Row) => string) => ({ kind: "text", header, value }) as const;
  const whole = (header: string, value: (row: Row) => number) => ({ kind: "integer", header, value }) as const;
  const columns = [
    text(headers.key, (row) => row.key),
    ...(named(by) ? [text(headers.name, (row) => row.name)] : []),
    whole(headers.stays, (row) => row.stays),
    whole(headers.roomNights, (row) => row.roomNights),
    {
      kind: "money",
      header: headers.revenue,
      value: (row: Row) => row.revenue,
      exponent: currencyExponents[currency],
    } as const,
  ];
  return { columns, rows: [...rows, { ...total, key: headers.total, name: "", id: null }] };
}

/** The report as data: each row under the name of what it is grouped by, amounts in minor units. */
export const productionData = ({ from, to, currency, by, rows, total }: ProductionAnswer) => ({
  from,
  to,
  currency,
  rows: rows.map(({ key, name, stays, roomNights, revenue }) => ({
    [by]: key,
    ...(named(by) ? { name } : {}),
    stays,
    roomNights,
    revenue,
  })),
  total,
});
