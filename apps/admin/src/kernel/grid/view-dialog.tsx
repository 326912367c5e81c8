import type { Audience } from "@foyer/domain/changes/views/schema";
import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../session.tsx";
import { ErrorState } from "../states.tsx";

interface ViewDialogProps {
  opened: boolean;
  name: string;
  asksAudience: boolean;
  error: unknown;
  onClose: () => void;
  onDone: (given: { name: string; audience: Audience }) => Promise<void>;
}

/** The name of a view, and of a new one who sees it. */
export function ViewDialog({ opened, onClose, ...rest }: ViewDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("changes.views.name")}>
      {opened && <ViewForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

const audiences = ["private", "shared"] as const;

function ViewForm({ name, asksAudience, error, onClose, onDone }: Omit<ViewDialogProps, "opened">) {
  const { t } = useTranslation();
  const mayShare = useMay()("views:share");
  const [typed, setTyped] = useState(name);
  const [audience, setAudience] = useState<(typeof audiences)[number]>("private");
  const [hasFailed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        onDone({ name: typed.trim(), audience }).then(onClose, () => {
          setFailed(true);
          setBusy(false);
        });
      }}
    >
      <Stack>
        <TextInput
          label={t("changes.views.name")}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          maxLength={60}
          data-autofocus
          required
        />
        {asksAudience && mayShare && (
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t("changes.views.audience")}
            </Text>
            <SegmentedControl
              aria-label={t("changes.views.audience")}
              data={audiences.map((value) => ({ value, label: t(`changes.views.audiences.${value}`) }))}
              value={audience}
              onChange={(chosen) => setAudience(audiences.find((each) => each === chosen) ?? "private")}
            />
          </div>
        )}
        {hasFailed && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={isBusy} disabled={typed.trim() === ""}>
            {t("kernel.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
