import type { Factor, RatedFactor } from "@foyer/domain/credit/assessment/schema";
import { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { ClientId } from "@foyer/domain/clients/schema";
import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { Answer } from "../../kernel/answer.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { Can, useMay } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { CashForm } from "../granting/cash-form.tsx";
import { GrantForm } from "../granting/grant-form.tsx";
import { GrantedPanel } from "../granting/granted-panel.tsx";
import { useStanding } from "../granting/use-standing.ts";
import { HeadroomPanel } from "../holds/headroom-panel.tsx";
import { InformationPanel } from "../information/information-panel.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { FactorsPanel } from "./factors-panel.tsx";
import { PastPanel } from "./past-panel.tsx";
import { RateForm } from "./rate-form.tsx";
import { useAssess, useAssessments } from "./use-assessments.ts";

/** One client's credit: what holds, the scorecard with what every number was made of, what is known, and what was decided. */
export function AssessmentScreen() {
  const { t } = useTranslation();
  const id = ClientId.safeParse(Number(useParams()["client"]));
  if (id.success) return <CreditPage key={id.data} clientId={id.data} />;
  return (
    <Page>
      <PageHeader title={t("credit.title")} />
      <EmptyState sentence={t("clients.refusals.not-found")} />
    </Page>
  );
}

function CreditPage({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const may = useMay();
  const standing = useStanding(clientId);
  const [granting, setGranting] = useState(false);
  const { client, grade, latest, waiting } = standing.data ?? {};
  const mayPropose = may("credit:propose") && latest && !waiting && client?.closed === false;
  const mayLower = may("credit:propose") && client?.closed === false && !waiting && grade !== "C";
  return (
    <Page>
      <PageHeader
        title={client?.name ?? t("credit.title")}
        trail={
          <>
            <IconArrowLeft size={14} aria-hidden />
            <TextLink to={`/clients/${clientId}`}>{t("credit.assessment.toFile")}</TextLink>
          </>
        }
        lead={t("credit.assessment.lead")}
        actions={
          <>
            {client?.closed === false && <Assess clientId={clientId} />}
            {mayPropose && <Button onClick={() => setGranting(true)}>{t("credit.granting.propose")}</Button>}
          </>
        }
      />
      <GrantedPanel standing={standing} actions={mayLower && <CashForm clientId={clientId} />} />
      {client && <HeadroomPanel clientId={clientId} isOpen={!client.closed} />}
      <Can act="credit:read">
        <Assessments clientId={clientId} mayRate={client?.closed === false} />
        <InformationPanel clientId={clientId} />
      </Can>
      <Drawer opened={granting} onClose={() => setGranting(false)} title={t("credit.granting.proposal")} size="md">
        {latest && <GrantForm clientId={clientId} latest={latest} onDone={() => setGranting(false)} />}
      </Drawer>
    </Page>
  );
}

function Assess({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const { assess, isPending, error } = useAssess(clientId);
  return (
    <Can act="credit:write">
      <Button variant="default" loading={isPending} onClick={assess}>
        {t("credit.assessment.assess")}
      </Button>
      {error && <ErrorState error={error} />}
    </Can>
  );
}

/** The latest assessment, or the one that the address names, with what is behind each of its numbers. */
function Assessments({ clientId, mayRate }: { clientId: ClientId; mayRate: boolean }) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const chosen = CreditAssessmentId.safeParse(Number(address.get("assessment"))).data ?? null;
  const { past, shown } = useAssessments(clientId, chosen);
  const [opened, setOpened] = useState<Factor | null>(null);
  const [rating, setRating] = useState<RatedFactor | null>(null);
  const onRate = useMay()("credit:write") && mayRate ? setRating : undefined;
  if (past.data?.length === 0)
    return (
      <Card title={t("credit.assessment.title")}>
        <EmptyState sentence={t("credit.assessment.none")} />
      </Card>
    );
  return (
    <>
      <Answer query={shown}>
        {(assessment) => (
          <>
            <FactorsPanel assessment={assessment} onOpen={setOpened} onRate={onRate} />
            <Drawer
              opened={opened !== null}
              onClose={() => setOpened(null)}
              title={opened ? t("credit.assessment.why", { factor: t(`credit.assessment.factors.${opened}`) }) : ""}
              size="xl"
            >
              {opened && <EvidencePanel assessmentId={assessment.id} factor={opened} />}
            </Drawer>
          </>
        )}
      </Answer>
      <Drawer
        opened={rating !== null}
        onClose={() => setRating(null)}
        title={rating ? t(`credit.assessment.factors.${rating}`) : ""}
        size="md"
      >
        {rating && <RateForm clientId={clientId} factor={rating} onDone={() => setRating(null)} />}
      </Drawer>
      <PastPanel past={past} onOpen={(id) => setAddress({ assessment: String(id) })} />
    </>
  );
}
