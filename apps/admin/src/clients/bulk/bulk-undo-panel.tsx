import { Button, Group, Text } from "@mantine/core";
import type { BulkId } from "@foyer/domain/clients/bulk/schema";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { type Bulk, useFollowedBulk } from "./use-bulk.ts";

const refusedOf = (bulk: Bulk) => Object.values(bulk.refused).reduce((sum, count) => sum + count, 0);

interface BulkUndoProps {
  bulk: Bulk;
  onDone: () => void;
}

/** What an act came to, and the way to take it back as a whole. */
export function BulkUndo({ bulk, onDone }: BulkUndoProps) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const trpc = useTRPC();
  const [key] = useState(() => crypto.randomUUID());
  const [undoing, setUndoing] = useState<BulkId | null>(null);
  const undo = useMutation(trpc.bulk.undo.mutationOptions({ onSuccess: ({ id }) => setUndoing(id) }));
  const over = useCallback(() => onDone(), [onDone]);
  const { data: back } = useFollowedBulk(undoing, over);
  if (back && back.status !== "queued") {
    const kept = refusedOf(back);
    const values = { shown: integer(back.changed), kept: integer(kept) };
    return (
      <Text size="sm" role="status">
        {t(kept > 0 ? "clients.bulk.undoneSome" : "clients.bulk.undone", values)}
      </Text>
    );
  }
  const isBusy = undo.isPending || undoing !== null;
  return (
    <Group gap="sm" wrap="nowrap" role="group" aria-label={t("clients.bulk.bar")}>
      <Text size="sm" role="status">
        {t(bulk.status === "done" ? "clients.bulk.done" : "clients.bulk.stopped", { shown: integer(bulk.changed) })}
      </Text>
      {bulk.changed > 0 && (
        <Button size="compact-sm" variant="light" loading={isBusy} onClick={() => undo.mutate({ id: bulk.id, key })}>
          {t("kernel.undo")}
        </Button>
      )}
      {undo.error && <ErrorState error={undo.error} />}
    </Group>
  );
}
