import { Button } from "@mantine/core";
import { IconBell, IconChecks } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState, ErrorState } from "../kernel/states.tsx";
import { ChannelsPanel } from "./channels-panel.tsx";
import { NotificationsPanel } from "./notifications-panel.tsx";
import { useInbox, useReading } from "./use-inbox.ts";

/** What concerns one: the unread first, then what has been read. */
export function InboxScreen() {
  const { t } = useTranslation();
  const unread = useInbox(true);
  const read = useInbox(false);
  const { markAllRead, isMarking, error } = useReading();
  const newest = unread.data?.pages[0]?.[0]?.id;
  const nothing = read.data?.pages[0]?.length === 0 ? "messages.inbox.empty" : "messages.inbox.nothingNew";
  return (
    <Page>
      <PageHeader
        title={t("messages.inbox.title")}
        lead={t("messages.inbox.lead")}
        actions={
          newest !== undefined && (
            <Button
              variant="default"
              leftSection={<IconChecks size={16} aria-hidden />}
              loading={isMarking}
              onClick={() => markAllRead(newest)}
            >
              {t("messages.inbox.markAllRead")}
            </Button>
          )
        }
      />
      {error && <ErrorState error={error} />}
      <Card title={t("messages.inbox.newOnes")} flush>
        <Answer
          query={unread}
          isEmpty={({ pages }) => pages[0]?.length === 0}
          empty={<EmptyState icon={IconBell} sentence={t(nothing)} />}
        >
          {({ pages }) => <NotificationsPanel rows={pages.flat()} unread />}
        </Answer>
        <More query={unread} />
      </Card>
      {read.data?.pages[0]?.length !== 0 && (
        <Card title={t("messages.inbox.earlier")} flush>
          <Answer query={read}>{({ pages }) => <NotificationsPanel rows={pages.flat()} />}</Answer>
          <More query={read} />
        </Card>
      )}
      <ChannelsPanel />
    </Page>
  );
}

function More({ query }: { query: ReturnType<typeof useInbox> }) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button
      variant="subtle"
      fullWidth
      radius={0}
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t("messages.inbox.more")}
    </Button>
  );
}
