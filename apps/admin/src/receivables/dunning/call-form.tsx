import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays } from "@foyer/domain/kernel/time";
import { CallOutcome } from "@foyer/domain/receivables/dunning/schema";
import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { Card } from "../../kernel/page.tsx";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import { amountOf, MoneyField } from "../posting/money-field.tsx";
import type { Dunned } from "./use-collections.ts";

interface CallFormProps {
  clientId: ClientId;
  accounts: Dunned["accounts"];
}

/** What came of a call, with the promise that the client gave. */
export function CallForm({ clientId, accounts }: CallFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const own = useSession().property.currency;
  const account = accounts.find(({ callId }) => callId !== null) ?? accounts[0];
  const currency = account?.currency ?? own;
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [note, setNote] = useState("");
  const [amount, setAmount] = useState("");
  const [promisedFor, setPromisedFor] = useState(addDays(today, 7));
  const send = useMutation(
    trpc.dunning.logCall.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.dunning.pathFilter());
        await client.invalidateQueries(trpc.ledger.pathFilter());
        notifications.show({ message: t("receivables.dunning.callLogged"), color: "pine" });
        setKey(crypto.randomUUID());
        setOutcome(null);
        setNote("");
        setAmount("");
      },
    }),
  );
  const amountMinor = amountOf(amount, currency);
  const isPromise = outcome === "promised";
  const isReady = outcome !== null && (!isPromise || (amountMinor !== undefined && promisedFor >= today));
  return (
    <Card title={t("receivables.dunning.logCall")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome === null) return;
          send.mutate({
            key,
            clientId,
            currency,
            ...(account?.callId ? { callId: account.callId } : {}),
            outcome,
            note: note.trim() || null,
            promise: isPromise && amountMinor !== undefined ? { amountMinor, promisedFor } : null,
          });
        }}
      >
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t("receivables.dunning.outcome")}
              data={CallOutcome.options.map((value) => ({ value, label: t(`receivables.dunning.outcomes.${value}`) }))}
              value={outcome}
              onChange={(value) => setOutcome(CallOutcome.safeParse(value).data ?? null)}
            />
            <TextInput
              label={t("receivables.dunning.note")}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              maxLength={1000}
            />
            {isPromise && (
              <>
                <MoneyField
                  label={t("receivables.dunning.promisedAmount")}
                  currency={currency}
                  value={amount}
                  onChange={setAmount}
                />
                <DayField label={t("receivables.dunning.promisedFor")} value={promisedFor} onChange={setPromisedFor} />
              </>
            )}
          </SimpleGrid>
          {send.error && <ErrorState error={send.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={send.isPending} disabled={!isReady}>
              {t("receivables.dunning.logCall")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
