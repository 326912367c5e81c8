import { useQuery } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { TermText } from "../granting/grade-field.tsx";
import { ScorecardForm } from "./scorecard-form.tsx";

type Scorecards = Outputs["credit"]["scorecards"];
type Version = Scorecards["versions"][number];
type Scorecard = Scorecards["inForce"]["scorecard"];

/** What the factors weigh and what a score is worth, version by version. (A7.2) */
export function ScorecardScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const scorecards = useQuery(trpc.credit.scorecards.queryOptions());
  const [changing, setChanging] = useState(false);
  return (
    <Page>
      <PageHeader
        title={t("credit.assessment.scorecard.title")}
        lead={t("credit.assessment.scorecard.lead")}
        actions={
          <Can act="credit:approve">
            <Button onClick={() => setChanging(true)}>{t("credit.assessment.scorecard.change")}</Button>
          </Can>
        }
      />
      <Answer query={scorecards}>
        {({ inForce, versions }) => (
          <>
            <FactorsCard version={inForce.version} scorecard={inForce.scorecard} />
            <GradesCard scorecard={inForce.scorecard} />
            {versions.length > 0 && <VersionsCard versions={versions} />}
            <Drawer
              opened={changing}
              onClose={() => setChanging(false)}
              title={t("credit.assessment.scorecard.change")}
              size="lg"
            >
              <ScorecardForm scorecard={inForce.scorecard} onDone={() => setChanging(false)} />
            </Drawer>
          </>
        )}
      </Answer>
    </Page>
  );
}

function FactorsCard({ version, scorecard: { factors } }: { version: number; scorecard: Scorecard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = version === 0 ? t("credit.assessment.houseWeights") : t("credit.assessment.weights", { version });
  const columns: Column<Scorecard["factors"][number]>[] = [
    {
      key: "factor",
      title: t("credit.assessment.factor"),
      lead: true,
      cell: (row) => t(`credit.assessment.factors.${row.factor}`),
    },
    {
      key: "points",
      title: t("credit.assessment.scorecard.points"),
      align: "end",
      cell: (row) => row.points,
      total: factors.reduce((sum, row) => sum + row.points, 0),
    },
    { key: "full", title: t("credit.assessment.scorecard.full"), align: "end", cell: (row) => format.number(row.full) },
    { key: "zero", title: t("credit.assessment.scorecard.zero"), align: "end", cell: (row) => format.number(row.zero) },
  ];
  return (
    <Card flush title={title}>
      <DataTable caption={title} columns={columns} rows={factors} rowKey={(row) => row.factor} />
    </Card>
  );
}

function GradesCard({ scorecard: { grades } }: { scorecard: Scorecard }) {
  const { t } = useTranslation();
  const columns: Column<Scorecard["grades"][number]>[] = [
    { key: "grade", title: t("clients.credit.grade"), lead: true, cell: (row) => row.grade },
    {
      key: "above",
      title: t("credit.assessment.scorecard.above"),
      align: "end",
      cell: (row) => (row.above === null ? "–" : row.above),
    },
    {
      key: "percent",
      title: t("credit.assessment.scorecard.percent"),
      align: "end",
      cell: (row) => `${row.percent} %`,
    },
    { key: "term", title: t("clients.credit.term"), cell: (row) => <TermText term={row.term} /> },
  ];
  return (
    <Card flush title={t("clients.credit.grade")}>
      <DataTable caption={t("clients.credit.grade")} columns={columns} rows={grades} rowKey={(row) => row.grade} />
    </Card>
  );
}

function VersionsCard({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Version>[] = [
    { key: "version", title: t("credit.assessment.scorecard.version"), lead: true, cell: (row) => String(row.version) },
    { key: "from", title: t("credit.assessment.scorecard.from"), cell: (row) => format.date(row.fromDate) },
    { key: "by", title: t("credit.assessment.by"), cell: (row) => row.by ?? t("credit.assessment.house") },
    { key: "reason", title: t("credit.assessment.scorecard.reason"), cell: (row) => row.reason },
  ];
  return (
    <Card flush title={t("credit.assessment.scorecard.version")}>
      <DataTable
        caption={t("credit.assessment.scorecard.version")}
        columns={columns}
        rows={versions}
        rowKey={(row) => row.version}
      />
    </Card>
  );
}
