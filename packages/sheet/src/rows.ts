import type { GridApi } from "ag-grid-community";
import { valueIn, stateOf } from "./change-set.ts";
import { heldValue } from "./column.ts";
import type { Model } from "./model.ts";

type Rows<R> = ReadonlyMap<string, R>;

export const rowsById = <R extends object>(rows: readonly R[], rowId: (row: R) => string): Rows<R> =>
  new Map(rows.map((row) => [rowId(row), row]));

/** Fields of a row that someone else has changed: neither the old row nor this sheet's own answers had them so. */
function changedElsewhere<R extends object>(model: Model<R>, id: string, { old, row }: { old: R; row: R }): string[] {
  const { cells } = model.store.get();
  return model.view
    .columns()
    .filter(
      (column) =>
        heldValue(column, row) !== valueIn(stateOf(cells, { row: id, field: column.field }), heldValue(column, old)),
    )
    .filter((column) => stateOf(cells, { row: id, field: column.field })?.mark?.kind !== "saving")
    .map(({ field }) => field);
}

/** Brings the host's newer rows into the grid. Values are replaced in place, so that a row stays where it is although it
 *  no longer fits sort or filter; only rows that came or went make the grid sort and filter anew. */
export function bringRows<R extends object>(
  parts: { api: GridApi<R>; model: Model<R> },
  { before, after }: { before: Rows<R>; after: Rows<R> },
) {
  const { api, model } = parts;
  const gone = [...before.keys()].some((id) => !after.has(id));
  const add = [...after].flatMap(([id, row]) => (before.has(id) ? [] : [row]));
  const changed = [...after].filter(([id, row]) => before.has(id) && before.get(id) !== row);
  const flashing: { id: string; fields: string[] }[] = [];
  for (const [id, row] of changed) {
    const old = before.get(id);
    if (old && changed.length <= 2_000) flashing.push({ id, fields: changedElsewhere(model, id, { old, row }) });
  }
  if (changed.length > 0) model.emit({ type: "refreshed", rows: new Set(changed.map(([id]) => id)) });
  if (gone) {
    api.setGridOption("rowData", [...after.values()]);
  } else {
    for (const [id, row] of changed) api.getRowNode(id)?.setData(row);
    if (add.length > 0) api.applyTransaction({ add });
  }
  for (const { id, fields } of flashing) {
    const node = api.getRowNode(id);
    if (node && fields.length > 0) api.flashCells({ rowNodes: [node], columns: fields });
  }
}
