import type { ClientId } from "@foyer/domain/clients/schema";
import { AddReference, ReferenceKind, ReferenceVerdict } from "@foyer/domain/credit/information/schema";
import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../../receivables/posting/day-field.tsx";
import { useInformationAct } from "./use-information.ts";

/** Notes what somebody said of a client's paying. */
export function ReferenceForm({ clientId, onDone }: { clientId: ClientId; onDone: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ReferenceKind>("bank");
  const [name, setName] = useState("");
  const [verdict, setVerdict] = useState<ReferenceVerdict>("good");
  const [givenOn, setGivenOn] = useState(useToday());
  const [note, setNote] = useState("");
  const add = useInformationAct("addReference", onDone);
  const read = AddReference.safeParse({ clientId, kind, name, verdict, givenOn, note });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) add.mutate(read.data);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t("credit.information.referenceFrom")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
        />
        <Group grow>
          <Select
            label={t("credit.information.kind")}
            allowDeselect={false}
            value={kind}
            data={ReferenceKind.options.map((each) => ({ value: each, label: t(`credit.information.kinds.${each}`) }))}
            onChange={(chosen) => setKind(ReferenceKind.catch(kind).parse(chosen))}
          />
          <Select
            label={t("credit.information.verdict")}
            allowDeselect={false}
            value={verdict}
            data={ReferenceVerdict.options.map((each) => ({
              value: each,
              label: t(`credit.information.verdicts.${each}`),
            }))}
            onChange={(chosen) => setVerdict(ReferenceVerdict.catch(verdict).parse(chosen))}
          />
        </Group>
        <DayField label={t("credit.information.givenOn")} value={givenOn} onChange={setGivenOn} />
        <Textarea
          label={t("credit.information.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={1_000}
          rows={2}
        />
        {add.error && <ErrorState error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!read.success}>
            {t("kernel.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
