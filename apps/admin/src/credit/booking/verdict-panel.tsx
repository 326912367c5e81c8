import type { ClientId } from "@foyer/domain/clients/schema";
import { type Minor, minor } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconLock } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";

interface AskedVerdict {
  readonly clientId: ClientId;
  readonly amountMinor: Minor | undefined;
  readonly from: CalendarDate;
}

/** What a booking of this amount would come to; nothing while there is none. Sending it is what counts. */
export function useVerdict({ clientId, amountMinor, from }: AskedVerdict) {
  const trpc = useTRPC();
  return useQuery(
    trpc.creditBooking.would.queryOptions(
      { clientId, amountMinor: amountMinor ?? minor(0), from },
      { enabled: amountMinor !== undefined, placeholderData: keepPreviousData },
    ),
  ).data;
}

const looks = {
  passes: { color: "pine", icon: <IconCheck size={18} /> },
  ask: { color: "amber", icon: <IconAlertTriangle size={18} /> },
  held: { color: "brick", icon: <IconLock size={18} /> },
} as const;

/** Says before it is sent whether a booking passes, needs finance, or is held, and what it would leave. */
export function VerdictPanel({ verdict }: { verdict: ReturnType<typeof useVerdict> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!verdict) return null;
  const { after, overdueDays } = verdict;
  const lines = [
    t(`credit.booking.verdicts.${verdict.verdict}`, { days: overdueDays }),
    ...(verdict.verdict === "held" ? [t(`credit.booking.because.${verdict.because}`, { days: overdueDays })] : []),
    ...(verdict.verdict === "held" && verdict.over > 0
      ? [t("credit.exposure.over", { amount: format.money(verdict.over) })]
      : after === null
        ? []
        : [t("credit.booking.leaves", { amount: format.money(after) })]),
  ];
  return (
    <Alert {...looks[verdict.verdict]} variant="light" role="status">
      {lines.join(" · ")}
      {verdict.verdict === "held" && <div>{t("credit.booking.whatToDo")}</div>}
    </Alert>
  );
}
