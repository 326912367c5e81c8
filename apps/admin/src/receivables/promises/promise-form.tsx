import type { ClientId } from "@foyer/domain/clients/schema";
import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import { amountOf, MoneyField } from "../posting/money-field.tsx";

/** Notes what a client says it will pay, and by when. */
export function PromiseForm({ clientId, onDone }: { clientId: ClientId; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { currency } = useSession().property;
  const today = useToday();
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState("");
  const [promisedFor, setPromisedFor] = useState(today);
  const [note, setNote] = useState("");
  const send = useMutation(
    trpc.ledger.notePromise.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.ledger.pathFilter());
        onDone();
      },
    }),
  );
  const amountMinor = amountOf(amount, currency);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (amountMinor !== undefined)
          send.mutate({ key, clientId, amountMinor, madeOn: today, promisedFor, note: note.trim() || null });
      }}
    >
      <Stack gap="sm" p="sm">
        <SimpleGrid cols={2}>
          <MoneyField label={t("receivables.items.amount")} currency={currency} value={amount} onChange={setAmount} />
          <DayField label={t("receivables.promises.promisedFor")} value={promisedFor} onChange={setPromisedFor} />
        </SimpleGrid>
        <TextInput
          label={t("receivables.promises.said")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={400}
        />
        {send.error && <ErrorState error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={amountMinor === undefined || promisedFor < today}>
            {t("receivables.promises.note")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
