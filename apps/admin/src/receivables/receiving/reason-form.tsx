import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";

interface ReasonFormProps {
  submit: string;
  /** The earliest day that what is reversed may be posted on; without it no day is asked. */
  dayLabel?: string;
  pending: boolean;
  error: unknown;
  onSubmit: (given: { key: string; reason: string; day: CalendarDate }) => void;
  onCancel: () => void;
}

/** Why, and where the ledger is touched from which day. */
export function ReasonForm({ submit, dayLabel, pending, error, onSubmit, onCancel }: ReasonFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [key] = useState(() => crypto.randomUUID());
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") onSubmit({ key, reason: reason.trim(), day });
      }}
    >
      <Stack gap="sm">
        {dayLabel !== undefined && <DayField label={dayLabel} value={day} onChange={setDay} />}
        <TextInput
          label={t("kernel.reason")}
          data-autofocus
          required
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error !== null && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={pending} disabled={reason.trim() === ""}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
