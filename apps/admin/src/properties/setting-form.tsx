import { Button, Group, Stack } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { Language } from "@foyer/domain/kernel/words";
import { settingAct } from "@foyer/domain/properties/schema";
import { settings } from "@foyer/domain/settings";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { failureOf, useTRPC } from "../kernel/api.ts";
import { refusalText } from "../kernel/refusal-text.ts";
import { useMay } from "../kernel/session.tsx";
import { DataTable } from "../kernel/data-table.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { DateText, InstantText } from "../kernel/text.tsx";
import { useToday } from "../kernel/today.ts";
import type { Rule } from "./use-rules.ts";
import { SettingInput, settingText } from "./setting-field.tsx";

/** One rule: its values over time, and a new one from a date on. What was in force before stays as it was. */
export function SettingForm({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const { t } = useTranslation();
  const mayWrite = useMay()(settingAct(settings[rule.key]));
  return (
    <Stack gap="lg">
      {mayWrite && <NewValue rule={rule} onDone={onDone} />}
      <section>
        <h3>{t("properties.history")}</h3>
        {rule.history.length === 0 ? (
          <p>{t("properties.noHistory")}</p>
        ) : (
          <DataTable
            caption={t("properties.history")}
            rows={rule.history}
            rowKey={(row) => row.fromDate}
            columns={[
              {
                key: "from",
                title: t("properties.from"),
                cell: (row) => <DateText value={row.fromDate} />,
                lead: true,
              },
              { key: "value", title: t("properties.value"), cell: (row) => settingText(row.value), align: "end" },
              { key: "at", title: t("properties.setAt"), cell: (row) => <InstantText value={row.setAt} /> },
            ]}
          />
        )}
      </section>
    </Stack>
  );
}

function NewValue({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const [value, setValue] = useState<unknown>(rule.value);
  const [fromDate, setFromDate] = useState<string | null>(today);
  const save = useMutation(
    trpc.properties.setSetting.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.properties.pathFilter());
        notifications.show({
          message: t("kernel.labelled", {
            label: rule.label[Language.catch("en").parse(i18n.language)],
            value: t("properties.set"),
          }),
          color: "pine",
        });
        onDone();
      },
    }),
  );
  const date = CalendarDate.safeParse(fromDate);
  const read = settings[rule.key].schema.safeParse(value);
  const json = z.json().safeParse(read.data);
  const readable = read.success && json.success;
  const refused = failureOf(save.error)?.kind === "invalid" ? refusalText(save.error, t) : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (date.success && readable) save.mutate({ key: rule.key, fromDate: date.data, value: json.data });
      }}
    >
      <Stack>
        <Group align="flex-start" grow>
          <SettingInput
            settingKey={rule.key}
            value={value}
            onChange={(typed) => {
              setValue(typed);
              save.reset();
            }}
            error={readable ? refused : t("properties.notReadable")}
          />
          <DateInput
            label={t("properties.from")}
            value={fromDate}
            onChange={setFromDate}
            valueFormat="YYYY-MM-DD"
            required
            withAsterisk={false}
          />
        </Group>
        {save.error && refused === undefined && <ErrorState error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!date.success || !readable}>
            {t("properties.newValue")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
