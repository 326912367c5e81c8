import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowBackUp, IconArrowLeft, IconSearch, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Inputs, type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card, FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { useMay } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { InstantText } from "../../kernel/text.tsx";
import { useRestore } from "../file/use-archive.ts";
import { TierBadge } from "../tier-field.tsx";

type Row = Outputs["clients"]["trash"]["rows"][number];
type After = Inputs["clients"]["trash"]["after"];

function useTrash(search: string) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.clients.trash.queryKey(), "pages", search],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      api.clients.trash.query({ search, limit: 50, ...(pageParam && { after: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** The files that were put away: by whom, when and why; each can be taken out again. (A2.7) */
export function TrashScreen() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const pages = useTrash(search);
  const restore = useRestore();
  const columns = useTrashColumns(restore);
  return (
    <Page>
      <PageHeader
        title={t("clients.trash.title")}
        lead={t("clients.trash.lead")}
        trail={
          <>
            <IconArrowLeft size={14} aria-hidden />
            <TextLink to="/clients">{t("clients.file.back")}</TextLink>
          </>
        }
      />
      <FilterBar label={t("kernel.filter")}>
        <TextInput
          aria-label={t("kernel.search")}
          placeholder={t("clients.trash.searchHint")}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          w={{ base: "100%", sm: 260 }}
        />
      </FilterBar>
      {restore.error && <ErrorState error={restore.error} />}
      <Answer
        query={pages}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconTrash} sentence={t(search ? "clients.trash.noneFound" : "clients.trash.none")} />}
      >
        {(data) => (
          <Card flush>
            <DataTable
              caption={t("clients.trash.title")}
              columns={columns}
              rows={data.pages.flatMap((page) => page.rows)}
              rowKey={(row) => row.id}
              stale={pages.isPlaceholderData}
            />
          </Card>
        )}
      </Answer>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("kernel.loadMore")}
        </Button>
      )}
    </Page>
  );
}

function useTrashColumns(restore: ReturnType<typeof useRestore>): Column<Row>[] {
  const { t } = useTranslation();
  const mayWrite = useMay()("clients:write");
  return [
    {
      key: "name",
      title: t("clients.fields.name"),
      lead: true,
      cell: (row) => <TextLink to={`/clients/${row.id}`}>{row.name}</TextLink>,
    },
    { key: "reference", title: t("clients.fields.reference"), cell: (row) => row.reference },
    { key: "tier", title: t("clients.fields.tier"), cell: (row) => <TierBadge tier={row.tier} /> },
    { key: "owner", title: t("clients.fields.ownerId"), cell: (row) => row.ownerName ?? t("clients.noOwner") },
    { key: "at", title: t("clients.trash.archivedAt"), cell: (row) => <InstantText value={row.archivedAt} /> },
    {
      key: "by",
      title: t("clients.trash.archivedBy"),
      cell: (row) => row.archivedBy ?? (row.archivedAt ? t("changes.system") : "—"),
    },
    { key: "why", title: t("clients.trash.reason"), cell: (row) => row.reason ?? "" },
    {
      key: "restore",
      title: "",
      align: "end",
      cell: (row) =>
        mayWrite && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
            aria-label={t("clients.trash.restore", { name: row.name })}
            loading={restore.isPending && restore.variables.id === row.id}
            onClick={() => restore.mutate(row)}
          >
            {t("clients.file.restore")}
          </Button>
        ),
    },
  ];
}
