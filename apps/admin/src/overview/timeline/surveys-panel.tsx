import { Button } from "@mantine/core";
import type { ClientId } from "@foyer/domain/clients/schema";
import { IconMoodSmile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState, SkeletonRows } from "../../kernel/states.tsx";
import { EntryItem } from "./entry-panel.tsx";
import style from "./timeline-panel.module.css";
import { useTimeline } from "./use-timeline.ts";

const only = ["survey"] as const;

/** What the client's guests were asked and answered. (B4.1) */
export function SurveysPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const pages = useTimeline({ clientId, kinds: only, limit: 5 });
  return (
    <Card title={t("overview.timeline.surveys")}>
      <Answer
        query={pages}
        waiting={<SkeletonRows rows={2} />}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconMoodSmile} sentence={t("overview.timeline.noSurveys")} />}
      >
        {(data) => (
          <ol className={style["entries"]}>
            {data.pages.flatMap((page) => page.rows.map((entry) => <EntryItem key={entry.id} entry={entry} />))}
          </ol>
        )}
      </Answer>
      {pages.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("kernel.loadMore")}
        </Button>
      )}
    </Card>
  );
}
