import { monthOf } from "@foyer/domain/kernel/time";
import { Badge, Button } from "@mantine/core";
import { IconRefresh, IconTrophy } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { useFormat } from "../kernel/format.ts";
import { FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { problemText } from "../kernel/refusal-text.ts";
import { Can, useSession } from "../kernel/session.tsx";
import { EmptyState, ErrorState } from "../kernel/states.tsx";
import { MonthField } from "./month-field.tsx";
import { MonthPanel } from "./month-panel.tsx";
import style from "./scores-screen.module.css";
import { useCompute } from "./use-compute.ts";
import { useOpened } from "./use-opened.ts";

type Scored = Outputs["scores"]["months"][number];

/** Each month's ranking of the people who sell, and behind every number its rows. (B1–B3) */
export function ScoresScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const months = useQuery(trpc.scores.months.queryOptions());
  return (
    <Page>
      <PageHeader title={t("scores.title")} lead={t("scores.lead")} />
      <Answer query={months}>{(data) => <OfMonth months={data} />}</Answer>
    </Page>
  );
}

function OfMonth({ months }: { months: readonly Scored[] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const opened = useOpened(months.map((each) => each.month));
  const { startDate } = useSession().property;
  const compute = useCompute();
  const scored = months.find((each) => each.month === opened.month);
  const ranking = useQuery(
    trpc.scores.ranking.queryOptions(
      { month: opened.month },
      { enabled: scored !== undefined, placeholderData: keepPreviousData },
    ),
  );
  const computeButton = (
    <ComputeButton
      busy={compute.busy}
      first={scored === undefined}
      closed={scored?.status === "closed"}
      begun={opened.month <= opened.current}
      onCompute={() => compute.start({ month: opened.month })}
    />
  );
  return (
    <>
      <FilterBar label={t("kernel.filter")}>
        <MonthField
          month={opened.month}
          choices={months.map((each) => each.month)}
          first={monthOf(startDate)}
          last={opened.current}
          onChange={opened.goTo}
        />
        {scored && <Standing scored={scored} />}
        {scored && computeButton}
      </FilterBar>
      {compute.error !== null && <ErrorState error={compute.error} />}
      {compute.problem !== null && <p className={style["problem"]}>{problemText(compute.problem)}</p>}
      {scored ? (
        <Answer query={ranking}>
          {(data) => <MonthPanel ranking={data} stale={ranking.isPlaceholderData} opened={opened} />}
        </Answer>
      ) : (
        <EmptyState icon={IconTrophy} sentence={t("scores.empty")} action={computeButton} />
      )}
    </>
  );
}

function Standing({ scored }: { scored: Scored }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={style["standing"]}>
      <Badge variant="light" color={scored.status === "closed" ? "gray" : "brass"}>
        {t(`scores.statuses.${scored.status}`)}
      </Badge>
      <span>{t("scores.computedAt", { when: format.instant(scored.computedAt) })}</span>
    </div>
  );
}

interface ComputeButtonProps {
  busy: boolean;
  /** The month has no scores yet. */
  first: boolean;
  closed: boolean;
  begun: boolean;
  onCompute: () => void;
}

function ComputeButton({ busy, first, closed, begun, onCompute }: ComputeButtonProps) {
  const { t } = useTranslation();
  if (closed || !begun) return null;
  return (
    <Can act="scores:compute">
      <Button variant="default" leftSection={<IconRefresh size={16} stroke={1.7} />} loading={busy} onClick={onCompute}>
        {first ? t("scores.computeFirst") : t("scores.compute")}
      </Button>
    </Can>
  );
}
