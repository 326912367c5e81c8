import { CalendarDate } from "@foyer/domain/kernel/time";
import { Button, Switch } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconReceipt } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { Card, FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { useToday } from "../kernel/today.ts";
import { AllocationsPanel } from "./allocations-panel.tsx";
import { type LedgerItem, LedgerItemsTable } from "./items-panel.tsx";
import { useItems } from "./use-items.ts";

/** Every invoice and payment as it stood on a day; a line opens what settled it. */
export function ItemsScreen() {
  const { t } = useTranslation();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const asOf = CalendarDate.safeParse(params.get("asOf")).data ?? today;
  const openOnly = params.get("all") !== "1";
  const items = useItems({ asOf, openOnly });
  const [opened, setOpened] = useState<LedgerItem | null>(null);
  const go = (change: Readonly<Record<string, string>>) =>
    setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }));
  return (
    <Page width="wide">
      <PageHeader title={t("receivables.items.title")} lead={t("receivables.items.lead")} />
      <FilterBar label={t("kernel.filter")}>
        <DateInput
          aria-label={t("receivables.aging.asOf")}
          w={150}
          value={asOf}
          valueFormat="YYYY-MM-DD"
          onChange={(chosen) => {
            const read = CalendarDate.safeParse(chosen);
            if (read.success) go({ asOf: read.data });
          }}
        />
        <Switch
          py={8}
          label={t("receivables.items.openOnly")}
          checked={openOnly}
          onChange={(event) => go({ all: event.currentTarget.checked ? "0" : "1" })}
        />
      </FilterBar>
      <Answer
        query={items}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconReceipt} sentence={t("receivables.items.none")} />}
      >
        {(data) => (
          <Card flush>
            <LedgerItemsTable
              rows={data.pages.flatMap((page) => page.rows)}
              currency={data.pages[0]?.currency ?? "CNY"}
              asOf={asOf}
              onOpen={setOpened}
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
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} title={opened?.reference ?? ""}>
        {opened && <AllocationsPanel item={opened} asOf={asOf} />}
      </Drawer>
    </Page>
  );
}
