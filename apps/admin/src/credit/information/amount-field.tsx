import { type Currency, type Minor, minorOfDecimal } from "@foyer/domain/kernel/money";
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The amount that a text says; null where it says nothing, undefined where it is none. A loss is written with a minus. */
export function amountOrNone(text: string, currency: Currency): Minor | null | undefined {
  const said = text.trim().replaceAll(",", "").replaceAll("−", "-");
  return said === "" ? null : minorOfDecimal(said, currency);
}

interface AmountFieldProps {
  label: string;
  currency: Currency;
  value: string;
  onChange: (text: string) => void;
}

/** An amount that may be missing. */
export function AmountField({ label, currency, value, onChange }: AmountFieldProps) {
  const { t } = useTranslation();
  const isWrong = amountOrNone(value, currency) === undefined;
  return (
    <TextInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="decimal"
      error={isWrong ? t("receivables.posting.notAnAmount", { currency }) : undefined}
    />
  );
}
