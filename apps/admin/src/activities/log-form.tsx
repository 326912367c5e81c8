import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  type ActivityKind,
  type ActivityOutcome,
  activityOutcomes,
  isTalk,
  LogActivity,
} from "@foyer/domain/activities/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { addDays, atLocal, type CalendarDate } from "@foyer/domain/kernel/time";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../kernel/api.ts";
import { useFormat } from "../kernel/format.ts";
import { useSession } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { useToday } from "../kernel/today.ts";
import { ChipsField } from "./chips-field.tsx";
import { ClientField } from "./client-field.tsx";
import { KindField } from "./kind-field.tsx";
import style from "./log-form.module.css";

interface LogFormProps {
  clientId: ClientId | null;
  onClient: (id: ClientId | null) => void;
  onDone: () => void;
}

const nextDays = [3, 7, 14, 30] as const;
/** A visit is often written down the day after, or on Monday. */
const daysAgo = [0, 1, 2, 3] as const;
const noon = 12 * 60;

/** One activity. Its id is made here, so that pressing Save again after a lost answer logs it once. */
export function LogForm({ clientId, onClient, onDone }: LogFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const format = useFormat();
  const { timeZone } = useSession().property;
  const [doneOn, setDoneOn] = useState(today);
  const [id] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<ActivityKind>("call");
  const [outcome, setOutcome] = useState<ActivityOutcome | null>(null);
  const [note, setNote] = useState("");
  const [nextOn, setNextOn] = useState<CalendarDate | null>(null);
  const log = useLog(onDone);
  const read = LogActivity.safeParse({
    id,
    clientId,
    kind,
    outcome: isTalk(kind) ? outcome : null,
    doneAt: doneOn === today ? null : atLocal(doneOn, noon, timeZone),
    note: note.trim() || null,
    nextOn,
  });
  return (
    <form
      className={style["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) log.mutate(read.data);
      }}
    >
      <ClientField value={clientId} onChange={onClient} />
      <KindField value={kind} onChange={setKind} />
      {isTalk(kind) && (
        <ChipsField
          label={t("activities.outcomeLabel")}
          value={outcome}
          onChange={setOutcome}
          options={activityOutcomes.map((value) => ({ value, label: t(`activities.outcome.${value}`) }))}
        />
      )}
      <ChipsField
        label={t("activities.when")}
        value={doneOn}
        onChange={setDoneOn}
        options={daysAgo.map((count) => {
          const day = addDays(today, -count);
          const names = [t("kernel.today"), t("activities.yesterday")];
          return { value: day, label: names[count] ?? format.date(day) };
        })}
      />
      <Textarea
        label={t("activities.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        rows={3}
        resize="vertical"
        maxLength={4_000}
        size="md"
      />
      <ChipsField
        label={t("activities.nextOn")}
        value={nextOn}
        onChange={setNextOn}
        options={[
          ...nextDays.map((count) => ({ value: addDays(today, count), label: t("activities.inDays", { count }) })),
          { value: null, label: t("activities.noNext") },
        ]}
      />
      {log.error && <ErrorState error={log.error} />}
      <div className={style["bar"]}>
        <Button type="submit" size="lg" fullWidth loading={log.isPending} disabled={!read.success}>
          {t("kernel.save")}
        </Button>
      </div>
    </form>
  );
}

function useLog(onDone: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.activities.log.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.activities.pathFilter());
        notifications.show({ message: t("activities.saved"), color: "pine" });
        onDone();
      },
    }),
  );
}
