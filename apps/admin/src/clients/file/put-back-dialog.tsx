import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import type { HistoryEntry } from "./history-panel.tsx";
import { type Names, useFieldText, useValueText } from "./use-value-text.ts";

interface PutBackDialogProps {
  entry: HistoryEntry | undefined;
  names: Names;
  onClose: () => void;
}

/** Sets one field back to what it was before a change: judged and recorded like any other edit. */
export function PutBackDialog({ entry, names, onClose }: PutBackDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={entry !== undefined} onClose={onClose} title={t("clients.file.history.putBackTitle")}>
      {entry && <Question entry={entry} names={names} onClose={onClose} />}
    </Modal>
  );
}

function Question({ entry, names, onClose }: PutBackDialogProps & { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const fieldText = useFieldText();
  const valueText = useValueText(names);
  const putBack = useMutation(
    trpc.clients.putBack.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.clients.pathFilter());
        await client.invalidateQueries(trpc.overview.timeline.pathFilter());
        notifications.show({ message: t("clients.file.history.done"), color: "pine" });
        onClose();
      },
    }),
  );
  return (
    <Stack>
      <Text size="sm">
        {t("clients.file.history.putBackLead", {
          field: fieldText(entry.field, entry.subject),
          before: valueText(entry.field, entry.before),
        })}
      </Text>
      {putBack.error && <ErrorState error={putBack.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("kernel.cancel")}
        </Button>
        <Button
          loading={putBack.isPending}
          data-autofocus
          onClick={() => putBack.mutate({ number: entry.number, line: entry.line })}
        >
          {t("clients.file.history.putBack")}
        </Button>
      </Group>
    </Stack>
  );
}
