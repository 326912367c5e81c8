import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { TextLink } from "../../kernel/link.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import type { Credit } from "./credits-panel.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { oldestFirst, SettleField, settleOf, type Settling } from "./settle-field.tsx";
import { sharesOf, useCreditPlan } from "./use-plan.ts";
import { useReceiving } from "./use-receiving.ts";

/** Settles what a client owes with what is left of a credit. */
export function CreditForm({ credit, onDone }: { credit: Credit; onDone: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [key] = useState(() => crypto.randomUUID());
  const [effectiveDate, setEffectiveDate] = useState(today);
  const [settling, setSettling] = useState<Settling>(oldestFirst);
  const settle = settleOf(settling, credit.currency);
  const asked = settle === undefined ? null : { creditItemId: credit.id, effectiveDate, settle };
  const query = useCreditPlan(asked);
  const plan = asked === null ? null : query.data;
  const { settleCredit } = useReceiving(onDone);
  const isReady =
    asked !== null &&
    plan !== null &&
    plan !== undefined &&
    !query.isFetching &&
    plan.problems.length === 0 &&
    plan.settled.length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) settleCredit.mutate({ ...asked, key, expected: sharesOf(plan) });
      }}
    >
      <Stack gap="sm">
        <Figures>
          <Figure label={t("receivables.items.client")}>
            <TextLink to={`/clients/${credit.clientId}`}>{credit.client}</TextLink>
          </Figure>
          <Figure label={t("receivables.receiving.unapplied")}>
            <MoneyText amount={credit.openMinor} currency={credit.currency} />
          </Figure>
          <Figure label={t("receivables.receiving.credits.owed")}>
            <MoneyText amount={credit.owedMinor} currency={credit.currency} />
          </Figure>
        </Figures>
        <DayField label={t("receivables.receiving.credits.from")} value={effectiveDate} onChange={setEffectiveDate} />
        <SettleField value={settling} currency={credit.currency} onChange={setSettling} always />
        {query.error && <ErrorState error={query.error} />}
        {plan && <PlanPanel plan={plan} postingDate={effectiveDate} stale={query.isFetching} />}
        {settleCredit.error && <ErrorState error={settleCredit.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={settleCredit.isPending} disabled={!isReady}>
            {t("receivables.receiving.credits.settle")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
