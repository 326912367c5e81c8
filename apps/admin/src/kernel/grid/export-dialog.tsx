import { type ExportedView, type GridFilter } from "@foyer/domain/changes/views/schema";
import { mostContactRows } from "@foyer/domain/changes/views/rules";
import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api.ts";
import { ErrorState } from "../states.tsx";

/** A view as it is asked for: its filter as it stands. */
export type AskedView = Omit<ExportedView, "filter"> & { readonly filter: GridFilter };

/** Asks a director for a file that one does not carry away alone. (A2.8) */
export function ExportDialog({ view, onClose }: { view: AskedView | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={view !== null} onClose={onClose} title={t("changes.views.askTitle")}>
      {view && <ReasonForm view={view} onClose={onClose} />}
    </Modal>
  );
}

function ReasonForm({ view, onClose }: { view: AskedView; onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const ask = useMutation(
    trpc.clients.proposeExport.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.approvals.pathFilter());
        notifications.show({ message: t("changes.views.asked"), color: "pine" });
        onClose();
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate({ view, reason });
      }}
    >
      <Stack>
        <Text size="sm">{t("changes.views.askLead", { most: mostContactRows })}</Text>
        <Textarea
          label={t("changes.views.askReason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
          rows={2}
          data-autofocus
        />
        {ask.error && <ErrorState error={ask.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={reason.trim() === ""}>
            {t("changes.views.ask")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
