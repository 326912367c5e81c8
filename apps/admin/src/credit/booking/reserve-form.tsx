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
import { type OfClient, useCreditDone } from "../holds/use-credit.ts";
import { useVerdict, VerdictPanel } from "./verdict-panel.tsx";

/** Keeps so much of the limit for business that is expected and is no stay yet. */
export function ReserveForm({ clientId, onDone }: OfClient) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const today = useToday();
  const { currency } = useSession().property;
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState("");
  const [expectedOn, setExpectedOn] = useState(today);
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const done = useCreditDone(onDone);
  const send = useMutation(
    trpc.creditBooking.reserve.mutationOptions({
      onSuccess: ({ outcome }) => done(t(outcome === "asked" ? "credit.booking.asked" : "credit.booking.reserved")),
    }),
  );
  const amountMinor = amountOf(amount, currency);
  const verdict = useVerdict({ clientId, amountMinor, from: expectedOn });
  const asks = verdict?.verdict === "ask";
  const isReady =
    amountMinor !== undefined &&
    expectedOn >= today &&
    note.trim() !== "" &&
    verdict?.verdict !== "held" &&
    (!asks || reason.trim() !== "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (amountMinor !== undefined && isReady)
          send.mutate({ key, clientId, amountMinor, expectedOn, note: note.trim(), reason: reason.trim() || null });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={2}>
          <MoneyField label={t("credit.booking.amount")} currency={currency} value={amount} onChange={setAmount} />
          <DayField label={t("credit.booking.expectedOn")} value={expectedOn} onChange={setExpectedOn} />
        </SimpleGrid>
        <TextInput
          label={t("credit.booking.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={200}
          required
        />
        <VerdictPanel verdict={verdict} />
        {asks && (
          <TextInput
            label={t("credit.booking.whyLetThrough")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={400}
            required
          />
        )}
        {send.error && <ErrorState error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={!isReady}>
            {t(asks ? "credit.booking.askFinance" : "credit.booking.reserve")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
