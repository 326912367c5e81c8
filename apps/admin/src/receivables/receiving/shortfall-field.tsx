import { type Currency, minor } from "@foyer/domain/kernel/money";
import type { Deduction } from "@foyer/domain/receivables/receiving/schema";
import { Group, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import type { PlannedDebt } from "./plan-panel.tsx";

const choices = ["open", "dispute", "write-off"] as const;

interface ShortfallFieldProps {
  debt: PlannedDebt;
  currency: Currency;
  value: Deduction | undefined;
  onChange: (value: Deduction | undefined) => void;
}

/** What becomes of what is left open of a debt that was paid short: it stays so, is contested, or is put before a second person. */
export function ShortfallField({ debt, currency, value, onChange }: ShortfallFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = minor(debt.openMinor - debt.amountMinor);
  const as = value?.as ?? "open";
  const choose = (chosen: string | null) => {
    const choice = choices.find((each) => each === chosen) ?? "open";
    if (choice === "open") return onChange(undefined);
    onChange({
      key: value?.key ?? crypto.randomUUID(),
      itemId: debt.id,
      amountMinor: left,
      as: choice,
      reason: value?.reason ?? "",
    });
  };
  return (
    <Group align="end" gap="xs" grow>
      <Select
        label={`${debt.reference} ${t("receivables.receiving.deduction")} ${format.money(left, currency)}`}
        data={choices.map((each) => ({ value: each, label: t(`receivables.receiving.deductions.${each}`) }))}
        value={as}
        onChange={choose}
        allowDeselect={false}
      />
      {value && (
        <TextInput
          label={t("receivables.receiving.deductionReason")}
          required
          maxLength={400}
          value={value.reason}
          onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}
