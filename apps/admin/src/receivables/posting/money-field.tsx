import { type Currency, type Minor, minorOfDecimal } from "@foyer/domain/kernel/money";
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The amount that a text says, when it can be posted: above nothing, and no finer than the currency. */
export function amountOf(text: string, currency: Currency): Minor | undefined {
  const amount = minorOfDecimal(text.trim().replaceAll(",", ""), currency);
  return amount !== undefined && amount > 0 ? amount : undefined;
}

interface MoneyFieldProps {
  label: string;
  currency: Currency;
  value: string;
  onChange: (text: string) => void;
}

export function MoneyField({ label, currency, value, onChange }: MoneyFieldProps) {
  const { t } = useTranslation();
  const isWrong = value.trim() !== "" && amountOf(value, currency) === undefined;
  return (
    <TextInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="decimal"
      rightSection={<span>{currency}</span>}
      rightSectionWidth={52}
      error={isWrong ? t("receivables.posting.notAnAmount", { currency }) : undefined}
    />
  );
}
