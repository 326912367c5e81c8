import { Button } from "@mantine/core";
import { IconGavel } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState, ErrorState } from "../kernel/states.tsx";
import { DecideDialog, type Deciding } from "./decide-dialog.tsx";
import { type Proposal, ProposalsPanel } from "./proposal-panel.tsx";
import { useDeciding, useProposals } from "./use-proposals.ts";

/** What waits for a decision, mine first, then what has been decided. */
export function ApprovalsScreen() {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const { withdraw, error } = useDeciding(() => setDeciding(null));
  const waiting = useProposals(true);
  const decided = useProposals(false);
  const acts = {
    onDecide: (proposal: Proposal, accept: boolean) => setDeciding({ proposal, accept }),
    onWithdraw: ({ id }: Proposal) => withdraw(id),
  };
  return (
    <Page>
      <PageHeader title={t("approvals.title")} lead={t("approvals.lead")} />
      {error && <ErrorState error={error} />}
      <Answer
        query={waiting}
        isEmpty={({ pages }) => pages.flat().length === 0}
        empty={<EmptyState icon={IconGavel} sentence={t("approvals.none")} />}
      >
        {({ pages }) => {
          const all = pages.flat();
          const [mine, others] = [all.filter((each) => each.mayDecide), all.filter((each) => !each.mayDecide)];
          return (
            <>
              {mine.length > 0 && (
                <Card title={t("approvals.toDecide")} flush>
                  <ProposalsPanel proposals={mine} {...acts} />
                </Card>
              )}
              {others.length > 0 && (
                <Card title={t("approvals.waiting")} flush>
                  <ProposalsPanel proposals={others} {...acts} />
                </Card>
              )}
            </>
          );
        }}
      </Answer>
      <Older query={waiting} />
      <Card title={t("approvals.decided")} flush>
        <Answer
          query={decided}
          isEmpty={({ pages }) => pages.flat().length === 0}
          empty={<EmptyState sentence={t("approvals.noneDecided")} />}
        >
          {({ pages }) => <ProposalsPanel proposals={pages.flat()} {...acts} />}
        </Answer>
      </Card>
      <Older query={decided} />
      <DecideDialog deciding={deciding} onClose={() => setDeciding(null)} />
    </Page>
  );
}

interface OlderProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

function Older({ query }: OlderProps) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t("approvals.older")}
    </Button>
  );
}
