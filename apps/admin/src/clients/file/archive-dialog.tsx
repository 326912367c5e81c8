import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../kernel/states.tsx";

interface ArchiveDialogProps {
  opened: boolean;
  title: string;
  /** What follows from it. */
  lead: string;
  ask: string;
  isBusy: boolean;
  error: unknown;
  onClose: () => void;
  onArchive: (reason: string) => void;
}

/** Asks why something is put away: nothing is deleted, and nothing is put away without a reason. (A2.7) */
export function ArchiveDialog({ opened, title, onClose, ...rest }: ArchiveDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      {opened && <ReasonForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

function ReasonForm({ lead, ask, isBusy, error, onClose, onArchive }: Omit<ArchiveDialogProps, "opened" | "title">) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onArchive(reason.trim());
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
        <TextInput
          label={ask}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        {error !== null && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" color="brick" loading={isBusy} disabled={reason.trim() === ""}>
            {t("clients.file.archive")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
