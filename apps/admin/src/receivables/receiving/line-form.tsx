import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { ClientField } from "../posting/client-field.tsx";
import { DayField } from "../posting/day-field.tsx";
import { BankSays } from "./bank-line-panel.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { oldestFirst, SettleField, settleOf, type Settling } from "./settle-field.tsx";
import type { BankLine } from "./use-bank-lines.ts";
import { sharesOf, usePaymentPlan } from "./use-plan.ts";
import { useReceiving } from "./use-receiving.ts";

/** Says whose payment a line is and what it settles, where no proposal is right. */
export function LineForm({ line, onDone }: { line: BankLine; onDone: () => void }) {
  const { t } = useTranslation();
  const { property } = useSession();
  const { currency, amountMinor, bookedOn, matches } = line;
  const [key] = useState(() => crypto.randomUUID());
  const [clientId, setClient] = useState<ClientId | null>(matches[0]?.clientId ?? null);
  const [other, setOther] = useState(matches.length === 0);
  const [postingDate, setPostingDate] = useState<CalendarDate>(bookedOn);
  const [rate, setRate] = useState("");
  const [settling, setSettling] = useState<Settling>(oldestFirst);
  const settle = settleOf(settling, currency);
  const isForeign = currency !== property.currency;
  const booked = isForeign ? Rate.safeParse(rate.trim()).data : undefined;
  const asked =
    clientId === null || settle === undefined
      ? null
      : { clientId, currency, amountMinor, receivedOn: bookedOn, postingDate, settle };
  const query = usePaymentPlan(asked);
  const plan = asked === null ? null : query.data;
  const { accept } = useReceiving(onDone);
  const isReady =
    asked !== null &&
    plan !== null &&
    plan !== undefined &&
    !query.isFetching &&
    plan.problems.length === 0 &&
    (!isForeign || booked !== undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const given = { lineId: line.id, clientId: asked.clientId, shares: sharesOf(plan), postingDate };
        accept.mutate({ key, lines: [{ ...given, ...(booked === undefined ? {} : { rate: booked }) }] });
      }}
    >
      <Stack gap="sm">
        <BankSays line={line} />
        {other ? (
          <ClientField onChange={setClient} />
        ) : (
          <Select
            label={t("receivables.items.client")}
            allowDeselect={false}
            value={String(clientId)}
            data={[
              ...matches.map((each) => ({
                value: String(each.clientId),
                label: `${each.client} · ${t("receivables.receiving.bank.score", { score: each.score })}`,
              })),
              { value: "", label: t("kernel.search") },
            ]}
            onChange={(value) => {
              const match = matches.find((each) => String(each.clientId) === value);
              setClient(match?.clientId ?? null);
              setOther(match === undefined);
            }}
          />
        )}
        <SettleField value={settling} currency={currency} onChange={setSettling} />
        <DayField label={t("receivables.items.postingDate")} value={postingDate} onChange={setPostingDate} />
        {isForeign && (
          <TextInput
            label={t("receivables.posting.rate", { currency, own: property.currency })}
            value={rate}
            onChange={(event) => setRate(event.currentTarget.value)}
            inputMode="decimal"
          />
        )}
        {query.error && asked !== null && <ErrorState error={query.error} />}
        {plan && <PlanPanel plan={plan} postingDate={postingDate} stale={query.isFetching} />}
        {accept.error && <ErrorState error={accept.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={accept.isPending} disabled={!isReady}>
            {t("receivables.receiving.bank.accept")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
