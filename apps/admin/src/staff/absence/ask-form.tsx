import { Button, Group, Modal, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { notifications } from "@mantine/notifications";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { canStandIn } from "@foyer/domain/staff/absence/rules";
import { AskAbsence } from "@foyer/domain/staff/absence/schema";
import { IconPlaneDeparture } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";

/** Asks to be away, and says who stands in. */
export function AskAbsenceForm() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button leftSection={<IconPlaneDeparture size={17} stroke={1.7} />} onClick={() => setOpened(true)}>
        {t("staff.absence.ask")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("staff.absence.ask")}>
        {opened && <Fields onDone={close} />}
      </Modal>
    </>
  );
}

const dayOf = (value: string | null) => CalendarDate.safeParse(value).data ?? null;

function Fields({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { me } = useSession();
  const people = useQuery(trpc.staff.list.queryOptions());
  const [fromDate, setFrom] = useState<CalendarDate | null>(null);
  const [lastDate, setLast] = useState<CalendarDate | null>(null);
  const [standInId, setStandIn] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const ask = useMutation(
    trpc.absences.ask.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.absences.pathFilter());
        notifications.show({ message: t("staff.absence.asked"), color: "pine" });
        onDone();
      },
    }),
  );
  const read = AskAbsence.safeParse({
    fromDate,
    lastDate,
    standInId: Number(standInId ?? Number.NaN),
    note: note.trim() || null,
  });
  const colleagues = (people.data ?? []).filter(({ id, role }) => id !== me.id && canStandIn(role));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) ask.mutate(read.data);
      }}
    >
      <Stack>
        <SimpleGrid cols={2}>
          <DateInput
            label={t("staff.absence.from")}
            value={fromDate}
            onChange={(value) => {
              const day = dayOf(value);
              setFrom(day);
              if (day !== null && (lastDate === null || lastDate < day)) setLast(day);
            }}
            valueFormat="YYYY-MM-DD"
            data-autofocus
          />
          <DateInput
            label={t("staff.absence.last")}
            value={lastDate}
            {...(fromDate && { minDate: fromDate })}
            onChange={(value) => setLast(dayOf(value))}
            valueFormat="YYYY-MM-DD"
          />
        </SimpleGrid>
        <Select
          label={t("staff.absence.standIn")}
          data={colleagues.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={standInId}
          onChange={setStandIn}
          searchable
        />
        <TextInput
          label={t("staff.absence.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={400}
        />
        {ask.error && <ErrorState error={ask.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={!read.success}>
            {t("staff.absence.ask")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
