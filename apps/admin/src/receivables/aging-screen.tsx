import { CalendarDate } from "@foyer/domain/kernel/time";
import { AgingGroup, AgingRule, AgingSort } from "@foyer/domain/receivables/aging/schema";
import { Button, Group, SegmentedControl, Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconCoins, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card, FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { AgingPanel } from "./aging-panel.tsx";
import { CellPanel } from "./cell-panel.tsx";
import { SummaryPanel } from "./summary-panel.tsx";
import { type AgingView, useAging, useAgingView } from "./use-aging.ts";
import { useGroupName } from "./use-group-name.ts";
import { useOpenedCell } from "./use-opened-cell.ts";

/** Who owed how much for how long, on any day. (A7.6) */
export function AgingScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const groupName = useGroupName();
  const view = useAgingView();
  const aging = useAging(view);
  const { cell, open, close } = useOpenedCell();
  const title = cell
    ? [cell.row ? groupName(view.by, cell.row) : t("kernel.total"), cell.title ?? t("receivables.aging.balance")].join(
        " · ",
      )
    : "";
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.aging.title")}
        lead={t("receivables.aging.lead")}
        actions={<Exports view={view} />}
      />
      <Filters view={view} />
      <Answer query={aging} isEmpty={(data) => data.pages[0]?.count === 0} empty={<Nothing />}>
        {({ pages }) => {
          const [first] = pages;
          const rows = pages.flatMap((page) => page.rows);
          return (
            first && (
              <>
                <SummaryPanel aging={first} onOpen={open} />
                <Card flush>
                  <AgingPanel aging={first} rows={rows} stale={aging.isPlaceholderData} onOpen={open} />
                </Card>
                {aging.hasNextPage && (
                  <Group justify="center">
                    {t("receivables.aging.shown", { shown: format.integer(rows.length), count: first.count })}
                    <Button
                      variant="default"
                      size="xs"
                      loading={aging.isFetchingNextPage}
                      onClick={() => void aging.fetchNextPage()}
                    >
                      {t("kernel.loadMore")}
                    </Button>
                  </Group>
                )}
              </>
            )
          );
        }}
      </Answer>
      <Drawer opened={cell !== null} onClose={close} title={title} size="xl">
        {cell && <CellPanel view={view} cell={cell} />}
      </Drawer>
    </Page>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconCoins}
      sentence={`${t("receivables.aging.empty")} ${t("receivables.aging.emptyHint")}`}
      action={
        <Can act="imports:ledger">
          <Button component={Link} to="/imports">
            {t("receivables.aging.import")}
          </Button>
        </Can>
      }
    />
  );
}

function Filters({ view: { asOf, rule, by, sort, go } }: { view: AgingView }) {
  const { t } = useTranslation();
  return (
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
      <Select
        aria-label={t("receivables.aging.rule")}
        w={170}
        value={rule}
        data={AgingRule.options.map((each) => ({ value: each, label: t(`receivables.aging.rules.${each}`) }))}
        onChange={(chosen) => go({ rule: AgingRule.parse(chosen) })}
      />
      <SegmentedControl
        miw={{ base: 0, sm: 280 }}
        aria-label={t("receivables.aging.by")}
        value={by}
        data={AgingGroup.options.map((each) => ({ value: each, label: t(`receivables.aging.groups.${each}`) }))}
        onChange={(chosen) => go({ by: AgingGroup.parse(chosen) })}
      />
      <Select
        aria-label={t("receivables.aging.sort")}
        w={190}
        value={sort}
        data={AgingSort.options.map((each) => ({ value: each, label: t(`receivables.aging.sorts.${each}`) }))}
        onChange={(chosen) => go({ sort: AgingSort.parse(chosen) })}
      />
    </FilterBar>
  );
}

function Exports({ view: { asOf, rule, by, sort } }: { view: AgingView }) {
  return (
    <Can act="receivables:export">
      <Group gap="xs">
        {(["pdf", "csv", "xlsx"] as const).map((format) => (
          <Button
            key={format}
            component="a"
            variant="default"
            download
            leftSection={<IconDownload size={16} stroke={1.6} />}
            href={`/api/export/aging?${new URLSearchParams({ asOf, rule, by, sort, format })}`}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Group>
    </Can>
  );
}
