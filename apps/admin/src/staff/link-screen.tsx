import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../kernel/api.ts";
import { ErrorState } from "../kernel/states.tsx";
import style from "./door-panel.module.css";
import { Door } from "./door-panel.tsx";
import { useEntrance } from "./use-entrance.ts";

/** The secret stands behind the `#`, so it reaches no server log; only the button spends it, so a scanner that opens the page does not. */
export function LinkScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { enter } = useEntrance();
  const [token] = useState(() => window.location.hash.slice(1));
  const signIn = useMutation(trpc.staff.signInByLink.mutationOptions({ onSuccess: enter }));
  return (
    <Door title={t("staff.link.title")} lead={t(token === "" ? "staff.link.missing" : "staff.link.lead")}>
      <div className={style["fields"]}>
        {signIn.error && <ErrorState error={signIn.error} />}
        {token !== "" && (
          <Button
            size="md"
            fullWidth
            loading={signIn.isPending}
            onClick={() => signIn.mutate({ token })}
            data-autofocus
          >
            {t("staff.link.submit")}
          </Button>
        )}
      </div>
      <p className={style["foot"]}>
        <Link className="foyer-link" to="/sign-in">
          {t("staff.link.toSignIn")}
        </Link>
      </p>
    </Door>
  );
}
