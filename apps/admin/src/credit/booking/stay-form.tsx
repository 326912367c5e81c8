import type { CreditReservationId } from "@foyer/domain/credit/booking/schema";
import { addDays } from "@foyer/domain/kernel/time";
import { minor } from "@foyer/domain/kernel/money";
import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../../receivables/posting/day-field.tsx";
import { amountOf, MoneyField } from "../../receivables/posting/money-field.tsx";
import { type OfClient, useCreditDone } from "../holds/use-credit.ts";
import { useVerdict, VerdictPanel } from "./verdict-panel.tsx";

const statuses = ["definite", "tentative"] as const;

/** A stay as a sales rep enters it: when, how many rooms, what it should bring, and whether it is sure. (A7.5) */
export function StayForm({ clientId, onDone }: OfClient) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const today = useToday();
  const { currency } = useSession().property;
  const [key] = useState(() => crypto.randomUUID());
  const [arrival, setArrival] = useState(today);
  const [departure, setDeparture] = useState(addDays(today, 1));
  const [rooms, setRooms] = useState(1);
  const [expected, setExpected] = useState("");
  const [status, setStatus] = useState<(typeof statuses)[number]>("definite");
  const [onCredit, setOnCredit] = useState(true);
  const [confirmation, setConfirmation] = useState("");
  const [drawn, setDrawn] = useState<CreditReservationId | null>(null);
  const [reason, setReason] = useState("");
  const reservations = useQuery(trpc.creditBooking.reservations.queryOptions({ clientId })).data ?? [];
  const done = useCreditDone(onDone);
  const send = useMutation(
    trpc.creditBooking.bookStay.mutationOptions({
      onSuccess: ({ outcome }) => done(t(outcome === "asked" ? "credit.booking.asked" : "credit.booking.booked")),
    }),
  );
  const expectedMinor = amountOf(expected, currency);
  const usesLimit = status === "definite" && onCredit;
  const from = reservations.find(({ id }) => id === drawn);
  const draws =
    from && usesLimit && expectedMinor !== undefined
      ? [{ reservationId: from.id, amountMinor: minor(Math.min(expectedMinor, from.amountMinor - from.drawnMinor)) }]
      : [];
  const verdict = useVerdict({ clientId, amountMinor: usesLimit && !from ? expectedMinor : undefined, from: arrival });
  const judged = usesLimit && !from ? verdict?.verdict : undefined;
  const asks = judged === "ask";
  const isReady =
    expectedMinor !== undefined &&
    arrival <= departure &&
    departure >= today &&
    judged !== "held" &&
    (!asks || reason.trim() !== "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (expectedMinor === undefined || !isReady) return;
        const dates = { arrival, departure, rooms, status, onCredit };
        const words = { confirmation: confirmation.trim() || null, reason: reason.trim() || null };
        send.mutate({ key, clientId, expectedMinor, draws, ...dates, ...words });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={2}>
          <DayField
            label={t("credit.booking.arrival")}
            value={arrival}
            onChange={(day) => {
              setArrival(day);
              if (departure < day) setDeparture(addDays(day, 1));
            }}
          />
          <DayField label={t("credit.booking.departure")} value={departure} onChange={setDeparture} />
          <NumberInput
            label={t("credit.booking.rooms")}
            value={rooms}
            onChange={(value) => setRooms(Number(value) || 1)}
            min={1}
            max={5_000}
            allowDecimal={false}
          />
          <MoneyField
            label={t("credit.booking.expected")}
            currency={currency}
            value={expected}
            onChange={setExpected}
          />
        </SimpleGrid>
        <SegmentedControl
          aria-label={t("credit.booking.status")}
          value={status}
          data={statuses.map((value) => ({ value, label: t(`stays.statuses.${value}`) }))}
          onChange={(value) => setStatus(statuses.find((each) => each === value) ?? status)}
        />
        <Checkbox
          label={t("credit.booking.onCredit")}
          checked={onCredit}
          onChange={(event) => setOnCredit(event.currentTarget.checked)}
        />
        {reservations.length > 0 && usesLimit && (
          <Select
            label={t("credit.booking.draws")}
            clearable
            data={reservations.map(({ id, note, amountMinor, drawnMinor }) => ({
              value: String(id),
              label: `${note} · ${format.money(amountMinor - drawnMinor)}`,
            }))}
            value={drawn === null ? null : String(drawn)}
            onChange={(value) => setDrawn(reservations.find(({ id }) => String(id) === value)?.id ?? null)}
          />
        )}
        <TextInput
          label={t("credit.booking.confirmation")}
          value={confirmation}
          onChange={(event) => setConfirmation(event.currentTarget.value)}
          maxLength={40}
        />
        {usesLimit && !from && <VerdictPanel verdict={verdict} />}
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
            {t(asks ? "credit.booking.askFinance" : "credit.booking.bookStay")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
