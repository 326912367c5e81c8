import {
  ActionIcon,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { Role, roles } from "@foyer/domain/kernel/permissions";
import { needsApproval } from "@foyer/domain/staff/rules";
import { StaffEmail } from "@foyer/domain/staff/schema";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconCopy, IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, useTRPC } from "../kernel/api.ts";
import { ErrorState } from "../kernel/states.tsx";

/** Adds a person with a role from today and shows the one-time link that lets them in; it is shown this once. */
export function AddPersonForm() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button leftSection={<IconUserPlus size={17} stroke={1.7} />} onClick={() => setOpened(true)}>
        {t("staff.add.open")}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t("staff.add.open")}>
        {opened && <Fields onClose={() => setOpened(false)} />}
      </Modal>
    </>
  );
}

/** What the form asks of the server, in the words of whoever fills it in. */
interface Typed {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly reason: string;
}

function Fields({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const add = useMutation(
    trpc.staff.add.mutationOptions({ onSuccess: () => client.invalidateQueries(trpc.staff.list.pathFilter()) }),
  );
  const ask = useMutation(
    trpc.approvals.proposeRole.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t("approvals.role.asked"), color: "pine" });
        onClose();
      },
    }),
  );
  const [replaced, setReplaced] = useState<Role>();
  const form = useForm<Typed>({
    initialValues: { name: "", email: "", role: "rep", reason: "" },
    validate: { email: (email) => (StaffEmail.safeParse(email).success ? null : t("staff.add.emailNotValid")) },
  });
  if (add.data) return <LinkOnce link={add.data.link} onClose={onClose} />;
  const asks = add.error ?? ask.error;
  const failure = failureOf(asks);
  const held = failure?.code === "staff.works-here-already" ? Role.safeParse(failure.details["role"]).data : undefined;
  // whom an administrator may not make alone; a raise is found out by asking
  const isProposed = needsApproval(null, form.values.role) || failure?.code === "staff.needs-approval";
  const send = ({ name, email, role, reason }: Typed, insteadOf: Role | undefined = replaced) => {
    const read = StaffEmail.safeParse(email);
    if (!read.success) return;
    setReplaced(insteadOf);
    const staff = {
      email: read.data,
      role,
      ...(name.trim() !== "" && { name: name.trim() }),
      ...(i18n.language === "en" && { language: "en" as const }),
      ...(insteadOf && { insteadOf }),
    };
    if (isProposed && reason.trim() !== "") ask.mutate({ staff, reason });
    else add.mutate(staff);
  };
  const submit = form.onSubmit((values) => send(values));
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t("staff.list.name")} data-autofocus {...form.getInputProps("name")} />
        <TextInput
          label={t("staff.list.email")}
          type="email"
          required
          withAsterisk={false}
          {...form.getInputProps("email")}
        />
        <Select
          label={t("staff.list.role")}
          data={roles.map((role) => ({ value: role, label: t(`staff.roles.${role}`) }))}
          value={form.values.role}
          onChange={(role) => form.setFieldValue("role", Role.catch("rep").parse(role))}
        />
        {isProposed && (
          <Textarea
            label={t("approvals.role.reason")}
            description={t("approvals.role.hint")}
            maxLength={400}
            rows={2}
            {...form.getInputProps("reason")}
          />
        )}
        {asks && <ErrorState error={asks} />}
        {held && (
          <Button variant="light" onClick={() => send(form.values, held)}>
            {t("staff.add.insteadOf", { held: t(`staff.roles.${held}`), role: t(`staff.roles.${form.values.role}`) })}
          </Button>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending || ask.isPending}>
            {t(isProposed && form.values.reason.trim() !== "" ? "approvals.role.ask" : "kernel.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function LinkOnce({ link, onClose }: { link: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text>{t(link === null ? "staff.add.known" : "staff.add.link")}</Text>
      {link !== null && <CopiedLink link={link} />}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("kernel.close")}</Button>
      </Group>
    </Stack>
  );
}

function CopiedLink({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <Group wrap="nowrap" align="flex-start">
      <Code block style={{ flex: 1, overflowWrap: "anywhere", whiteSpace: "normal" }}>
        {link}
      </Code>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <ActionIcon size="lg" variant="default" onClick={copy} aria-label={t("kernel.copy")}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
