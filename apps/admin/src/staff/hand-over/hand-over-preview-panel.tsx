import { Select } from "@mantine/core";
import type { HandOverPlan } from "@foyer/domain/staff/hand-over/schema";
import { StaffId } from "@foyer/domain/staff/schema";
import { useTranslation } from "react-i18next";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { isWordKey } from "../../kernel/language.ts";
import { EmptyState } from "../../kernel/states.tsx";
import type { Preview } from "./use-hand-over.ts";

type Row = Preview["clients"][number];

interface HandOverPreviewProps {
  preview: Preview;
  assigned: HandOverPlan["assigned"];
  onAssign: (assigned: HandOverPlan["assigned"]) => void;
}

/** What moves and to whom: counts by kind, each successor's share, and client by client, where a single one can go elsewhere. */
export function HandOverPreview({ preview, assigned, onAssign }: HandOverPreviewProps) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const people = preview.shares.map(({ staffId, name }) => ({ value: String(staffId), label: name }));
  const total = preview.counts.find(({ part }) => part === "clients")?.count ?? 0;
  const assign = (row: Row, to: string | null) => {
    if (to === null) return;
    const others = assigned.filter(({ clientId }) => clientId !== row.id);
    onAssign([...others, { clientId: row.id, to: StaffId.parse(Number(to)) }]);
  };
  const tierText = ({ tier }: Row) => {
    const word = `clients.tiers.${tier}`;
    return isWordKey(word) ? t(word) : tier;
  };
  const columns: Column<Row>[] = [
    { key: "name", title: t("staff.handOver.client"), cell: (row) => row.name, sort: (row) => row.name, lead: true },
    { key: "tier", title: t("staff.handOver.tier"), cell: tierText, sort: (row) => row.tier, width: "6rem" },
    {
      key: "to",
      title: t("staff.handOver.to"),
      cell: (row) => (
        <Select
          aria-label={t("kernel.labelled", { label: t("staff.handOver.to"), value: row.name })}
          size="xs"
          data={people}
          value={String(row.to)}
          allowDeselect={false}
          onChange={(to) => assign(row, to)}
        />
      ),
    },
  ];
  return (
    <>
      <Card title={t("staff.handOver.moves")}>
        <Figures>
          {preview.counts.map(({ part, count }) => (
            <Figure key={part} label={t(`staff.handOver.parts.${part}`)}>
              {integer(count)}
            </Figure>
          ))}
          {preview.shares.map(({ staffId, name, count }) => (
            <Figure key={staffId} label={t("kernel.labelled", { label: t("staff.handOver.to"), value: name })}>
              {integer(count)}
            </Figure>
          ))}
        </Figures>
      </Card>
      {preview.clients.length === 0 ? (
        <EmptyState sentence={t("staff.handOver.nothing")} />
      ) : (
        <Card flush>
          <DataTable
            caption={t("staff.handOver.parts.clients")}
            columns={columns}
            rows={preview.clients}
            rowKey={(row) => row.id}
          />
        </Card>
      )}
      {preview.clients.length < total && <p>{t("staff.handOver.shown", { shown: integer(preview.clients.length) })}</p>}
    </>
  );
}
