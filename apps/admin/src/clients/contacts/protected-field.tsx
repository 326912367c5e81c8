import { ActionIcon, Button, CopyButton, Group, Modal, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import type { ContactId, ProtectedField } from "@foyer/domain/clients/schema";
import { IconCheck, IconCopy, IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPCClient } from "../../kernel/api.ts";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import style from "./contacts-panel.module.css";

interface ProtectedValueProps {
  contactId: ContactId;
  field: ProtectedField;
  mask: string | null;
  /** Said beside it: that it is the preferred way. */
  mark?: string | undefined;
  /** Another way to be shown it than by the right to reveal any contact: nothing where there is none. */
  by?: Revealing;
}

/** Shows a value in clear, for a reason that is recorded. */
export type Revealing = (asked: { contactId: ContactId; reason: string }) => Promise<string>;

/** A masked value and the way to see it whole: with a reason, which is recorded. It stays revealed only on this page. (A2.8) */
export function ProtectedValue({ contactId, field, mask, mark, by }: ProtectedValueProps) {
  const { t } = useTranslation();
  const mayRevealAny = useMay()("contacts:reveal");
  const mayReveal = by !== undefined || mayRevealAny;
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<string>();
  if (mask === null) return null;
  const name = t(`clients.contacts.fields.${field}`);
  return (
    <div className={style["value"]}>
      <dt>{name}</dt>
      <dd>
        <span className={clear ? style["clear"] : undefined}>{clear ?? mask}</span>
        {mark && <span className={style["mark"]}>{mark}</span>}
      </dd>
      {clear !== undefined && <CopyValue value={clear} />}
      {clear === undefined && mayReveal && (
        <Tooltip label={t("clients.contacts.reveal")}>
          <ActionIcon
            size="sm"
            aria-label={t("kernel.labelled", { label: t("clients.contacts.reveal"), value: name })}
            onClick={() => setAsking(true)}
          >
            <IconEye size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("clients.contacts.revealTitle", { field: name })}
      >
        <ReasonForm
          contactId={contactId}
          field={field}
          by={by}
          onCancel={() => setAsking(false)}
          onRevealed={(value) => {
            setClear(value);
            setAsking(false);
          }}
        />
      </Modal>
    </div>
  );
}

function CopyValue({ value }: { value: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <ActionIcon size="sm" aria-label={t("kernel.copy")} onClick={copy}>
          {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        </ActionIcon>
      )}
    </CopyButton>
  );
}

interface ReasonFormProps {
  contactId: ContactId;
  field: ProtectedField;
  by: Revealing | undefined;
  onCancel: () => void;
  onRevealed: (value: string) => void;
}

function ReasonForm({ contactId, field, by, onCancel, onRevealed }: ReasonFormProps) {
  const { t } = useTranslation();
  const api = useTRPCClient();
  const [reason, setReason] = useState("");
  const reveal = useMutation({
    mutationFn: (why: string) =>
      by ? by({ contactId, reason: why }) : api.clients.reveal.mutate({ contactId, field, reason: why }),
    onSuccess: onRevealed,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reveal.mutate(reason);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t("clients.contacts.revealLead")}
        </Text>
        <TextInput
          label={t("clients.contacts.revealReason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        {reveal.error && <ErrorState error={reveal.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={reveal.isPending} disabled={reason.trim() === ""}>
            {t("clients.contacts.reveal")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
