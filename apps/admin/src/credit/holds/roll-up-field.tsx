import type { ClientId } from "@foyer/domain/clients/schema";
import { Switch } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { useMay } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useCreditDone } from "./use-credit.ts";

interface RollUpFieldProps {
  clientId: ClientId;
  rollUp: Outputs["creditHolds"]["standing"]["rollUp"];
}

/** Whether a client and the files below it share one limit, who said so and since when; finance says so. (A7.4) */
export function RollUpField({ clientId, rollUp }: RollUpFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const mayWrite = useMay()("credit:write");
  const done = useCreditDone(() => {});
  const set = useMutation(
    trpc.creditHolds.setRollUp.mutationOptions({ onSuccess: () => done(t("credit.exposure.group.set")) }),
  );
  if (!mayWrite && rollUp === null) return null;
  return (
    <>
      <Switch
        label={t("credit.exposure.group.shared")}
        description={
          rollUp === null
            ? undefined
            : t("credit.exposure.group.since", {
                date: format.date(rollUp.fromDate),
                who: rollUp.by ?? t("credit.exposure.group.system"),
              })
        }
        checked={rollUp !== null}
        disabled={!mayWrite || set.isPending}
        onChange={(event) => set.mutate({ clientId, on: event.currentTarget.checked })}
      />
      {set.error && <ErrorState error={set.error} />}
    </>
  );
}
