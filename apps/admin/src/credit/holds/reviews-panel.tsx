import { IconChecklist } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { GradeBadge } from "../granting/grade-field.tsx";

type Review = Outputs["credit"]["reviews"]["rows"][number];

/** Whose credit is to be assessed again, and why; the scorecard is a click away. (A7.2) */
export function ReviewsPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const reviews = useQuery(trpc.credit.reviews.queryOptions({}));
  const columns: Column<Review>[] = [
    {
      key: "client",
      title: t("credit.holds.columns.client"),
      lead: true,
      cell: (row) => <TextLink to={`/credit/${row.clientId}`}>{row.client}</TextLink>,
    },
    { key: "owner", title: t("credit.holds.columns.owner"), cell: (row) => row.owner ?? "—" },
    {
      key: "reasons",
      title: t("credit.holds.columns.reasons"),
      cell: (row) => row.reasons.map((reason) => t(`credit.granting.reviews.reasons.${reason}`)).join(" · "),
    },
    { key: "due", title: t("credit.granting.reviews.due"), cell: (row) => <DateText value={row.dueOn} /> },
    { key: "grade", title: t("clients.credit.grade"), cell: (row) => <GradeBadge grade={row.grade} /> },
    {
      key: "limit",
      title: t("clients.credit.limit"),
      align: "end",
      cell: (row) => (row.limitMinor === null ? "—" : <MoneyText amount={row.limitMinor} bare />),
    },
  ];
  return (
    <Answer
      query={reviews}
      isEmpty={(data) => data.count === 0}
      empty={<EmptyState icon={IconChecklist} sentence={t("credit.holds.empty.reviews")} />}
    >
      {({ rows }) => (
        <Card flush>
          <DataTable
            caption={t("credit.holds.views.reviews")}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.clientId}
          />
        </Card>
      )}
    </Answer>
  );
}
