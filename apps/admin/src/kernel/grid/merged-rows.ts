import type { LiveChange } from "@foyer/domain/changes/live/schema";

export interface GridRow {
  readonly id: number;
}

export interface Merged<R extends GridRow> {
  readonly rows: readonly R[];
  readonly gone: ReadonlySet<number>;
}

export interface Fresh<R extends GridRow> {
  /** Rows as they are now. */
  readonly rows: readonly R[];
  /** Of those, the ones that the view finds. */
  readonly fit: ReadonlySet<number>;
  /** Rows that were told of and did not come: out of reach. */
  readonly lost: readonly number[];
  /** Rows that the own hand took away: nobody has to be told. */
  readonly own: ReadonlySet<number>;
  /** In the trash, or otherwise no longer of a view that does not ask for such. */
  readonly isAway: (row: R) => boolean;
}

/**
 * A view's rows with some of them read again. A row that no longer fits the filter stays where it is; one that is gone stays
 * too, grey, until the view is read anew; one that has come is added at the end.
 */
export function mergeRows<R extends GridRow>(before: Merged<R>, fresh: Fresh<R>): Merged<R> {
  const newer = new Map(fresh.rows.map((row) => [row.id, row]));
  const held = new Set<number>();
  const gone = new Set(before.gone);
  const isOwnLoss = (row: R) => fresh.own.has(row.id) && fresh.isAway(row);
  const rows = before.rows.flatMap((row) => {
    const next = newer.get(row.id);
    if (!next) return [row];
    held.add(row.id);
    return isOwnLoss(next) ? [] : [next];
  });
  const come = fresh.rows.filter((row) => !held.has(row.id) && fresh.fit.has(row.id) && !fresh.isAway(row));
  for (const row of fresh.rows) {
    if (held.has(row.id) && fresh.isAway(row) && !fresh.own.has(row.id)) gone.add(row.id);
    else gone.delete(row.id);
  }
  for (const id of fresh.lost) gone.add(id);
  return { rows: [...rows, ...come], gone };
}

export interface Told {
  readonly ids: readonly number[];
  readonly gone: readonly number[];
  readonly own: ReadonlySet<number>;
  readonly many: boolean;
  /** What somebody else did last. */
  readonly remote:
    | { readonly number: number; readonly by: string | null; readonly rows: { row: string; fields: string[] }[] }
    | undefined;
}

/** Several changes as one: each row is read once. */
export function gather(changes: readonly LiveChange[]): Told {
  const others = changes.filter((change) => !change.own);
  const last = others.at(-1);
  return {
    ids: [...new Set(changes.flatMap((change) => change.rows.map(({ row }) => row)))],
    gone: changes.flatMap((change) => change.gone),
    own: new Set(changes.filter(({ own }) => own).flatMap((change) => change.rows.map(({ row }) => row))),
    many: others.some((change) => change.many),
    remote: last && {
      number: last.number,
      by: last.by,
      rows: others.flatMap((change) => change.rows.map(({ row, fields }) => ({ row: String(row), fields }))),
    },
  };
}
