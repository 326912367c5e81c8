import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { codeText } from "../../kernel/refusal-text.ts";
import { ErrorState } from "../../kernel/states.tsx";
import style from "./verify-field.module.css";

export type Verifiable = Outputs["activities"]["verifiable"][number];

/** Confirms a file as unchanged; every list that shows how fresh it is is asked anew. (B1.2) */
export function useVerify() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.activities.verify.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          client.invalidateQueries(trpc.clients.pathFilter()),
          client.invalidateQueries(trpc.activities.verifiable.pathFilter()),
        ]);
        notifications.show({ message: t("clients.file.verified"), color: "pine" });
      },
    }),
  );
}

/** Why a file cannot be confirmed today, in words. */
export function WhyNot({ state }: { state: Verifiable }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state.whyNot === null) return null;
  const why =
    state.whyNot === "clients.not-reached"
      ? t("clients.file.verifyWhyNot", { days: state.within })
      : codeText(state.whyNot);
  return (
    <span className={style["why"]}>
      {why}
      {state.reachedOn && ` ${t("clients.file.reachedOn", { date: format.date(state.reachedOn) })}`}
    </span>
  );
}

interface VerificationProps {
  file: {
    readonly id: ClientId;
    readonly verifiedOn: CalendarDate | null;
    readonly staleOn: CalendarDate | null;
    readonly isStale: boolean;
  };
  mayVerify: boolean;
}

/** When a file was last confirmed, until when that holds, and the way to confirm it now or why not. (A2.7) */
export function Verification({ file, mayVerify }: VerificationProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  const verify = useVerify();
  const states = useQuery(trpc.activities.verifiable.queryOptions({ clientIds: [file.id] }, { enabled: mayVerify }));
  const state = states.data?.[0];
  return (
    <>
      <span className={style["fact"]}>
        {file.verifiedOn ? (
          <IconCircleCheck size={17} stroke={1.7} aria-hidden />
        ) : (
          <IconClock size={17} stroke={1.7} aria-hidden />
        )}
        {file.verifiedOn
          ? t("clients.file.verifiedOn", { date: format.date(file.verifiedOn) })
          : t("clients.file.neverVerified")}
      </span>
      {file.staleOn && <Freshness on={file.staleOn} isStale={file.isStale} />}
      {mayVerify && state?.whyNot === null && (
        <Button
          size="compact-sm"
          variant="light"
          className={style["button"]}
          loading={verify.isPending}
          onClick={() => verify.mutate({ clientId: file.id })}
        >
          {t("clients.file.verify")}
        </Button>
      )}
      {mayVerify && state && <WhyNot state={state} />}
      {verify.error && <ErrorState error={verify.error} />}
    </>
  );
}

/** Until when a file counts as fresh, or since when it does not. */
function Freshness({ on, isStale }: { on: CalendarDate; isStale: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!isStale) return <span className={style["soft"]}>{t("clients.file.verifyBy", { date: format.date(on) })}</span>;
  return (
    <span className={style["stale"]}>
      <IconAlertTriangle size={15} stroke={1.8} aria-hidden />
      {t("clients.file.staleSince", { date: format.date(on) })}
    </span>
  );
}
