import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import type { LedgerItem } from "./items-panel.tsx";

interface ItemsPage<Item> {
  readonly rows: readonly Item[];
  readonly count: number;
}

interface Shown<Item, Page> {
  readonly rows: readonly Item[];
  /** What it says of all items, every page does. */
  readonly first: Page;
  readonly onOpen: (item: Item) => void;
}

interface Props<Item, Page> {
  items: UseInfiniteQueryResult<InfiniteData<Page>>;
  table: (shown: Shown<Item, Page>) => ReactNode;
  /** What is behind one item. */
  opened: (item: Item) => ReactNode;
}

/** The items behind a figure, a page at a time; one of them opens what is behind it in turn. */
export function BehindPanel<Item extends LedgerItem, Page extends ItemsPage<Item>>({
  items,
  table,
  opened,
}: Props<Item, Page>) {
  const { t } = useTranslation();
  const [item, setItem] = useState<Item | null>(null);
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
        {opened(item)}
      </>
    );
  return (
    <Answer
      query={items}
      isEmpty={(data) => data.pages[0]?.count === 0}
      empty={<EmptyState sentence={t("receivables.items.none")} />}
    >
      {({ pages }) => {
        const [first] = pages;
        return (
          first && (
            <Card flush title={t("receivables.items.count", { count: first.count })}>
              {table({ rows: pages.flatMap((page) => page.rows), first, onOpen: setItem })}
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
          )
        );
      }}
    </Answer>
  );
}
