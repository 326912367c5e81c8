import { Button, Group, SegmentedControl } from "@mantine/core";
import { IconListNumbers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Drawer } from "../../kernel/drawer.tsx";
import { FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { DebtorPanel } from "./debtor-panel.tsx";
import { LettersPanel } from "./letters-panel.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { QueuePanel } from "./queue-panel.tsx";
import { type CollectionsPlace, collectionViews, daysChoices, useCollectionsView } from "./use-collections.ts";

/** Whom to collect from, what a run would send, and the letters that came of runs. (A7.6, A7.7) */
export function CollectionsScreen() {
  const { t } = useTranslation();
  const place = useCollectionsView();
  const { view, overDays, clientId, go } = place;
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.dunning.title")}
        lead={t(view === "preview" ? "receivables.dunning.previewLead" : "receivables.dunning.lead")}
        actions={
          <Can act="dunning:ladder">
            <Button
              component={Link}
              to="/ledger/collections/ladder"
              variant="default"
              leftSection={<IconListNumbers size={18} stroke={1.6} />}
            >
              {t("receivables.dunning.ladder.open")}
            </Button>
          </Can>
        }
      />
      <Filters place={place} />
      {view === "queue" && <QueuePanel overDays={overDays} onOpen={(id) => go({ client: String(id) })} />}
      {view === "preview" && (
        <PreviewPanel key={overDays} overDays={overDays} onDrawn={() => go({ view: "letters" })} />
      )}
      {view === "letters" && <LettersPanel />}
      <Drawer
        opened={clientId !== null}
        onClose={() => go({ client: null })}
        title={t("receivables.dunning.title")}
        size="xl"
      >
        {clientId !== null && <DebtorPanel clientId={clientId} />}
      </Drawer>
    </Page>
  );
}

function Filters({ place: { view, overDays, go } }: { place: CollectionsPlace }) {
  const { t } = useTranslation();
  return (
    <FilterBar
      label={t("kernel.filter")}
      end={
        view === "queue" && (
          <Button onClick={() => go({ view: "preview" })}>{t("receivables.dunning.previewLetters")}</Button>
        )
      }
    >
      <SegmentedControl
        value={view}
        data={collectionViews.map((each) => ({ value: each, label: t(`receivables.dunning.views.${each}`) }))}
        onChange={(to) => go({ view: to })}
      />
      {view !== "letters" && (
        <Group gap="xs">
          <SegmentedControl
            aria-label={t("receivables.dunning.overDays")}
            value={String(overDays)}
            data={daysChoices.map((days) => ({
              value: String(days),
              label: days === 0 ? t("receivables.dunning.all") : t("receivables.dunning.over", { days }),
            }))}
            onChange={(days) => go({ over: days === "0" ? null : days })}
          />
        </Group>
      )}
    </FilterBar>
  );
}
