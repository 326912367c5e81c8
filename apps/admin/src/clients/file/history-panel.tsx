import { Button } from "@mantine/core";
import type { ClientId } from "@foyer/domain/clients/schema";
import { IconArrowBackUp, IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Inputs, type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Card } from "../../kernel/page.tsx";
import { EmptyState, SkeletonRows } from "../../kernel/states.tsx";
import { InstantText } from "../../kernel/text.tsx";
import style from "./history-panel.module.css";
import { PutBackDialog } from "./put-back-dialog.tsx";
import { type Names, useFieldText, useValueText } from "./use-value-text.ts";

export type HistoryEntry = Outputs["clients"]["history"]["rows"][number];
type Place = Inputs["clients"]["history"]["before"];

const pageLength = 30;

function useHistory(clientId: ClientId) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const first: Place = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.clients.history.queryKey(), "pages", clientId],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: Place; signal: AbortSignal }) =>
      api.clients.history.query(
        { id: clientId, limit: pageLength, ...(pageParam && { before: pageParam }) },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Every change to the file and to the persons in it: what, from what to what, who, when and why; one value can be put back. */
export function HistoryPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const pages = useHistory(clientId);
  const [asked, setAsked] = useState<HistoryEntry>();
  const names = {
    staff: pages.data?.pages.flatMap((page) => page.names.staff) ?? [],
    clients: pages.data?.pages.flatMap((page) => page.names.clients) ?? [],
  };
  const columns = useHistoryColumns(names, setAsked);
  return (
    <Card title={t("clients.file.history.title")} flush>
      <Answer
        query={pages}
        waiting={<SkeletonRows rows={4} />}
        isEmpty={(data) => data.pages[0]?.rows.length === 0}
        empty={<EmptyState icon={IconHistory} sentence={t("changes.empty")} />}
      >
        {(data) => (
          <DataTable
            caption={t("clients.file.history.title")}
            columns={columns}
            rows={data.pages.flatMap((page) => page.rows)}
            rowKey={(entry) => `${entry.number}.${entry.line}`}
          />
        )}
      </Answer>
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          radius={0}
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("kernel.loadMore")}
        </Button>
      )}
      <PutBackDialog entry={asked} names={names} onClose={() => setAsked(undefined)} />
    </Card>
  );
}

function useHistoryColumns(names: Names, onPutBack: (entry: HistoryEntry) => void): Column<HistoryEntry>[] {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const valueText = useValueText(names);
  const what = (entry: HistoryEntry) => {
    if (entry.act === "clients.reveal")
      return `${fieldText(entry.field, entry.subject)} · ${t("clients.file.history.revealed")}`;
    if (entry.field !== "") return fieldText(entry.field, entry.subject);
    return t(entry.subject === "client" ? "clients.file.history.opened" : "clients.file.history.added");
  };
  return [
    {
      key: "what",
      title: t("changes.field"),
      lead: true,
      cell: (entry) => (
        <span className={style["what"]}>
          {what(entry)}
          {entry.subject === "contact" && <span className={style["soft"]}>{entry.contactName}</span>}
        </span>
      ),
    },
    {
      key: "values",
      title: `${t("changes.before")} → ${t("changes.after")}`,
      width: "38%",
      cell: (entry) => <Values entry={entry} text={valueText} />,
    },
    {
      key: "who",
      title: t("changes.who"),
      cell: (entry) => (
        <span className={style["who"]}>
          {entry.by ?? t("changes.system")}
          <span className={style["soft"]}>
            <InstantText value={entry.at} />
          </span>
        </span>
      ),
    },
    { key: "reason", title: t("changes.reason"), cell: (entry) => entry.reason ?? "" },
    {
      key: "putBack",
      title: "",
      align: "end",
      cell: (entry) =>
        entry.restorable && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
            aria-label={t("clients.file.history.putBackOf", {
              field: fieldText(entry.field, entry.subject),
              value: valueText(entry.field, entry.before),
            })}
            onClick={() => onPutBack(entry)}
          >
            {t("clients.file.history.putBack")}
          </Button>
        ),
    },
  ];
}

function Values({ entry, text }: { entry: HistoryEntry; text: (field: string, value: unknown) => string }) {
  const { t } = useTranslation();
  if (entry.field === "" || entry.act === "clients.reveal") return null;
  // nothing changes from nothing to nothing: what it was is not for this reader
  if (entry.before === null && entry.after === null)
    return <span className={style["soft"]}>{t("clients.file.history.closed")}</span>;
  return (
    <span className={style["values"]}>
      <del>{text(entry.field, entry.before)}</del>
      <span aria-hidden>→</span>
      <ins>{text(entry.field, entry.after)}</ins>
    </span>
  );
}
