import type { LedgerAllocationId } from "@foyer/domain/receivables/schema";
import { Button, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "./day-field.tsx";

/** Takes an allocation back from a day on; before it everything stays as it was. */
export function TakeBackForm({ allocationId }: { allocationId: LedgerAllocationId }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} withArrow trapFocus position="bottom-end">
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
          {t("receivables.posting.takeBack")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && <Fields allocationId={allocationId} onDone={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ allocationId, onDone }: { allocationId: LedgerAllocationId; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [effectiveDate, setDate] = useState(useToday());
  const [reason, setReason] = useState("");
  const takeBack = useMutation(
    trpc.receivables.unallocate.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.receivables.pathFilter());
        onDone();
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        takeBack.mutate({ key, allocationId, effectiveDate, reason: reason.trim() });
      }}
    >
      <Stack gap="sm">
        <DayField label={t("receivables.posting.from")} value={effectiveDate} onChange={setDate} />
        <TextInput
          label={t("kernel.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
        />
        {takeBack.error && <ErrorState error={takeBack.error} />}
        <Group justify="flex-end">
          <Button type="submit" size="xs" loading={takeBack.isPending} disabled={reason.trim() === ""}>
            {t("receivables.posting.takeBack")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
