import type { GridApi, ICellRendererComp, ICellRendererParams, IRowNode } from "ag-grid-community";

type TickParams = ICellRendererParams & { label: () => string };

/** The row that was ticked last in each grid: with Shift, all from there on are. */
const lastTicked = new WeakMap<GridApi, string>();

function rowsBetween(api: GridApi, from: IRowNode | undefined, to: IRowNode): IRowNode[] {
  if (from?.rowIndex == null || to.rowIndex === null) return [to];
  const [first, last] = [Math.min(from.rowIndex, to.rowIndex), Math.max(from.rowIndex, to.rowIndex)];
  return Array.from({ length: last - first + 1 }, (_, at) => api.getDisplayedRowAtIndex(first + at)).filter(
    (node) => node !== undefined,
  );
}

/** The checkbox of a row. */
export class TickCell implements ICellRendererComp {
  private readonly box = document.createElement("input");

  init({ api, node, label }: TickParams) {
    this.box.type = "checkbox";
    this.box.className = "sheet-tick";
    this.box.tabIndex = -1;
    this.box.checked = node.isSelected() === true;
    this.box.ariaLabel = label();
    this.box.onclick = ({ shiftKey }) => {
      const id = shiftKey ? lastTicked.get(api) : undefined;
      const from = id === undefined ? undefined : api.getRowNode(id);
      api.setNodesSelected({ nodes: rowsBetween(api, from, node), newValue: this.box.checked });
      if (node.id !== undefined) lastTicked.set(api, node.id);
    };
  }

  getGui() {
    return this.box;
  }

  refresh({ node }: ICellRendererParams) {
    this.box.checked = node.isSelected() === true;
    return true;
  }
}
