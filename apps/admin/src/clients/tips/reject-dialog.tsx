import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { TipId } from "@foyer/domain/clients/tips/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";

/** A no is said with a word: the sender reads it. (A2.2) */
export function RejectDialog({ id, onClose }: { id: TipId | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={id !== null} onClose={onClose} title={t("clients.tips.rejectTitle")}>
      {id !== null && <RejectForm key={id} id={id} onClose={onClose} />}
    </Modal>
  );
}

function RejectForm({ id, onClose }: { id: TipId; onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [answer, setAnswer] = useState("");
  const reject = useMutation(
    trpc.tips.reject.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.tips.pathFilter());
        notifications.show({ message: t("clients.tips.rejected"), color: "pine" });
        onClose();
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reject.mutate({ id, answer });
      }}
    >
      <Stack>
        <Textarea
          aria-label={t("clients.tips.rejectTitle")}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          maxLength={400}
          rows={2}
          data-autofocus
        />
        {reject.error && <ErrorState error={reject.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={reject.isPending} disabled={answer.trim() === ""}>
            {t("clients.tips.reject")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
