export type SortValue = string | number | null;

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** A click on a head: ascending, then descending, then as it came. Numbers start with the largest, which is what is looked for. */
export function nextSorting(current: Sorting | null, key: string, numeric: boolean): Sorting | null {
  if (current?.key !== key) return { key, descending: numeric };
  return current.descending === numeric ? { key, descending: !numeric } : null;
}

/** Empty values stand last in both directions; equal ones keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  order: { descending: boolean; locale: string },
): Row[] {
  const words = new Intl.Collator(order.locale, { numeric: true });
  const compare = (a: string | number, b: string | number) =>
    typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return order.descending ? compare(b.value, a.value) : compare(a.value, b.value);
    })
    .map(({ row }) => row);
}
