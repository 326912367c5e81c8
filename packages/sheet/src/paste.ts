import { change, mayChange, mostCells, selectionRect, tellOf } from "./acts.ts";
import type { Block } from "./clipboard.ts";
import type { Entry } from "./edits.ts";
import { draft } from "./drafts.ts";
import { type PastePlan, planPaste, sourceOf } from "./geometry.ts";
import type { Model } from "./model.ts";
import { cellsIn, spanning, type Spot, spotsIn } from "./selection.ts";

/** From here on a paste is shown before it is done. */
const previewFrom = 1_000;

const textOf = (block: Block, spot: Spot): string => block[spot.row]?.[spot.column] ?? "";

function entriesOf<R extends object>(model: Model<R>, plan: PastePlan, block: Block): Entry<R>[] {
  const entries: Entry<R>[] = [];
  for (const spot of spotsIn(plan.target)) {
    const cell = model.cellAt(spot);
    if (cell) entries.push({ ...cell, text: textOf(block, sourceOf(plan, spot)) });
  }
  return entries;
}

/** The rows of the block past the last row of the grid, as rows that are to be made. */
function overflowEntries<R extends object>(
  model: Model<R>,
  { plan, block, rows }: { plan: PastePlan; block: Block; rows: readonly { id: string; data: R }[] },
): Entry<R>[] {
  const columns = model.view.columns();
  const height = plan.target.bottom - plan.target.top + 1;
  return rows.flatMap(({ id, data }, index) =>
    columns.slice(plan.target.left, plan.target.right + 1).flatMap((column, offset): Entry<R>[] => {
      const text = textOf(block, { row: (height + index) % plan.block.rows, column: offset % plan.block.columns });
      return text === "" ? [] : [{ id, row: data, column, text }];
    }),
  );
}

function pasteWithRows<R extends object>(model: Model<R>, plan: PastePlan, block: Block) {
  const { newRow } = model.port();
  if (!newRow) return;
  const rows = Array.from({ length: plan.overflowRows }, () => {
    const id = `new-${model.newId()}`;
    return draft(id, newRow(id));
  });
  model.store.set({ added: [...model.store.get().added, ...rows] });
  const prepared = model.prepare([...entriesOf(model, plan, block), ...overflowEntries(model, { plan, block, rows })]);
  model.commit(prepared);
  tellOf(model, prepared, { rows: 0, columns: plan.overflowColumns });
}

/** One paste is one change set. More than a screenful, or rows that would have to be made, is asked about first. */
export function paste<R extends object>(model: Model<R>, block: Block) {
  const width = block[0]?.length ?? 0;
  const extent = model.extent();
  if (extent.rows === 0 || extent.columns === 0) return;
  const plan = planPaste({
    block: { rows: block.length, columns: width },
    selection: selectionRect(model),
    extent,
  });
  const canAdd = plan.overflowRows > 0 && model.port().newRow !== undefined;
  const written = cellsIn(plan.target) + (canAdd ? plan.overflowRows * width : 0);
  // What lies beyond the edge would be left out, but so large a block is refused before anything is done.
  const cells = block.length * width > mostCells ? block.length * width : written;
  if (!mayChange(model, cells)) return;
  const beyond = { rows: plan.overflowRows, columns: plan.overflowColumns };
  const select = () => {
    const { notice } = model.store.get();
    model.select(spanning(plan.target));
    model.store.set({ notice });
  };
  if (cells <= previewFrom && !canAdd) {
    const prepared = change(model, entriesOf(model, plan, block));
    tellOf(model, prepared, beyond);
    return select();
  }
  const prepared = model.prepare(entriesOf(model, plan, block));
  const answer = (how: "with-rows" | "without-rows" | "cancel") => {
    model.store.set({ question: undefined });
    if (how === "cancel") return;
    if (how === "with-rows") {
      pasteWithRows(model, plan, block);
    } else {
      model.commit(prepared);
      tellOf(model, prepared, beyond);
    }
    select();
  };
  model.store.set({ question: { total: cells, prepared, overflowRows: canAdd ? plan.overflowRows : 0, answer } });
}
