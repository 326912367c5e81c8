import { Button, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import type { GridSelection } from "@foyer/domain/changes/views/schema";
import type { BulkAct, BulkId, BulkKind } from "@foyer/domain/clients/bulk/schema";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { BulkActField } from "./bulk-act-field.tsx";
import { BulkPreview } from "./bulk-preview-panel.tsx";
import { type Bulk, useFollowedBulk, useStartBulk } from "./use-bulk.ts";

interface BulkDialogProps {
  /** Which act is asked about; null keeps the dialog shut. */
  kind: BulkKind | null;
  selection: GridSelection;
  onClose: () => void;
  onDone: () => void;
}

/** One act on all that is selected: what it needs, what it would come to, then how far it has come. */
export function BulkDialog({ kind, onClose, ...rest }: BulkDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={kind !== null} onClose={onClose} title={kind && t(`clients.bulk.acts.${kind}`)}>
      {kind && <BulkForm key={kind} kind={kind} onClose={onClose} {...rest} />}
    </Modal>
  );
}

function BulkForm({ kind, selection, onClose, onDone }: BulkDialogProps & { kind: BulkKind }) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const [act, setAct] = useState<BulkAct | null>(kind === "restore" ? { kind } : null);
  const [key] = useState(() => crypto.randomUUID());
  const [running, setRunning] = useState<BulkId | null>(null);
  const preview = usePreview(selection, act);
  const start = useStartBulk(setRunning);
  const over = useCallback(() => {
    onClose();
    onDone();
  }, [onClose, onDone]);
  const { data: bulk } = useFollowedBulk(running, over);
  if (running !== null) return <Running bulk={bulk} onClose={onClose} />;
  const changed = preview.data?.changed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (act) start.mutate({ selection, act, key });
      }}
    >
      <Stack>
        <BulkActField kind={kind} onChange={setAct} />
        {act && (preview.error ? <ErrorState error={preview.error} /> : <BulkPreview counts={preview.data} />)}
        {start.error && <ErrorState error={start.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={start.isPending} disabled={!act || !changed}>
            {changed === undefined
              ? t("kernel.apply")
              : changed === 0
                ? t("clients.bulk.nothing")
                : t("clients.bulk.apply", { shown: integer(changed) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Asked a moment after typing; a selection of 20,000 is more than an address can hold, so it is posted. */
function usePreview(selection: GridSelection, act: BulkAct | null) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [asked] = useDebouncedValue(act, 150);
  return useQuery({
    queryKey: [...trpc.bulk.preview.mutationKey(), selection, asked],
    queryFn: ({ signal }) => {
      if (!asked) throw new Error("nothing is asked");
      return client.bulk.preview.mutate({ selection, act: asked }, { signal });
    },
    enabled: asked !== null && asked === act,
    staleTime: 0,
  });
}

function Running({ bulk, onClose }: { bulk: Bulk | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const [done, total] = [bulk?.done ?? 0, bulk?.selected ?? 0];
  const label = t("clients.bulk.running", { done: integer(done), total: integer(total) });
  return (
    <Stack>
      <Text size="sm" aria-live="polite">
        {label}
      </Text>
      <Progress value={total > 0 ? (100 * done) / total : 0} animated aria-label={label} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("kernel.close")}
        </Button>
      </Group>
    </Stack>
  );
}
