import type { GridApi, RowClassParams } from "ag-grid-community";
import type { RefObject } from "react";
import type { Added } from "./drafts.ts";
import type { SheetProps } from "./sheet-props.ts";

const noClasses: readonly string[] = [];

/** Grey, draft or coloured: what the host says of a row beside its values. The grid asks when it draws a row; `redraw`
 *  draws those anew of which something else is said by now. One list instead of a rule for each class: the grid takes
 *  every rule that does not hold off every row that scrolls into sight. */
export function rowLooks<R extends object>(parts: {
  latest: RefObject<SheetProps<R>>;
  addedOf: (data: R | undefined) => Added<R> | undefined;
}) {
  const { latest, addedOf } = parts;
  /** Of the rows that were drawn, those that do not look like any other. */
  const drawn = new Map<string, string>();

  function classesOf(data: R | undefined): readonly string[] {
    if (data === undefined) return noClasses;
    const { gone, rowColour } = latest.current;
    const colour = rowColour?.(data);
    const isGone = gone?.(data) === true;
    const isDraft = addedOf(data)?.sent === false;
    if (!isGone && !isDraft && colour === undefined) return noClasses;
    return [
      ...(isGone ? ["sheet-gone"] : []),
      ...(isDraft ? ["sheet-draft"] : []),
      ...(colour === undefined ? [] : [`sheet-row-${colour}`]),
    ];
  }

  function rowClass({ data, node }: RowClassParams<R>): string[] {
    const classes = classesOf(data);
    // asked again of a row with other values, the grid adds classes and takes none off: `redraw` has to see the first ones
    if (node.id !== undefined && classes.length > 0 && !drawn.has(node.id)) drawn.set(node.id, classes.join(" "));
    const own = data && latest.current.rowClass?.(data);
    return own === undefined ? [...classes] : [...classes, own];
  }

  function redraw(api: GridApi<R> | undefined) {
    const rowNodes = (api?.getRenderedNodes() ?? []).filter(
      ({ id, data }) => id !== undefined && (drawn.get(id) ?? "") !== classesOf(data).join(" "),
    );
    for (const { id } of rowNodes) drawn.delete(id ?? "");
    if (rowNodes.length > 0) api?.redrawRows({ rowNodes });
  }
  return { rowClass, redraw };
}
