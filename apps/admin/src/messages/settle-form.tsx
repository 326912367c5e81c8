import { Alert, Button, Group, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { MessageId } from "@foyer/domain/messages/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../kernel/api.ts";
import { ErrorState } from "../kernel/states.tsx";

/** A person decides about a mail that may have arrived or was given up; the reason is recorded. */
export function SettleForm({ id, status }: { id: MessageId; status: "uncertain" | "dead" }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const settle = useMutation(
    trpc.messages.settle.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t("messages.settling.done") });
        await client.invalidateQueries(trpc.messages.pathFilter());
      },
    }),
  );
  const said = reason.trim();
  return (
    <Alert color="amber" title={t("messages.settling.title")}>
      <Stack gap="sm">
        {status === "uncertain" && <span>{t("messages.settling.uncertain")}</span>}
        <TextInput
          label={t("messages.settling.reason")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {settle.error && <ErrorState error={settle.error} />}
        <Group>
          {status === "uncertain" && (
            <Button
              variant="default"
              disabled={said === ""}
              loading={settle.isPending}
              onClick={() => settle.mutate({ id, decision: "arrived", reason: said })}
            >
              {t("messages.settling.arrived")}
            </Button>
          )}
          <Button
            disabled={said === ""}
            loading={settle.isPending}
            onClick={() => settle.mutate({ id, decision: "send-again", reason: said })}
          >
            {t("messages.settling.send-again")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
