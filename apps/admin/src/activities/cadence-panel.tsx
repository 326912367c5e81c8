import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays } from "@foyer/domain/kernel/time";
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Card } from "../kernel/page.tsx";
import { isOtherTeams } from "../kernel/refusal-text.ts";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import { useToday } from "../kernel/today.ts";
import style from "./cadence-panel.module.css";

type Window = Outputs["activities"]["cadenceOfClient"][number];

/** The assessed windows that have ended in the last half year, met or not and why. (B1.1) */
export function CadencePanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const today = useToday();
  const windows = useQuery(
    trpc.activities.cadenceOfClient.queryOptions({ clientId, from: addDays(today, -182), to: addDays(today, -1) }),
  );
  const columns: Column<Window>[] = [
    {
      key: "window",
      title: t("activities.cadence.window"),
      lead: true,
      cell: (window) => (
        <>
          <DateText value={window.from} /> – <DateText value={window.to} />
        </>
      ),
    },
    { key: "met", title: t("activities.cadence.met"), cell: (window) => <Verdict window={window} /> },
    { key: "why", title: t("kernel.reason"), cell: (window) => <Why window={window} /> },
  ];
  return (
    <Card title={t("activities.cadence.title")} flush>
      <Answer
        query={windows}
        failed={isOtherTeams(windows.error) && <EmptyState sentence={t("clients.file.otherTeam")} />}
        waiting={<SkeletonRows rows={4} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState sentence={t("activities.cadence.none")} />}
      >
        {(data) => (
          <DataTable
            caption={t("activities.cadence.hint")}
            columns={columns}
            rows={data.toReversed()}
            rowKey={(window) => `${window.tier} ${window.from}`}
          />
        )}
      </Answer>
    </Card>
  );
}

function Verdict({ window }: { window: Window }) {
  const { t } = useTranslation();
  if (window.dropped !== null)
    return (
      <span className={style["dropped"]}>
        <IconMinus size={15} aria-hidden /> {t("activities.cadence.notCounted")}
      </span>
    );
  return window.met ? (
    <span className={style["met"]}>
      <IconCheck size={15} aria-hidden /> {t("activities.cadence.met")}
    </span>
  ) : (
    <span className={style["missed"]}>
      <IconX size={15} aria-hidden /> {t("activities.cadence.notMet")}
    </span>
  );
}

function Why({ window }: { window: Window }) {
  const { t } = useTranslation();
  const count = window.activityIds.length;
  if (window.dropped !== null) return t(`activities.cadence.dropped.${window.dropped}`);
  if (count === 0) return t("activities.cadence.nothing");
  return t(window.by === "contact" ? "activities.cadence.byContact" : "activities.cadence.byAttempts", { count });
}
