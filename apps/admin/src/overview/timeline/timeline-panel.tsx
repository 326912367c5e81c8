import { Button, Chip, Group } from "@mantine/core";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { TimelineKind } from "@foyer/domain/overview/timeline/schema";
import { IconMessages, IconPhonePlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../../kernel/answer.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { EntryItem } from "./entry-panel.tsx";
import style from "./timeline-panel.module.css";
import { type TimelineEntry, useTimeline } from "./use-timeline.ts";

/** The file's third part: all that passed between the client and the house, the latest first. (A2.6, B5.3) */
export function TimelinePanel({ clientId, title }: { clientId: ClientId; title: string }) {
  const { t } = useTranslation();
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([]);
  const pages = useTimeline({ clientId, kinds });
  const all = pages.data?.pages[0]?.kinds ?? [];
  return (
    <Card title={title} actions={<LogLink clientId={clientId} />}>
      {pages.data && !all.includes("activity") && <p className={style["closed"]}>{t("overview.timeline.closed")}</p>}
      {all.length > 1 && <Filter all={all} chosen={kinds} onChange={setKinds} />}
      <Answer
        query={pages}
        waiting={<SkeletonRows rows={5} />}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={
          <EmptyState
            icon={IconMessages}
            sentence={t(kinds.length > 0 ? "overview.timeline.noneOfKind" : "overview.timeline.none")}
          />
        }
      >
        {(data) => <Story rows={data.pages.flatMap((page) => page.rows)} stale={pages.isPlaceholderData} />}
      </Answer>
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("kernel.loadMore")}
        </Button>
      )}
    </Card>
  );
}

function LogLink({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  return (
    <Can act="activities:write">
      <Button
        component={Link}
        to={`/activities/new?client=${clientId}`}
        size="xs"
        variant="light"
        leftSection={<IconPhonePlus size={15} stroke={1.7} />}
      >
        {t("activities.log")}
      </Button>
    </Can>
  );
}

interface FilterProps {
  all: readonly TimelineKind[];
  chosen: readonly TimelineKind[];
  onChange: (kinds: readonly TimelineKind[]) => void;
}

function Filter({ all, chosen, onChange }: FilterProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" mb="md" role="group" aria-label={t("overview.timeline.filter")}>
      <Chip size="xs" checked={chosen.length === 0} onChange={() => onChange([])}>
        {t("overview.timeline.everything")}
      </Chip>
      {all.toReversed().map((kind) => (
        <Chip
          key={kind}
          size="xs"
          checked={chosen.includes(kind)}
          onChange={(on) => onChange(on ? [...chosen, kind] : chosen.filter((each) => each !== kind))}
        >
          {t(`overview.timeline.kinds.${kind}`)}
        </Chip>
      ))}
    </Group>
  );
}

/** What is still to come stands apart from what was. */
function Story({ rows, stale }: { rows: readonly TimelineEntry[]; stale: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const upcoming = rows.filter(({ on }) => on > today).toReversed();
  const past = rows.filter(({ on }) => on <= today);
  const list = (entries: readonly TimelineEntry[]) => (
    <ol className={`${style["entries"]} ${stale ? style["stale"] : ""}`} aria-busy={stale}>
      {entries.map((entry) => (
        <EntryItem key={`${entry.kind} ${entry.id} ${entry.on}`} entry={entry} />
      ))}
    </ol>
  );
  return (
    <>
      {upcoming.length > 0 && (
        <section className={style["upcoming"]} aria-label={t("overview.timeline.upcoming")}>
          <h3 className={style["label"]}>{t("overview.timeline.upcoming")}</h3>
          {list(upcoming)}
        </section>
      )}
      {past.length > 0 && list(past)}
    </>
  );
}
