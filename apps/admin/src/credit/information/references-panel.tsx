import type { ClientId } from "@foyer/domain/clients/schema";
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Drawer } from "../../kernel/drawer.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { DateText } from "../../kernel/text.tsx";
import { ReasonForm } from "../../receivables/posting/reason-form.tsx";
import { ReferenceForm } from "./reference-form.tsx";
import { useInformationAct } from "./use-information.ts";

type Reference = Outputs["creditFile"]["of"]["references"][number];

interface ReferencesPanelProps {
  clientId: ClientId;
  references: readonly Reference[];
  mayWrite: boolean;
}

/** What others say of a client's paying. */
export function ReferencesPanel({ clientId, references, mayWrite }: ReferencesPanelProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const columns: Column<Reference>[] = [
    { key: "name", title: t("credit.information.referenceFrom"), lead: true, cell: (row) => row.name },
    { key: "kind", title: t("credit.information.kind"), cell: (row) => t(`credit.information.kinds.${row.kind}`) },
    {
      key: "verdict",
      title: t("credit.information.verdict"),
      cell: (row) => t(`credit.information.verdicts.${row.verdict}`),
    },
    { key: "givenOn", title: t("credit.information.givenOn"), cell: (row) => <DateText value={row.givenOn} /> },
    { key: "note", title: t("credit.information.note"), cell: (row) => <Text size="sm">{row.note}</Text> },
    ...(mayWrite
      ? [{ key: "remove", title: "", cell: (row: Reference) => <Remove id={row.id} /> } satisfies Column<Reference>]
      : []),
  ];
  const add = mayWrite && (
    <Button size="xs" variant="default" onClick={() => setAdding(true)}>
      {t("credit.information.addReference")}
    </Button>
  );
  return (
    <Card flush title={t("credit.information.references")} actions={add}>
      {references.length === 0 ? (
        <EmptyState sentence={t("credit.information.noReferences")} />
      ) : (
        <DataTable
          caption={t("credit.information.references")}
          columns={columns}
          rows={references}
          rowKey={(row) => row.id}
        />
      )}
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("credit.information.addReference")} size="md">
        <ReferenceForm clientId={clientId} onDone={() => setAdding(false)} />
      </Drawer>
    </Card>
  );
}

function Remove({ id }: { id: Reference["id"] }) {
  const { t } = useTranslation();
  const archive = useInformationAct("archiveReference");
  return (
    <ReasonForm
      act={t("credit.information.archive")}
      error={archive.error}
      isPending={archive.isPending}
      onSend={({ reason }) => archive.mutateAsync({ id, reason })}
    />
  );
}
