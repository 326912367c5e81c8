import { Button, Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type ClientId, NewContact } from "@foyer/domain/clients/schema";
import { languages } from "@foyer/domain/kernel/words";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../kernel/api.ts";
import { languageNames } from "../kernel/language.ts";
import { ErrorState } from "../kernel/states.tsx";

const blank = {
  name: "",
  salutation: "",
  title: "",
  decisionMaker: false,
  language: "zh-Hans",
  mobile: "",
  mail: "",
  wechat: "",
};
const optional = ["salutation", "title", "mobile", "mail", "wechat"] as const;
const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

export function ContactForm({ clientId, onDone }: { clientId: ClientId; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm({ initialValues: blank });
  const add = useMutation(
    trpc.clients.addContact.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.clients.contacts.pathFilter());
        notifications.show({ message: t("clients.file.contactAdded"), color: "pine" });
        onDone();
      },
    }),
  );
  const submit = form.onSubmit((values) => {
    const read = NewContact.safeParse({
      ...values,
      clientId,
      ...Object.fromEntries(optional.map((field) => [field, orNull(values[field])])),
    });
    if (read.success) add.mutate(read.data);
    else
      form.setErrors(
        Object.fromEntries(
          read.error.issues.map((issue) => [String(issue.path[0]), t("clients.refusals.value-not-valid")]),
        ),
      );
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t("clients.file.contact.name")} required data-autofocus {...form.getInputProps("name")} />
        <Group grow align="flex-start">
          <TextInput label={t("clients.file.contact.salutation")} {...form.getInputProps("salutation")} />
          <TextInput label={t("clients.file.contact.title")} {...form.getInputProps("title")} />
        </Group>
        <TextInput label={t("clients.file.contact.mobile")} inputMode="tel" {...form.getInputProps("mobile")} />
        <TextInput label={t("clients.file.contact.mail")} inputMode="email" {...form.getInputProps("mail")} />
        <TextInput label={t("clients.file.contact.wechat")} {...form.getInputProps("wechat")} />
        <Select
          label={t("clients.file.contact.language")}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          {...form.getInputProps("language")}
        />
        <Checkbox
          label={t("clients.file.contact.decisionMaker")}
          {...form.getInputProps("decisionMaker", { type: "checkbox" })}
        />
        {add.error && <ErrorState error={add.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("kernel.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
