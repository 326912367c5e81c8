import { AllocationsPanel } from "./allocations-panel.tsx";
import { BehindPanel } from "./behind-panel.tsx";
import { type CellItem, CellItemsTable } from "./cell-items-panel.tsx";
import { SourcePanel } from "./source-panel.tsx";
import type { AgingView } from "./use-aging.ts";
import { useCellItems } from "./use-cell-items.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

/** What is behind a figure: its items, and behind an item what settled it and where it comes from. */
export function CellPanel({ view, cell }: { view: AgingView; cell: OpenedCell }) {
  const items = useCellItems(view, cell);
  return (
    <BehindPanel
      items={items}
      table={({ rows, first: { currency, isOfAll, sumMinor }, onOpen }) => (
        <CellItemsTable
          rows={rows}
          currency={currency}
          isOfAll={isOfAll}
          sum={sumMinor}
          withClient={cell.row === undefined || view.question.by !== "client"}
          onOpen={onOpen}
        />
      )}
      opened={(item: CellItem) => (
        <>
          <AllocationsPanel item={item} asOf={view.question.asOf} />
          <SourcePanel itemId={item.id} currency={item.currency} />
        </>
      )}
    />
  );
}
