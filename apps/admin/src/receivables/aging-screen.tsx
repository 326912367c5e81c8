import { Button, Group } from "@mantine/core";
import { IconAdjustments, IconCoins, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { AgingFiltersPanel } from "./aging-filters-panel.tsx";
import { AgingNotesPanel } from "./aging-notes-panel.tsx";
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
    ? [
        cell.row ? groupName(view.question.by, cell.row) : t("kernel.total"),
        cell.title ?? t("receivables.aging.balance"),
      ].join(" · ")
    : "";
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.aging.title")}
        lead={t("receivables.aging.lead")}
        actions={
          <>
            <Button
              component={Link}
              to="/ledger/buckets"
              variant="subtle"
              leftSection={<IconAdjustments size={16} stroke={1.6} />}
            >
              {t("receivables.aging.editSets")}
            </Button>
            <Exports view={view} />
          </>
        }
      />
      <AgingFiltersPanel view={view} />
      <Answer query={aging} isEmpty={(data) => data.pages[0]?.count === 0} empty={<Nothing />}>
        {({ pages }) => {
          const [first] = pages;
          const rows = pages.flatMap((page) => page.rows);
          return (
            first && (
              <>
                <AgingNotesPanel aging={first} />
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

function Exports({ view: { question } }: { view: AgingView }) {
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
            href={`/api/export/aging?${new URLSearchParams({ ...question, format }).toString()}`}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Group>
    </Can>
  );
}
