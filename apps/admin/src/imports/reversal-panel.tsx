import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { importAct } from "@foyer/domain/imports/schema";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card } from "../kernel/page.tsx";
import { codeText } from "../kernel/refusal-text.ts";
import { useMay } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { type Kept, subjectText } from "./columns.tsx";

type Import = Outputs["imports"]["get"];

/** Offers to take an applied import back, once, after saying what that means. */
export function ReverseButton({ of }: { of: Import }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const reverse = useMutation(
    trpc.imports.reverse.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await client.invalidateQueries(trpc.imports.pathFilter());
      },
    }),
  );
  if (of.status !== "applied" || of.changeNumber === null || !may(importAct(of.kind))) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={18} stroke={1.6} />}
        onClick={() => setAsking(true)}
      >
        {t("imports.reverse.button")}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t("imports.reverse.button")}>
        <Stack>
          <Text>{t("imports.reverse.hint")}</Text>
          {reverse.error && <ErrorState error={reverse.error} />}
          <Group justify="end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("kernel.cancel")}
            </Button>
            <Button color="red" loading={reverse.isPending} onClick={() => reverse.mutate({ id: of.id })}>
              {t("imports.reverse.confirm")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** What became of taking it back: what went, what was put back, and what stays with the reason. */
export function ReversalPanel({ reversal }: { reversal: NonNullable<Import["reversal"]> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([subject, count]) => `${subjectText(subject, t)} ${format.integer(count)}`)
      .join(" · ") || "0";
  const columns: Column<Kept & { index: number }>[] = [
    {
      key: "row",
      title: t("imports.dry.row"),
      lead: true,
      cell: (row) => `${subjectText(row.subject, t)} ${row.name}`,
    },
    { key: "field", title: t("imports.dry.field"), cell: (row) => row.field ?? "—" },
    { key: "why", title: t("imports.why"), cell: (row) => codeText(row.code), sort: (row) => row.code },
  ];
  return (
    <Stack>
      <StatTiles>
        <StatTile label={t("imports.reverse.takenAway")} value={counted(reversal.takenAway)} />
        <StatTile label={t("imports.reverse.putBack")} value={counted(reversal.putBack)} />
        <StatTile label={t("imports.reverse.kept")} value={format.integer(reversal.kept)} />
      </StatTiles>
      {reversal.rows.length === 0 ? (
        <Text c="dimmed">{t("imports.reverse.nothingKept")}</Text>
      ) : (
        <Card title={t("imports.reverse.keptTitle")} flush>
          <DataTable
            caption={t("imports.reverse.keptTitle")}
            columns={columns}
            rows={reversal.rows.map((row, index) => ({ ...row, index }))}
            rowKey={(row) => row.index}
          />
        </Card>
      )}
    </Stack>
  );
}
