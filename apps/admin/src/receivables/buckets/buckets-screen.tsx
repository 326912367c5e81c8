import { standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { DateText } from "../../kernel/text.tsx";
import { Buckets } from "./buckets-field.tsx";
import { BucketsForm } from "./buckets-form.tsx";

type Version = Pick<Outputs["receivables"]["bucketVersions"][number], "name" | "edges" | "by"> & {
  /** Nothing: what stands before anything was set. */
  fromDate: Outputs["receivables"]["bucketVersions"][number]["fromDate"] | null;
};

/** By which days the aging is cut: named sets, each from a day on. (A7.6) */
export function BucketsScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const versions = useQuery(trpc.receivables.bucketVersions.queryOptions());
  const columns: Column<Version>[] = [
    {
      key: "name",
      title: t("receivables.aging.sets.name"),
      lead: true,
      cell: ({ name }) => (name === standardSet ? t("receivables.aging.standardSet") : name),
    },
    {
      key: "from",
      title: t("receivables.aging.sets.from"),
      cell: ({ fromDate }) => (fromDate === null ? t("receivables.aging.sets.always") : <DateText value={fromDate} />),
    },
    { key: "edges", title: t("receivables.aging.sets.buckets"), cell: ({ edges }) => <Buckets edges={edges} /> },
    {
      key: "by",
      title: t("receivables.aging.sets.by"),
      cell: ({ by, fromDate }) =>
        by ?? t(fromDate === null ? "receivables.aging.sets.default" : "receivables.aging.source.byHouse"),
    },
  ];
  const byDefault: Version = { name: standardSet, fromDate: null, edges: standardEdges, by: null };
  return (
    <Page>
      <PageHeader title={t("receivables.aging.sets.title")} lead={t("receivables.aging.sets.lead")} />
      <Answer query={versions}>
        {(rows) => (
          <>
            <Card flush>
              <DataTable
                caption={t("receivables.aging.sets.title")}
                columns={columns}
                rows={[...rows, byDefault].toSorted(standardFirst)}
                rowKey={({ name, fromDate }) => `${name} ${fromDate ?? ""}`}
              />
            </Card>
            <Can act="receivables:write">
              <Card title={t("receivables.aging.sets.change")}>
                <BucketsForm versions={rows} />
              </Card>
            </Can>
          </>
        )}
      </Answer>
    </Page>
  );
}

const standardFirst = (a: Version, b: Version): number =>
  Number(b.name === standardSet) - Number(a.name === standardSet);
