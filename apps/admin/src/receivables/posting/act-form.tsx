import { decimal } from "@foyer/domain/kernel/money";
import { isReferenced, isWhole, type ItemAct } from "@foyer/domain/receivables/posting/rules";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import type { LedgerItem } from "../items-panel.tsx";
import { DayField } from "./day-field.tsx";
import { amountOf, MoneyField } from "./money-field.tsx";
import { useItemAct } from "./use-item-act.ts";

interface ActFormProps {
  item: LedgerItem;
  act: ItemAct;
  onDone: () => void;
}

/** One act on an item: how much, from which day, and why. */
export function ActForm({ item, act, onDone }: ActFormProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [key] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState(decimal(item.openMinor, item.currency));
  const [day, setDay] = useState(today);
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const { send, isPending, error } = useItemAct(item, act, onDone);
  const amountMinor = isWhole(act) ? item.amountMinor : amountOf(amount, item.currency);
  const isReady = amountMinor !== undefined && reason.trim() !== "" && (!isReferenced(act) || reference.trim() !== "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (amountMinor !== undefined)
          send({ key, amountMinor, day, reference: reference.trim(), reason: reason.trim() });
      }}
    >
      <Stack gap="sm">
        {!isWhole(act) && (
          <MoneyField
            label={t("receivables.items.amount")}
            currency={item.currency}
            value={amount}
            onChange={setAmount}
          />
        )}
        <DayField
          label={t(act === "dispute" ? "receivables.posting.from" : "receivables.items.postingDate")}
          value={day}
          onChange={setDay}
        />
        {isReferenced(act) && (
          <TextInput
            label={t("receivables.items.reference")}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
            maxLength={80}
          />
        )}
        <TextInput
          label={t("kernel.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={400}
        />
        {error && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={isPending} disabled={!isReady}>
            {t(`receivables.posting.acts.${act}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
