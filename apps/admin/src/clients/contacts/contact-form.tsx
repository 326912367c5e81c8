import { Button, Group, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { CellValue } from "@foyer/domain/changes/schema";
import { contactCell } from "@foyer/domain/clients/contacts/rules";
import {
  type ClientId,
  type ContactField,
  contactFields,
  NewContact,
  type ProtectedField,
  protectedFields,
} from "@foyer/domain/clients/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { useFirstField } from "../file/use-first-field.ts";
import { useEdits, type Values } from "../file/use-edits.ts";
import { useValues } from "../file/use-values.ts";
import { ContactFields } from "./contact-fields-panel.tsx";

export type Contact = Outputs["clients"]["contacts"][number];

const blank: Values = {
  ...Object.fromEntries(contactFields.map((field): [string, CellValue] => [field, null])),
  decisionMaker: false,
  language: "zh-Hans",
};

/** Protected values start empty: what is on file is not read to be edited. */
const valuesOf = (contact: Contact): Values => ({
  ...blank,
  name: contact.name,
  salutation: contact.salutation,
  title: contact.title,
  decisionMaker: contact.decisionMaker,
  language: contact.language,
  preferredChannel: contact.preferredChannel,
  birthday: contact.birthday,
});

interface FormProps {
  focus?: ContactField | undefined;
  onDone: () => void;
}

/** Adds a person to a file; judged here by the rule that the api asks. */
export function NewContactForm({ clientId, focus, onDone }: FormProps & { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useValues({ initial: blank, judge: contactCell });
  const add = useMutation(
    trpc.clients.addContact.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.clients.pathFilter());
        notifications.show({ message: t("clients.contacts.added"), color: "pine" });
        onDone();
      },
    }),
  );
  const submit = () => {
    const values = form.all();
    if (values) add.mutate(NewContact.parse({ ...values, clientId }));
  };
  return (
    <Frame focus={focus} busy={add.isPending} error={add.error} onDone={onDone} onSubmit={submit} action="kernel.add">
      <ContactFields
        of={form.of}
        onMine={() => undefined}
        maskOf={() => null}
        cleared={new Set()}
        onClear={() => undefined}
      />
    </Frame>
  );
}

interface EditProps extends FormProps {
  contact: Contact;
  /** The last change that the person on screen had seen. */
  base: number;
}

/** Edits a person as the contacts grid does: field by field, with the question about another's newer value. */
export function EditContactForm({ contact, base, focus, onDone }: EditProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [opened] = useState({ contact, base });
  const [cleared, setCleared] = useState<ReadonlySet<ProtectedField>>(new Set());
  const edits = useEdits({ grid: "contacts", row: contact.id, base: opened.base });
  const form = useValues({
    initial: valuesOf(opened.contact),
    judge: contactCell,
    problems: edits.problems,
    onTouched: edits.forget,
  });
  const submit = async () => {
    const values = form.read();
    if (values === undefined) return;
    const cells = { ...values, ...Object.fromEntries([...cleared].map((field): [string, null] => [field, null])) };
    if (Object.keys(cells).length === 0) return onDone();
    const answers = await edits.save(cells);
    const applied = answers.filter(({ outcome }) => outcome === "applied").map(({ field }) => field);
    // of what is protected the answer is a mask, which is no value to go on with
    form.keep(
      Object.fromEntries(
        applied.map((field) => [
          field,
          protectedFields.some((each) => each === field) ? null : (values[field] ?? null),
        ]),
      ),
    );
    setCleared((before) => new Set([...before].filter((field) => !applied.includes(field))));
    await client.invalidateQueries(trpc.clients.pathFilter());
    if (applied.length < answers.length) return;
    notifications.show({ message: t("clients.contacts.saved"), color: "pine" });
    onDone();
  };
  return (
    <Frame
      focus={focus}
      busy={edits.isSaving}
      error={edits.error}
      onDone={onDone}
      onSubmit={() => void submit().catch(() => undefined)}
      action="kernel.save"
    >
      <ContactFields
        of={form.of}
        onMine={edits.overrule}
        maskOf={(field) => contact[`${field}Mask`]}
        cleared={cleared}
        onClear={(field, clear) => {
          form.set(field, null);
          setCleared((before) => new Set(clear ? [...before, field] : [...before].filter((each) => each !== field)));
        }}
      />
      {edits.problems.size > 0 && (
        <p style={{ margin: 0, color: "var(--foyer-bad)" }}>{t("clients.file.notAllSaved")}</p>
      )}
    </Frame>
  );
}

interface FrameProps extends FormProps {
  busy: boolean;
  error: unknown;
  action: "kernel.add" | "kernel.save";
  onSubmit: () => void;
  children: ReactNode;
}

function Frame({ focus = "name", busy, error, action, onSubmit, onDone, children }: FrameProps) {
  const { t } = useTranslation();
  const at = useFirstField(focus);
  return (
    <form
      ref={at}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack>
        {children}
        {error !== null && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t(action)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
