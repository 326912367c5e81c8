import type { ClientId } from "@foyer/domain/clients/schema";
import type { LedgerItemId } from "@foyer/domain/receivables/schema";
import { Badge, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { DateText } from "../../kernel/text.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { useStepName } from "./use-step-name.ts";

type Step = Outputs["dunning"]["stepsOfItem"][number];

/** Which steps of the ladder an item took, and when; nothing where it took none. */
export function StepsPanel({ itemId }: { itemId: LedgerItemId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const stepName = useStepName();
  const steps = useQuery(trpc.dunning.stepsOfItem.queryOptions({ itemId }));
  const rows = steps.data ?? [];
  if (rows.length === 0) return null;
  const said = (row: Step): string =>
    row.kind === "call"
      ? t(`receivables.dunning.callStatuses.${row.status === "open" || row.status === "done" ? row.status : "dropped"}`)
      : t(`receivables.dunning.statuses.${row.status === "open" || row.status === "done" ? "sent" : row.status}`);
  const columns: Column<Step>[] = [
    { key: "on", title: t("receivables.dunning.on"), lead: true, cell: (row) => <DateText value={row.on} /> },
    { key: "kind", title: t("receivables.dunning.kind"), cell: (row) => stepName(row) },
    { key: "days", title: t("receivables.items.daysPastDue"), align: "end", cell: (row) => Math.max(0, row.daysLate) },
    { key: "status", title: t("receivables.periods.status"), cell: (row) => <Badge color="gray">{said(row)}</Badge> },
  ];
  return (
    <>
      <h3>{t("receivables.dunning.steps")}</h3>
      <Card flush>
        <DataTable
          caption={t("receivables.dunning.steps")}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.on} ${row.kind} ${row.number}`}
        />
      </Card>
    </>
  );
}

/** In one line: what was last written to a client, what comes next, and where the rest stands. */
export function DunningLine({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  const stepName = useStepName();
  const dunned = useQuery(trpc.dunning.client.queryOptions({ clientId }));
  const late = dunned.data?.accounts.filter(({ items }) => items.some(({ daysLate }) => daysLate > 0)) ?? [];
  const last = dunned.data?.letters.find(({ status }) => status === "sent");
  if (late.length === 0 && !last) return null;
  return (
    <Group gap="sm" p="sm">
      {last && (
        <span>
          {t("receivables.dunning.lastLetter")}: {stepName(last)}, {format.date(last.runDate)}
        </span>
      )}
      {late.map(({ currency, next, held }) =>
        next ? (
          <span key={currency}>
            {t("receivables.dunning.mayNext", { step: stepName(next.step), date: format.date(next.on) })}
          </span>
        ) : (
          <HeldPanel key={currency} reasons={held} />
        ),
      )}
      <TextLink to={`/ledger/collections?client=${clientId}`}>{t("receivables.dunning.steps")}</TextLink>
    </Group>
  );
}
