import { Button, Text } from "@mantine/core";
import { IconArrowBackUp, IconArrowMerge } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import type { Outputs } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { useMay } from "../../kernel/session.tsx";
import { EmptyState, ErrorState } from "../../kernel/states.tsx";
import { InstantText } from "../../kernel/text.tsx";
import { useMerges, useUndoMerge } from "./use-duplicates.ts";

type Merge = Outputs["duplicates"]["merges"][number];

/** Files that became one, each of which can become two again. */
export function MergesPanel() {
  const { t } = useTranslation();
  const merges = useMerges();
  const undo = useUndoMerge();
  const mayMerge = useMay()("duplicates:merge");
  const columns: Column<Merge>[] = [
    {
      key: "loser",
      title: t("clients.duplicates.pair"),
      lead: true,
      cell: (merge) => (
        <span>
          {merge.loserName}{" "}
          <Text span size="xs" c="dimmed">
            {merge.loserReference}
          </Text>{" "}
          {t("clients.duplicates.into")} <TextLink to={`/clients/${merge.winnerId}`}>{merge.winnerName}</TextLink>{" "}
          <Text span size="xs" c="dimmed">
            {merge.winnerReference}
          </Text>
        </span>
      ),
    },
    { key: "by", title: t("clients.duplicates.mergedBy"), cell: (merge) => merge.by ?? t("clients.duplicates.system") },
    { key: "at", title: t("clients.duplicates.mergedAt"), cell: (merge) => <InstantText value={merge.mergedAt} /> },
    {
      key: "undo",
      title: "",
      align: "end",
      cell: (merge) =>
        merge.undoneAt === null ? (
          mayMerge && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
              loading={undo.isPending && undo.variables.id === merge.id}
              onClick={() => undo.mutate({ id: merge.id })}
            >
              {t("clients.duplicates.undo")}
            </Button>
          )
        ) : (
          <Text size="sm" c="dimmed">
            {t("clients.duplicates.undone")}
          </Text>
        ),
    },
  ];
  return (
    <>
      {undo.error && <ErrorState error={undo.error} />}
      <Answer
        query={merges}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState icon={IconArrowMerge} sentence={t("clients.duplicates.none")} />}
      >
        {(data) => (
          <Card flush>
            <DataTable
              caption={t("clients.duplicates.merges")}
              columns={columns}
              rows={data}
              rowKey={(merge) => merge.id}
            />
          </Card>
        )}
      </Answer>
    </>
  );
}
