import {
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { ClientClass, ClientKind, ClientSource, NewClient, Tier } from "@foyer/domain/clients/schema";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../kernel/api.ts";
import { useSession } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { useOwnerOptions } from "./columns.tsx";

const blank = {
  kind: "organisation",
  name: "",
  class: "business",
  tier: "potential",
  ownerId: "",
  englishName: "",
  shortName: "",
  industry: "",
  city: "",
  address: "",
  source: "sales",
  vip: false,
  specialNeeds: "",
};

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** Opens a new file; the api's own input schema judges it here already. */
export function ClientForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const navigate = useNavigate();
  const owners = useOwnerOptions();
  const { role } = useSession();
  const form = useForm({
    initialValues: blank,
    validate: { name: (name) => (name.trim() === "" ? t("clients.refusals.field-required") : null) },
  });
  const create = useMutation(
    trpc.clients.create.mutationOptions({
      onSuccess: async (id) => {
        await client.invalidateQueries(trpc.clients.pathFilter());
        notifications.show({ message: t("clients.added"), color: "pine" });
        onDone();
        await navigate(`/clients/${id}`);
      },
    }),
  );
  const submit = form.onSubmit((values) => {
    const read = NewClient.safeParse({
      ...values,
      ownerId: values.ownerId === "" ? null : Number(values.ownerId),
      ...Object.fromEntries(
        (["englishName", "shortName", "industry", "city", "address", "specialNeeds"] as const).map((field) => [
          field,
          orNull(values[field]),
        ]),
      ),
    });
    if (read.success) create.mutate(read.data);
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
        <Text c="dimmed" size="sm">
          {t("clients.addLead")}
        </Text>
        <SegmentedControl
          aria-label={t("clients.fields.kind")}
          data={ClientKind.options.map((value) => ({ value, label: t(`clients.kinds.${value}`) }))}
          {...form.getInputProps("kind")}
        />
        <TextInput label={t("clients.fields.name")} required data-autofocus {...form.getInputProps("name")} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t("clients.fields.class")}
            data={ClientClass.options.map((value) => ({ value, label: t(`clients.classes.${value}`) }))}
            {...form.getInputProps("class")}
          />
          <Select
            label={t("clients.fields.tier")}
            data={Tier.options.map((value) => ({ value, label: t(`clients.tiers.${value}`) }))}
            {...form.getInputProps("tier")}
          />
          {role !== "rep" && (
            <Select
              label={t("clients.fields.ownerId")}
              placeholder={t("clients.noOwner")}
              data={owners}
              clearable
              searchable
              value={form.values.ownerId || null}
              onChange={(value) => form.setFieldValue("ownerId", value ?? "")}
            />
          )}
          <Select
            label={t("clients.fields.source")}
            data={ClientSource.options.map((value) => ({ value, label: t(`clients.sources.${value}`) }))}
            {...form.getInputProps("source")}
          />
          <TextInput label={t("clients.fields.englishName")} {...form.getInputProps("englishName")} />
          <TextInput label={t("clients.fields.shortName")} {...form.getInputProps("shortName")} />
          <TextInput label={t("clients.fields.industry")} {...form.getInputProps("industry")} />
          <TextInput label={t("clients.fields.city")} {...form.getInputProps("city")} />
        </SimpleGrid>
        <TextInput label={t("clients.fields.address")} {...form.getInputProps("address")} />
        <Textarea label={t("clients.fields.specialNeeds")} rows={3} {...form.getInputProps("specialNeeds")} />
        <Checkbox label={t("clients.fields.vip")} {...form.getInputProps("vip", { type: "checkbox" })} />
        {create.error && <ErrorState error={create.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("kernel.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
