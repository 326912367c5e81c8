import type { ClientId } from "@foyer/domain/clients/schema";
import { Currency } from "@foyer/domain/kernel/money";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Deduction } from "@foyer/domain/receivables/receiving/schema";
import { Rate } from "@foyer/domain/receivables/rates/schema";
import { Button, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../kernel/page.tsx";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { ClientField } from "../posting/client-field.tsx";
import { DayField } from "../posting/day-field.tsx";
import { amountOf, MoneyField } from "../posting/money-field.tsx";
import style from "./entry-form.module.css";
import { PlanPanel } from "./plan-panel.tsx";
import { oldestFirst, SettleField, settleOf, type Settling } from "./settle-field.tsx";
import { ShortfallField } from "./shortfall-field.tsx";
import { sharesOf, usePaymentPlan } from "./use-plan.ts";
import { useReceiving } from "./use-receiving.ts";

/** A payment is entered on one side, and what it will settle stands on the other before it is posted. */
export function EntryForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { property } = useSession();
  const [key] = useState(() => crypto.randomUUID());
  const [clientId, setClient] = useState<ClientId | null>(null);
  const [currency, setCurrency] = useState<Currency>(property.currency);
  const [rate, setRate] = useState("");
  const [amount, setAmount] = useState("");
  const [receivedOn, setReceivedOn] = useState(today);
  const [posted, setPosted] = useState<CalendarDate | null>(null);
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const [settling, setSettling] = useState<Settling>(oldestFirst);
  const [deductions, setDeductions] = useState<readonly Deduction[]>([]);
  const postingDate = posted ?? receivedOn;
  const amountMinor = amountOf(amount, currency);
  const settle = settleOf(settling, currency);
  const isForeign = currency !== property.currency;
  const booked = isForeign ? Rate.safeParse(rate.trim()).data : undefined;
  const money =
    clientId === null || amountMinor === undefined || settle === undefined
      ? null
      : { clientId, currency, amountMinor, receivedOn, postingDate, settle };
  const query = usePaymentPlan(money);
  const plan = money === null ? null : query.data;
  const { receive } = useReceiving(onDone);
  const kept = deductions.filter(({ itemId, amountMinor: left }) =>
    plan?.settled.some((debt) => debt.id === itemId && debt.openMinor - debt.amountMinor === left),
  );
  const isReady =
    money !== null &&
    plan !== null &&
    plan !== undefined &&
    !query.isFetching &&
    plan.problems.length === 0 &&
    reference.trim() !== "" &&
    (!isForeign || booked !== undefined) &&
    kept.every((deduction) => deduction.reason.trim() !== "");
  return (
    <form
      className={style["columns"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        receive.mutate({
          ...money,
          key,
          ...(booked === undefined ? {} : { rate: booked }),
          reference: reference.trim(),
          reason: reason.trim() || null,
          expected: sharesOf(plan),
          deductions: [...kept],
        });
      }}
    >
      <Card title={t("receivables.receiving.views.entry")}>
        <Stack gap="sm">
          <ClientField onChange={setClient} />
          <SimpleGrid cols={2}>
            <MoneyField label={t("receivables.items.amount")} currency={currency} value={amount} onChange={setAmount} />
            <Select
              label={t("receivables.currency")}
              data={Currency.options}
              value={currency}
              onChange={(value) => setCurrency(Currency.safeParse(value).data ?? currency)}
              allowDeselect={false}
              searchable
            />
          </SimpleGrid>
          {isForeign && (
            <TextInput
              label={t("receivables.posting.rate", { currency, own: property.currency })}
              value={rate}
              onChange={(event) => setRate(event.currentTarget.value)}
              inputMode="decimal"
            />
          )}
          <SimpleGrid cols={2}>
            <DayField label={t("receivables.receiving.receivedOn")} value={receivedOn} onChange={setReceivedOn} />
            <DayField label={t("receivables.items.postingDate")} value={postingDate} onChange={setPosted} />
          </SimpleGrid>
          <TextInput
            label={t("receivables.receiving.reference")}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
            maxLength={80}
          />
          <SettleField value={settling} currency={currency} onChange={setSettling} />
          <TextInput
            label={t("receivables.receiving.note")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={400}
          />
        </Stack>
      </Card>
      <Card title={t("receivables.receiving.preview")}>
        <Stack gap="sm" aria-live="polite">
          {query.error && money !== null && <ErrorState error={query.error} />}
          {plan ? (
            <PlanPanel
              plan={plan}
              postingDate={postingDate}
              stale={query.isFetching}
              shortfall={(debt) => (
                <ShortfallField
                  debt={debt}
                  currency={currency}
                  value={kept.find((each) => each.itemId === debt.id)}
                  onChange={(value) =>
                    setDeductions([...deductions.filter((each) => each.itemId !== debt.id), ...(value ? [value] : [])])
                  }
                />
              )}
            />
          ) : (
            <Text c="dimmed">
              {t(
                settle === undefined && clientId !== null && amountMinor !== undefined
                  ? "receivables.receiving.adviceEmpty"
                  : "receivables.receiving.previewEmpty",
              )}
            </Text>
          )}
          {plan && (plan.problems.length > 0 || reference.trim() === "") && (
            <Text size="sm" c="dimmed">
              {t(`receivables.receiving.${plan.problems.length > 0 ? "adviceUnready" : "referenceMissing"}`)}
            </Text>
          )}
          {receive.error && <ErrorState error={receive.error} />}
          <Button type="submit" loading={receive.isPending} disabled={!isReady}>
            {t("receivables.receiving.post")}
          </Button>
        </Stack>
      </Card>
    </form>
  );
}
