import type { GetRowIdParams, GridOptions, IRowNode, SelectionChangedEvent } from "ag-grid-community";
import type { RefObject } from "react";
import type { Added } from "./drafts.ts";
import type { Model } from "./model.ts";
import { rowLooks } from "./row-looks.ts";
import { clampSelection } from "./selection.ts";
import type { SheetProps } from "./sheet-props.ts";

/** The grid's own name for the column of checkboxes. */
const tickColumn = "ag-Grid-SelectionColumn";

/** What the grid asks and tells about rows: their names, looks, ticks, and how many are shown. */
export function rowOptions<R extends object>(parts: {
  model: Model<R>;
  latest: RefObject<SheetProps<R>>;
  setShown: (rows: number) => void;
}) {
  const { model, latest, setShown } = parts;
  let known: { added: readonly Added<R>[]; byData: ReadonlyMap<R, Added<R>> } = { added: [], byData: new Map() };
  /** Asked for every row that the grid takes in. */
  const addedOf = (data: R | undefined) => {
    const { added } = model.store.get();
    if (data === undefined || added.length === 0) return undefined;
    if (known.added !== added) known = { added, byData: new Map(added.map((row) => [row.data, row])) };
    return known.byData.get(data);
  };
  const isAdded = ({ data }: IRowNode<R>) => addedOf(data) !== undefined;
  const { rowClass, redraw } = rowLooks({ latest, addedOf });
  const options: GridOptions<R> = {
    getRowId: ({ data, rowPinned }: GetRowIdParams<R>) =>
      `${rowPinned ?? ""}${addedOf(data)?.id ?? latest.current.rowId(data)}`,
    getRowClass: rowClass,
    /** A new row stays at the end, in sight of whoever fills it in. */
    alwaysPassFilter: isAdded,
    postSortRows({ nodes }) {
      if (model.store.get().added.length === 0) return;
      const own = nodes.filter(isAdded);
      const others = nodes.filter((node) => !isAdded(node));
      nodes.splice(0, nodes.length, ...others, ...own);
    },
    onModelUpdated() {
      const extent = model.extent();
      const { shape, selection } = model.store.get();
      setShown(extent.rows);
      model.store.set({
        shape: shape + 1,
        ...(extent.rows > 0 && { selection: clampSelection(selection, extent) }),
      });
    },
    onDisplayedColumnsChanged: () => model.store.set({ shape: model.store.get().shape + 1 }),
    onSelectionChanged({ api }: SelectionChangedEvent<R>) {
      api.refreshCells({ columns: [tickColumn], force: true });
      const ids = api.getSelectedNodes().flatMap(({ id }) => id ?? []);
      model.store.set({ ticked: ids.length, matchingTicked: false });
      latest.current.onTicked?.({ ids });
    },
  };
  return { options, redraw };
}
