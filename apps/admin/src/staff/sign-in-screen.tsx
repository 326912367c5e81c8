import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { useTRPC } from "../kernel/api.ts";
import { useSessionQuery } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import style from "./door-panel.module.css";
import { Door } from "./door-panel.tsx";
import { useEntrance } from "./use-entrance.ts";

export function SignInScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { next, enter } = useEntrance();
  const session = useSessionQuery();
  const signIn = useMutation(trpc.staff.signIn.mutationOptions({ onSuccess: enter }));
  const form = useForm({ initialValues: { email: "", password: "" } });
  if (session.data) return <Navigate to={next} replace />;
  return (
    <Door title={t("staff.signIn.title")} lead={t("staff.signIn.lead")}>
      <form className={style["fields"]} onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <TextInput
          label={t("staff.signIn.email")}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          size="md"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ "aria-label": t("staff.signIn.show") }}
          label={t("staff.signIn.password")}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          {...form.getInputProps("password")}
        />
        {signIn.error && <ErrorState error={signIn.error} />}
        <Button type="submit" size="md" mt={4} loading={signIn.isPending} fullWidth>
          {t("staff.signIn.submit")}
        </Button>
      </form>
      <p className={style["foot"]}>{t("staff.signIn.linkHint")}</p>
    </Door>
  );
}
