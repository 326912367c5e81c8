/** What the host's newer rows are to the ones before. */
export type RowChanges<R extends object> = {
  readonly changed: readonly { readonly id: string; readonly old: R; readonly row: R }[];
  readonly added: readonly R[];
  /** Whether rows went, or came anywhere but at the end: then the whole list is given anew. */
  readonly reordered: boolean;
};

/** Rows mostly come in blocks at the end, or a few are replaced: both are seen without a look at any id but those that
 *  differ, so that a block costs what the block costs. */
export function rowChanges<R extends object>(
  before: readonly R[],
  after: readonly R[],
  rowId: (row: R) => string,
): RowChanges<R> {
  const changed: { id: string; old: R; row: R }[] = [];
  for (const [index, old] of before.entries()) {
    const row = after[index];
    if (row === old) continue;
    const id = row && rowId(row);
    if (row === undefined || id === undefined || id !== rowId(old)) return anyChanges(before, after, rowId);
    changed.push({ id, old, row });
  }
  return { changed, added: after.slice(before.length), reordered: false };
}

function anyChanges<R extends object>(
  before: readonly R[],
  after: readonly R[],
  rowId: (row: R) => string,
): RowChanges<R> {
  const known = new Map(before.map((row) => [rowId(row), row]));
  const changed: { id: string; old: R; row: R }[] = [];
  const added: R[] = [];
  for (const row of after) {
    const id = rowId(row);
    const old = known.get(id);
    if (!old) added.push(row);
    else if (old !== row) changed.push({ id, old, row });
  }
  return { changed, added, reordered: true };
}
