import type { ClientId } from "@foyer/domain/clients/schema";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { isWordKey } from "../kernel/language.ts";
import { Card } from "../kernel/page.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";
import { useOwnerOptions } from "./columns.tsx";

type Entry = Outputs["changes"]["ofRow"][number];

/** Every change to the file: field, before, after, who and when. */
export function HistoryPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const valueText = useValueText();
  const changes = useQuery(trpc.changes.ofRow.queryOptions({ subject: "client", row: clientId }));
  const fieldText = (field: string) => {
    const key = `clients.fields.${field}`;
    if (field === "") return t("changes.created");
    return isWordKey(key) ? t(key) : field;
  };
  const columns: Column<Entry>[] = [
    { key: "when", title: t("changes.when"), cell: (entry) => <InstantText value={entry.at} />, lead: true },
    { key: "who", title: t("changes.who"), cell: (entry) => entry.by ?? t("changes.system") },
    { key: "field", title: t("changes.field"), cell: (entry) => fieldText(entry.field) },
    { key: "before", title: t("changes.before"), cell: (entry) => valueText(entry.field, entry.before) },
    { key: "after", title: t("changes.after"), cell: (entry) => valueText(entry.field, entry.after) },
    { key: "reason", title: t("changes.reason"), cell: (entry) => entry.reason },
  ];
  return (
    <Card title={t("changes.title")} flush>
      <Answer
        query={changes}
        waiting={<SkeletonRows rows={4} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState icon={IconHistory} sentence={t("changes.empty")} />}
      >
        {(data) => (
          <DataTable
            caption={t("changes.title")}
            columns={columns}
            rows={data}
            rowKey={(entry) => `${entry.number}.${entry.line}`}
          />
        )}
      </Answer>
    </Card>
  );
}

/** A stored value as the grid shows it: the owner's name, the word of a class. */
function useValueText() {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  return (field: string, value: unknown): string => {
    if (typeof value === "boolean") return t(value ? "kernel.yes" : "kernel.no");
    if (typeof value === "number") return owners.find((owner) => owner.value === String(value))?.label ?? String(value);
    if (typeof value !== "string" || value === "") return "—";
    const lists: Record<string, string> = { class: "classes", tier: "tiers", source: "sources", kind: "kinds" };
    const key = `clients.${lists[field]}.${value}`;
    return isWordKey(key) ? t(key) : value;
  };
}
