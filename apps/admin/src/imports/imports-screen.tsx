import { Button, Stack } from "@mantine/core";
import { importAct, importKinds } from "@foyer/domain/imports/schema";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type PropsWithChildren, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";
import { ImportForm, Samples } from "./import-form.tsx";
import { ImportStatusBadge, isOpen } from "./status-field.tsx";

type Listed = Outputs["imports"]["list"][number];

const everySecond = 1_000;

/** Files that were imported, and what became of them. */
export function ImportsScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const may = useMay();
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const list = useQuery(
    trpc.imports.list.queryOptions(
      {},
      { refetchInterval: ({ state }) => (state.data?.some((row) => isOpen(row.status)) ? everySecond : false) },
    ),
  );
  const choose = (may("imports:sales") || may("imports:ledger")) && (
    <Button leftSection={<IconFileImport size={18} stroke={1.6} />} onClick={() => setChoosing(true)}>
      {t("imports.new")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("imports.title")} lead={t("imports.lead")} actions={choose} />
      <Answer
        query={list}
        isEmpty={(data) => data.length === 0}
        empty={
          <EmptyState
            icon={IconFileImport}
            sentence={t("imports.empty")}
            action={choose && <FirstSteps>{choose}</FirstSteps>}
          />
        }
      >
        {(data) => (
          <Card flush>
            <ImportsTable rows={data} onOpen={(row) => void navigate(`/imports/${row.id}`)} />
          </Card>
        )}
      </Answer>
      <Drawer opened={choosing} onClose={() => setChoosing(false)} title={t("imports.new")} size="md">
        <ImportForm />
      </Drawer>
    </Page>
  );
}

/** What to do where nothing has been imported yet, with files to start from. */
function FirstSteps({ children }: PropsWithChildren) {
  const may = useMay();
  return (
    <Stack align="center">
      {children}
      {importKinds
        .filter((kind) => may(importAct(kind)))
        .map((kind) => (
          <Samples key={kind} kind={kind} />
        ))}
    </Stack>
  );
}

function ImportsTable({ rows, onOpen }: { rows: readonly Listed[]; onOpen: (row: Listed) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (key: "read" | "created" | "updated" | "unchanged" | "skipped"): Column<Listed> => ({
    key,
    title: t(`imports.counts.${key}`),
    align: "end",
    cell: (row) => format.integer(row.counts?.[key] ?? (key === "read" ? (row.rowsRead ?? 0) : 0)),
  });
  const columns: Column<Listed>[] = [
    { key: "file", title: t("imports.fileName"), lead: true, cell: (row) => row.fileName, sort: (row) => row.fileName },
    { key: "kind", title: t("imports.kind"), cell: (row) => t(`imports.kinds.${row.kind}`) },
    { key: "status", title: t("imports.status"), cell: (row) => <ImportStatusBadge status={row.status} /> },
    count("read"),
    count("created"),
    count("updated"),
    count("unchanged"),
    {
      key: "refused",
      title: t("imports.counts.refused"),
      align: "end",
      cell: (row) => format.integer(row.counts?.refusedRows ?? 0),
    },
    { key: "by", title: t("imports.by"), cell: (row) => row.by ?? "—" },
    {
      key: "at",
      title: t("imports.at"),
      cell: (row) => <InstantText value={row.createdAt} />,
      sort: (row) => row.createdAt,
    },
  ];
  return (
    <DataTable caption={t("imports.title")} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={onOpen} />
  );
}
