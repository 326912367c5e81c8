import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { AllocationsPanel } from "./allocations-panel.tsx";
import { type CellItem, CellItemsTable } from "./cell-items-panel.tsx";
import { SourcePanel } from "./source-panel.tsx";
import type { AgingView } from "./use-aging.ts";
import { useCellItems } from "./use-cell-items.ts";
import type { OpenedCell } from "./use-opened-cell.ts";

/** What is behind a figure: its items, and behind an item what settled it and where it comes from. */
export function CellPanel({ view, cell }: { view: AgingView; cell: OpenedCell }) {
  const { t } = useTranslation();
  const items = useCellItems(view, cell);
  const [item, setItem] = useState<CellItem | null>(null);
  if (item)
    return (
      <>
        <Button
          variant="subtle"
          size="compact-sm"
          mb="md"
          leftSection={<IconArrowLeft size={15} />}
          onClick={() => setItem(null)}
        >
          {t("receivables.items.backToItems")}
        </Button>
        <AllocationsPanel item={item} asOf={view.question.asOf} />
        <SourcePanel itemId={item.id} currency={item.currency} />
      </>
    );
  return (
    <Answer
      query={items}
      isEmpty={(data) => data.pages[0]?.count === 0}
      empty={<EmptyState sentence={t("receivables.items.none")} />}
    >
      {(data) => (
        <Card flush title={t("receivables.items.count", { count: data.pages[0]?.count ?? 0 })}>
          <CellItemsTable
            rows={data.pages.flatMap((page) => page.rows)}
            currency={data.pages[0]?.currency ?? "CNY"}
            isOfAll={data.pages[0]?.isOfAll ?? false}
            sum={data.pages[0]?.sumMinor ?? 0}
            withClient={cell.row === undefined || view.question.by !== "client"}
            onOpen={setItem}
          />
          {items.hasNextPage && (
            <Button
              variant="subtle"
              fullWidth
              loading={items.isFetchingNextPage}
              onClick={() => void items.fetchNextPage()}
            >
              {t("kernel.loadMore")}
            </Button>
          )}
        </Card>
      )}
    </Answer>
  );
}
