import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Button, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "./day-field.tsx";

interface Said {
  readonly day: CalendarDate;
  readonly reason: string;
}

interface ReasonFormProps {
  /** What is done, on the button and in the form. */
  act: string;
  /** What the day is, where one is asked for. */
  day?: string;
  variant?: "default" | "subtle";
  error: unknown;
  isPending: boolean;
  onSend: (said: Said) => Promise<unknown>;
}

/** A small button that asks why, and from which day on, before it does what it says. */
export function ReasonForm({ variant = "subtle", ...rest }: ReasonFormProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} withArrow trapFocus position="bottom-end">
      <Popover.Target>
        <Button size="compact-xs" variant={variant} onClick={() => setOpened(true)}>
          {rest.act}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{opened && <Fields {...rest} onDone={() => setOpened(false)} />}</Popover.Dropdown>
    </Popover>
  );
}

function Fields({ act, day, error, isPending, onSend, onDone }: ReasonFormProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const [chosen, setDay] = useState(useToday());
  const [reason, setReason] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // what goes wrong is shown by `error`
        onSend({ day: chosen, reason: reason.trim() }).then(onDone, () => undefined);
      }}
    >
      <Stack gap="sm">
        {day !== undefined && <DayField label={day} value={chosen} onChange={setDay} />}
        <TextInput
          label={t("kernel.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
        />
        {error !== null && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button type="submit" size="xs" loading={isPending} disabled={reason.trim() === ""}>
            {act}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
