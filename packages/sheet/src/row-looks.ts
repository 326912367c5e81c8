import type { GridApi, RowClassRules } from "ag-grid-community";
import type { RefObject } from "react";
import type { Added } from "./drafts.ts";
import { type RowColour, rowColours } from "./row-colour.ts";
import type { SheetProps } from "./sheet-props.ts";

type Look = { readonly gone: boolean; readonly colour: RowColour | undefined };

/** Grey, draft or coloured: what the host says of a row beside its values. The grid asks when it draws a row; `redraw`
 *  draws those anew of which the host says something else by now. */
export function rowLooks<R extends object>(parts: {
  latest: RefObject<SheetProps<R>>;
  addedOf: (data: R | undefined) => Added<R> | undefined;
}) {
  const { latest, addedOf } = parts;
  const drawn = new Map<string, Look>();
  const lookOf = (data: R | undefined): Look => ({
    gone: data !== undefined && latest.current.gone?.(data) === true,
    colour: data && latest.current.rowColour?.(data),
  });

  // The first rule asks the host, the others go by its answer.
  const rules: RowClassRules<R> = {
    "sheet-gone"({ data, node }) {
      const look = lookOf(data);
      if (node.id !== undefined) drawn.set(node.id, look);
      return look.gone;
    },
    "sheet-draft": ({ data }) => addedOf(data)?.sent === false,
  };
  for (const colour of rowColours) {
    rules[`sheet-row-${colour}`] = ({ node }) => node.id !== undefined && drawn.get(node.id)?.colour === colour;
  }

  function redraw(api: GridApi<R> | undefined) {
    const rowNodes = (api?.getRenderedNodes() ?? []).filter(({ id, data }) => {
      const before = id === undefined ? undefined : drawn.get(id);
      const now = lookOf(data);
      return before !== undefined && (before.gone !== now.gone || before.colour !== now.colour);
    });
    if (rowNodes.length > 0) api?.redrawRows({ rowNodes });
  }
  return { rules, redraw };
}
