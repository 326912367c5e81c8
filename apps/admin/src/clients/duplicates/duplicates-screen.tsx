import { DuplicateLevel } from "@foyer/domain/clients/duplicates/schema";
import { Button, Select, SegmentedControl } from "@mantine/core";
import { IconArrowLeft, IconCopyCheck, IconZoomScan } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Answer } from "../../kernel/answer.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card, FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { MergesPanel } from "./merges-panel.tsx";
import { PairsPanel } from "./pairs-panel.tsx";
import { usePairs, useScan } from "./use-duplicates.ts";

const shelves = ["open", "different", "merges"] as const;
type Shelf = (typeof shelves)[number];

/** Files that may be one client: judged pair by pair. (A2.5) */
export function DuplicatesScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const shelf: Shelf = shelves.find((each) => each === search.get("show")) ?? "open";
  const level = DuplicateLevel.safeParse(search.get("level")).data;
  const scan = useScan();
  const look = (
    <Can act="duplicates:merge">
      <Button
        leftSection={<IconZoomScan size={17} stroke={1.6} />}
        loading={scan.isPending}
        onClick={() => scan.mutate({})}
      >
        {t("clients.duplicates.scan")}
      </Button>
    </Can>
  );
  const titles = {
    open: t("clients.duplicates.review"),
    different: t("clients.duplicates.decided"),
    merges: t("clients.duplicates.merges"),
  };
  return (
    <Page>
      <PageHeader
        title={t("clients.duplicates.title")}
        lead={t("clients.duplicates.lead")}
        trail={
          <>
            <IconArrowLeft size={14} aria-hidden />
            <TextLink to="/clients">{t("clients.file.back")}</TextLink>
          </>
        }
        actions={look}
      />
      <FilterBar label={t("kernel.filter")}>
        <SegmentedControl
          aria-label={t("clients.duplicates.title")}
          data={shelves.map((value) => ({ value, label: titles[value] }))}
          value={shelf}
          onChange={(value) => setSearch(value === "open" ? {} : { show: value }, { replace: true })}
        />
        {shelf === "open" && (
          <Select
            aria-label={t("clients.duplicates.score")}
            placeholder={t("kernel.all")}
            clearable
            data={DuplicateLevel.options.map((value) => ({ value, label: t(`clients.duplicates.${value}`) }))}
            value={level ?? null}
            onChange={(value) => setSearch(value === null ? {} : { level: value }, { replace: true })}
            w={180}
          />
        )}
      </FilterBar>
      {scan.error && <ErrorState error={scan.error} />}
      {shelf === "merges" ? (
        <MergesPanel />
      ) : (
        <PairsShelf key={shelf} status={shelf} level={shelf === "open" ? level : undefined} look={look} />
      )}
    </Page>
  );
}

function PairsShelf({
  status,
  level,
  look,
}: {
  status: "open" | "different";
  level: DuplicateLevel | undefined;
  look: React.ReactNode;
}) {
  const { t } = useTranslation();
  const pairs = usePairs({ status, level });
  return (
    <>
      <Answer
        query={pairs}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={
          <EmptyState
            icon={IconCopyCheck}
            sentence={t(status === "open" ? "clients.duplicates.empty" : "clients.duplicates.none")}
            {...(status === "open" && { action: look })}
          />
        }
      >
        {(data) => (
          <Card flush>
            <PairsPanel pairs={data.pages.flatMap((page) => page.rows)} stale={pairs.isPlaceholderData} />
          </Card>
        )}
      </Answer>
      {pairs.hasNextPage && (
        <Button variant="default" loading={pairs.isFetchingNextPage} onClick={() => void pairs.fetchNextPage()}>
          {t("kernel.loadMore")}
        </Button>
      )}
    </>
  );
}
