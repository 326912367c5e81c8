import type { ClientId } from "@foyer/domain/clients/schema";
import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { type TipAbout, TipClientField } from "../tips/tip-client-field.tsx";

interface AskMergeProps {
  opened: boolean;
  file: { readonly id: ClientId; readonly name: string };
  onClose: () => void;
}

/** Asks a manager to make one client of this file and another. (A2.5) */
export function AskMergeDialog({ opened, file, onClose }: AskMergeProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("clients.askMerge.title", { name: file.name })}>
      {opened && <AskMergeForm file={file} onClose={onClose} />}
    </Modal>
  );
}

function AskMergeForm({ file, onClose }: Omit<AskMergeProps, "opened">) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [other, setOther] = useState<TipAbout | null>(null);
  const [stays, setStays] = useState<"this" | "other">("this");
  const [reason, setReason] = useState("");
  const ask = useMutation(
    trpc.duplicates.proposeMerge.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.approvals.pathFilter());
        notifications.show({ message: t("clients.askMerge.asked"), color: "pine" });
        onClose();
      },
    }),
  );
  const otherId = other?.clientId ?? null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (otherId === null) return;
        const [winnerId, loserId] = stays === "this" ? [file.id, otherId] : [otherId, file.id];
        ask.mutate({ winnerId, loserId, reason });
      }}
    >
      <Stack>
        <Text size="sm">{t("clients.askMerge.lead")}</Text>
        <TipClientField label={t("clients.askMerge.other")} takesNames={false} onChange={setOther} />
        <SegmentedControl
          aria-label={t("clients.askMerge.stays")}
          data={(["this", "other"] as const).map((value) => ({ value, label: t(`clients.askMerge.${value}Stays`) }))}
          value={stays}
          onChange={(value) => setStays(value === "other" ? "other" : "this")}
        />
        <Textarea
          label={t("clients.askMerge.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
          rows={2}
        />
        {ask.error && <ErrorState error={ask.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={otherId === null || reason.trim() === ""}>
            {t("clients.askMerge.ask")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
