import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ClientId } from "@foyer/domain/clients/schema";
import { longestTip } from "@foyer/domain/clients/tips/schema";
import { IconBulb } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { type TipAbout, TipClientField } from "./tip-client-field.tsx";

interface SendTipProps {
  /** The client whose page one stands on; without it one says whom the tip is about. */
  clientId?: ClientId;
  variant?: "filled" | "default";
}

/** The button that opens the one-field form. (A2.2) */
export function SendTip({ clientId, variant = "default" }: SendTipProps) {
  const { t } = useTranslation();
  const maySend = useMay()("tips:send");
  const [opened, setOpened] = useState(false);
  if (!maySend) return null;
  const close = () => setOpened(false);
  return (
    <>
      <Button variant={variant} leftSection={<IconBulb size={17} stroke={1.7} />} onClick={() => setOpened(true)}>
        {t("clients.tips.send")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("clients.tips.send")}>
        {opened && <TipForm onDone={close} {...(clientId !== undefined && { clientId })} />}
      </Modal>
    </>
  );
}

function TipForm({ clientId, onDone }: { clientId?: ClientId; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [about, setAbout] = useState<TipAbout | null>(clientId === undefined ? null : { clientId, about: null });
  const [text, setText] = useState("");
  const send = useMutation(
    trpc.tips.send.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.tips.pathFilter());
        notifications.show({ message: t("clients.tips.sent"), color: "pine" });
        onDone();
      },
    }),
  );
  const isReady = about !== null && text.trim() !== "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (about && isReady) send.mutate({ key, ...about, text });
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t("clients.tips.sendLead")}
        </Text>
        {clientId === undefined && <TipClientField label={t("clients.tips.client")} takesNames onChange={setAbout} />}
        <Textarea
          label={t("clients.tips.what")}
          placeholder={t("clients.tips.whatHint")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={longestTip}
          rows={3}
          {...(clientId !== undefined && { "data-autofocus": true })}
        />
        {send.error && <ErrorState error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={!isReady}>
            {t("clients.tips.send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
