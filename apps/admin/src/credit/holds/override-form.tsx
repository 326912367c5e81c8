import { addDays } from "@foyer/domain/kernel/time";
import { Button, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../../receivables/posting/day-field.tsx";
import { amountOf, MoneyField } from "../../receivables/posting/money-field.tsx";
import { type OfClient, useCreditDone } from "./use-credit.ts";

/** Asks the director to let a client use so much until a day. */
export function OverrideForm({ clientId, onDone }: OfClient) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const today = useToday();
  const { currency } = useSession().property;
  const [upTo, setUpTo] = useState("");
  const [until, setUntil] = useState(addDays(today, 14));
  const [reason, setReason] = useState("");
  const done = useCreditDone(onDone);
  const ask = useMutation(
    trpc.creditHolds.proposeOverride.mutationOptions({ onSuccess: () => done(t("credit.holds.asked")) }),
  );
  const upToMinor = amountOf(upTo, currency);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (upToMinor !== undefined) ask.mutate({ clientId, upToMinor, until, reason: reason.trim() });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={2}>
          <MoneyField label={t("credit.holds.upTo")} currency={currency} value={upTo} onChange={setUpTo} />
          <DayField label={t("credit.holds.until")} value={until} onChange={setUntil} />
        </SimpleGrid>
        <TextInput
          label={t("credit.holds.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
          required
        />
        {ask.error && <ErrorState error={ask.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button
            type="submit"
            loading={ask.isPending}
            disabled={upToMinor === undefined || until < today || reason.trim() === ""}
          >
            {t("credit.holds.askOverride")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
