import type { ClientId } from "@foyer/domain/clients/schema";
import { Button } from "@mantine/core";
import { IconPhone, IconPhonePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import type { Outputs } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { isOtherTeams } from "../kernel/refusal-text.ts";
import { Can } from "../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import { useActivities } from "./use-activities.ts";
import style from "./client-activities-panel.module.css";

type Entry = Outputs["activities"]["ofClient"]["rows"][number];

/** What has been done with a client, latest first: the file's communication part. (A2.6) */
export function ClientActivitiesPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const pages = useActivities(clientId);
  const closed = isOtherTeams(pages.error);
  return (
    <Card title={t("activities.title")} actions={!closed && <LogLink clientId={clientId} />}>
      <Answer
        query={pages}
        failed={closed && <EmptyState icon={IconPhone} sentence={t("clients.file.otherTeam")} />}
        waiting={<SkeletonRows rows={4} />}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconPhone} sentence={t("activities.none")} />}
      >
        {(data) => (
          <>
            <ol className={style["entries"]}>
              {data.pages.flatMap((page) => page.rows.map((entry) => <EntryItem key={entry.id} entry={entry} />))}
            </ol>
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
          </>
        )}
      </Answer>
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

function EntryItem({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const outcome = entry.outcome && t(`activities.outcome.${entry.outcome}`);
  return (
    <li className={entry.withdrawnReason === null ? style["entry"] : style["withdrawn"]}>
      <div className={style["head"]}>
        <strong>{t(`activities.kind.${entry.kind}`)}</strong>
        {outcome && (
          <span className={entry.outcome === "reached" ? style["reached"] : style["outcome"]}>{outcome}</span>
        )}
        <span className={style["who"]}>
          <DateText value={entry.doneOn} /> · {[entry.by, entry.contact].filter(Boolean).join(" → ")}
        </span>
      </div>
      {entry.note && <p className={style["note"]}>{entry.note}</p>}
      {(entry.nextOn || entry.nextStep) && (
        <p className={style["next"]}>
          {t("kernel.labelled", { label: t("activities.nextStep"), value: entry.nextStep ?? "" })}{" "}
          {entry.nextOn && <DateText value={entry.nextOn} />}
        </p>
      )}
      {entry.withdrawnReason !== null && (
        <p className={style["next"]}>{t("activities.withdrawn", { reason: entry.withdrawnReason })}</p>
      )}
    </li>
  );
}
