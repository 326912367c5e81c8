import { Button, Checkbox } from "@mantine/core";
import { dutyVersion } from "@foyer/domain/staff/duty/rules";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import style from "../door-panel.module.css";
import { Door } from "../door-panel.tsx";
import { PropertySwitch } from "../property-menu.tsx";
import { useSignOut } from "../use-sign-out.ts";
import { DutyText } from "./duty-text-panel.tsx";

/** Stands in place of every screen until its person has accepted the duty at this hotel; then the screen itself is there. (A2.8) */
export function AcceptDutyScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { me, property, properties, duty } = useSession();
  const [ticked, setTicked] = useState(false);
  const signOut = useSignOut();
  const accept = useMutation(
    trpc.staff.acceptDuty.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.staff.session.pathFilter()),
    }),
  );
  const lead = t(duty.accepted ? "staff.duty.changed" : "staff.duty.lead", { property: property.name });
  return (
    <Door title={t("staff.duty.title")} lead={lead} staffId={me.id} wide>
      <div className={style["fields"]}>
        <div>
          <DutyText />
        </div>
        <Checkbox
          label={t("staff.duty.tick")}
          size="md"
          checked={ticked}
          onChange={(event) => setTicked(event.currentTarget.checked)}
        />
        {accept.error && <ErrorState error={accept.error} />}
        <Button
          size="md"
          fullWidth
          disabled={!ticked}
          loading={accept.isPending}
          onClick={() => accept.mutate({ version: dutyVersion })}
        >
          {t("staff.duty.accept")}
        </Button>
      </div>
      <p className={style["foot"]}>
        {properties.length > 1 && (
          <PropertySwitch className={style["plain"] ?? ""} nameClassName={style["plainName"] ?? ""} />
        )}
        <button type="button" className={style["plain"]} onClick={() => signOut.mutate()}>
          {t("staff.account.signOut")}
        </button>
      </p>
    </Door>
  );
}
