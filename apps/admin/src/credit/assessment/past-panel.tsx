import type { CreditAssessmentId } from "@foyer/domain/credit/schema";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import type { Outputs } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { SkeletonRows } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { GradeBadge } from "../granting/grade-field.tsx";
import type { useAssessments } from "./use-assessments.ts";

type Past = Outputs["credit"]["assessments"][number];

/** Where an assessment stands on its way to a grant. */
function stateOf({ grantedAt, proposalId, proposalStatus }: Past) {
  if (grantedAt !== null) return "granted" as const;
  if (proposalId === null) return "computed" as const;
  return proposalStatus === "open" || proposalStatus === "accepted" ? ("waiting" as const) : ("rejected" as const);
}

interface PastPanelProps {
  past: ReturnType<typeof useAssessments>["past"];
  onOpen: (id: CreditAssessmentId) => void;
}

/** Every assessment of a client, what was granted of it, and by whose signatures. */
export function PastPanel({ past, onOpen }: PastPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Past>[] = [
    { key: "asOf", title: t("credit.assessment.asOf"), lead: true, cell: (row) => format.date(row.asOf) },
    { key: "score", title: t("credit.assessment.score"), align: "end", cell: (row) => format.decimal(row.score, 1) },
    { key: "computed", title: t("credit.granting.computed"), cell: (row) => <GradeBadge grade={row.computedGrade} /> },
    {
      key: "grade",
      title: t("clients.credit.grade"),
      cell: (row) => (row.grade === null ? "–" : <GradeBadge grade={row.grade} />),
    },
    {
      key: "limit",
      title: t("clients.credit.limit"),
      align: "end",
      cell: (row) => (row.limitMinor === null ? "–" : <MoneyText amount={row.limitMinor} />),
    },
    { key: "state", title: t("clients.fields.status"), cell: (row) => t(`credit.granting.states.${stateOf(row)}`) },
    {
      key: "signed",
      title: t("credit.assessment.by"),
      cell: (row) =>
        row.grantedAt === null
          ? (row.assessedBy ?? t("credit.assessment.house"))
          : t("credit.granting.signedBy", {
              first: row.proposedBy ?? t("credit.assessment.house"),
              second: row.grantedBy ?? t("credit.assessment.house"),
            }),
    },
    {
      key: "why",
      title: t("credit.granting.overrideReason"),
      cell: (row) => row.overrideReason ?? "–",
    },
    { key: "until", title: t("credit.assessment.validUntil"), cell: (row) => <DateText value={row.validUntil} /> },
  ];
  return (
    <Card flush title={t("credit.assessment.past")}>
      <Answer query={past} waiting={<SkeletonRows rows={2} />}>
        {(rows) => (
          <DataTable
            caption={t("credit.assessment.past")}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            onOpen={(row) => onOpen(row.id)}
          />
        )}
      </Answer>
    </Card>
  );
}
