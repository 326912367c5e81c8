import type { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate, Instant } from "@foyer/domain/kernel/time";
import { useFormat } from "./format.ts";
import style from "./text.module.css";

interface MoneyTextProps {
  amount: number;
  currency?: Currency;
  /** Leaves the sign of the currency out, for columns whose head says it. */
  bare?: boolean;
}

export function MoneyText({ amount, currency, bare = false }: MoneyTextProps) {
  const format = useFormat();
  const text = bare ? format.amount(amount, currency) : format.money(amount, currency);
  return <span className={amount < 0 ? style["negative"] : style["figure"]}>{text}</span>;
}

export function DateText({ value }: { value: CalendarDate | null | undefined }) {
  const format = useFormat();
  if (!value) return <span className={style["absent"]}>—</span>;
  return (
    <time dateTime={value} title={format.longDate(value)} className={style["figure"]}>
      {format.date(value)}
    </time>
  );
}

export function InstantText({ value }: { value: Instant | null | undefined }) {
  const format = useFormat();
  if (!value) return <span className={style["absent"]}>—</span>;
  return (
    <time dateTime={value} className={style["figure"]}>
      {format.instant(value)}
    </time>
  );
}
