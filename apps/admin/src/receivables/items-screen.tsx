import { CalendarDate } from "@foyer/domain/kernel/time";
import { Button, SegmentedControl, Switch } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconPlus, IconReceipt } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { Card, FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { useToday } from "../kernel/today.ts";
import { AllocationsPanel } from "./allocations-panel.tsx";
import { type LedgerItem, LedgerItemsTable } from "./items-panel.tsx";
import { DisputesPanel } from "./posting/disputes-panel.tsx";
import { DocumentForm } from "./posting/document-form.tsx";
import { ItemActsPanel } from "./posting/item-acts-panel.tsx";
import { useItems } from "./use-items.ts";

/** Every invoice and payment as it stood on a day; a line opens what settled it. */
export function ItemsScreen() {
  const { t } = useTranslation();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const asOf = CalendarDate.safeParse(params.get("asOf")).data ?? today;
  const openOnly = params.get("all") !== "1";
  const purpose = params.get("purpose") === "deposit" ? "deposit" : "receivable";
  const items = useItems({ asOf, openOnly, purpose });
  const [posting, setPosting] = useState(false);
  const [opened, setOpened] = useState<LedgerItem | null>(null);
  const go = (change: Readonly<Record<string, string>>) =>
    setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...change }));
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.items.title")}
        lead={t("receivables.items.lead")}
        actions={
          <Can act="receivables:write">
            <Button leftSection={<IconPlus size={17} stroke={1.7} />} onClick={() => setPosting(true)}>
              {t("receivables.posting.title")}
            </Button>
          </Can>
        }
      />
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
        <SegmentedControl
          aria-label={t("receivables.posting.purpose")}
          value={purpose}
          onChange={(value) => go({ purpose: value })}
          data={(["receivable", "deposit"] as const).map((value) => ({
            value,
            label: t(`receivables.posting.purposes.${value}`),
          }))}
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
        {opened && (
          <>
            <AllocationsPanel item={opened} asOf={asOf} />
            <DisputesPanel item={opened} />
            <ItemActsPanel key={opened.id} item={opened} onDone={() => setOpened(null)} />
          </>
        )}
      </Drawer>
      <Drawer opened={posting} onClose={() => setPosting(false)} title={t("receivables.posting.title")}>
        {posting && <DocumentForm onDone={() => setPosting(false)} />}
      </Drawer>
    </Page>
  );
}
