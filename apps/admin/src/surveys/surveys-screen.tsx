import { Button, Select } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { BehindPanel } from "./behind-panel.tsx";
import { CommentsPanel } from "./comments-panel.tsx";
import { InvitationsPanel } from "./invitations-panel.tsx";
import { ResultsPanel } from "./results-panel.tsx";
import { type Period, PeriodLength, periodLengths, usePeriod } from "./use-period.ts";

/** What guests said after their stay, and behind every number the answers it was made from. (A6.1, B4.1) */
export function SurveysScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const period = usePeriod();
  const results = useQuery(trpc.surveys.results.queryOptions(period.asked, { placeholderData: keepPreviousData }));
  return (
    <Page>
      <PageHeader
        title={t("surveys.title")}
        lead={t("surveys.intro")}
        actions={
          <Can act="surveys:write">
            <Button variant="default" component={Link} to="/surveys/questions">
              {t("surveys.editor.title")}
            </Button>
          </Can>
        }
      />
      <PeriodBar period={period} />
      <Answer query={results}>
        {(data) => (
          <>
            {data.answers === 0 && data.response.invited === 0 ? (
              <EmptyState icon={IconMoodSmile} sentence={t("surveys.empty")} />
            ) : (
              <>
                <ResultsPanel results={data} onOpen={period.open} />
                <CommentsPanel asked={period.asked} />
              </>
            )}
            <InvitationsPanel asked={period.asked} notAsked={data.notAsked} />
          </>
        )}
      </Answer>
      <BehindPanel period={period} />
    </Page>
  );
}

function PeriodBar({ period }: { period: Period }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  const owners = (people.data ?? []).filter(({ role }) => role === "rep" || role === "manager");
  return (
    <FilterBar label={t("kernel.filter")}>
      <Select
        aria-label={t("surveys.period")}
        allowDeselect={false}
        value={period.length}
        data={periodLengths.map((value) => ({ value, label: t(`surveys.periods.${value}`) }))}
        onChange={(value) => period.setLength(PeriodLength.catch("12").parse(value))}
      />
      <Select
        aria-label={t("surveys.owner")}
        placeholder={t("surveys.everyone")}
        clearable
        searchable
        value={period.ownerId === undefined ? null : String(period.ownerId)}
        data={owners.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={period.setOwner}
      />
    </FilterBar>
  );
}
