import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Password } from "@foyer/domain/staff/schema";
import { useTRPC } from "../kernel/api.ts";
import { useSession } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";

interface PasswordFormProps {
  opened: boolean;
  onClose: () => void;
}

export function PasswordForm({ opened, onClose }: PasswordFormProps) {
  const { t } = useTranslation();
  const { hasPassword } = useSession().me;
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current: "", next: "", again: "" },
    validate: {
      next: (next) => (Password.safeParse(next).success ? null : t("staff.account.tooShort")),
      again: (again, { next }) => (again === next ? null : t("staff.account.notSame")),
    },
  });
  const close = () => {
    form.reset();
    save.reset();
    onClose();
  };
  const save = useMutation(
    trpc.staff.setPassword.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.staff.session.pathFilter());
        notifications.show({ message: t("staff.account.passwordSet"), color: "pine" });
        close();
      },
    }),
  );
  const submit = form.onSubmit(({ current, next }) => save.mutate({ current: current === "" ? null : current, next }));
  return (
    <Modal opened={opened} onClose={close} title={t("staff.account.setPassword")}>
      <form onSubmit={submit}>
        <Stack>
          {hasPassword && (
            <PasswordInput
              visibilityToggleButtonProps={{ "aria-label": t("staff.signIn.show") }}
              label={t("staff.account.current")}
              autoComplete="current-password"
              {...form.getInputProps("current")}
            />
          )}
          <PasswordInput
            visibilityToggleButtonProps={{ "aria-label": t("staff.signIn.show") }}
            label={t("staff.account.next")}
            description={t("staff.account.nextHint")}
            autoComplete="new-password"
            {...form.getInputProps("next")}
          />
          <PasswordInput
            visibilityToggleButtonProps={{ "aria-label": t("staff.signIn.show") }}
            label={t("staff.account.again")}
            autoComplete="new-password"
            {...form.getInputProps("again")}
          />
          {save.error && <ErrorState error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("kernel.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("kernel.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
