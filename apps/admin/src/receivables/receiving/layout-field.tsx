import { dateFormats } from "@foyer/domain/kernel/read";
import { BankLayout } from "@foyer/domain/receivables/receiving/bank/schema";
import { Fieldset, MultiSelect, SegmentedControl, Select, SimpleGrid, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A layout while it is being put together: a column may be missing still. */
interface Draft {
  readonly date: string | null;
  readonly how: "signed" | "two-columns";
  readonly amount: string | null;
  readonly received: string | null;
  readonly paid: string | null;
  readonly payer: string | null;
  readonly texts: readonly string[];
  readonly reference: string | null;
  readonly dates: string | null;
}

const draftOf = (layout: BankLayout | null): Draft => ({
  date: layout?.date ?? null,
  how: layout?.amount.how ?? "signed",
  amount: layout?.amount.how === "signed" ? layout.amount.column : null,
  received: layout?.amount.how === "two-columns" ? layout.amount.received : null,
  paid: layout?.amount.how === "two-columns" ? layout.amount.paid : null,
  payer: layout?.payer ?? null,
  texts: layout?.texts ?? [],
  reference: layout?.reference ?? null,
  dates: layout?.dates ?? null,
});

const layoutOf = ({ date, how, amount, received, paid, ...rest }: Draft): BankLayout | undefined =>
  BankLayout.safeParse({
    ...rest,
    date,
    amount: how === "signed" ? { how, column: amount } : { how, received, paid },
  }).data;

interface LayoutFieldProps {
  header: readonly string[];
  value: BankLayout | null;
  onChange: (layout: BankLayout) => void;
}

/** Which column of the bank's file is what. */
export function LayoutField({ header, value, onChange }: LayoutFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(value));
  const names = [...new Set(header.filter((name) => name !== ""))];
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    const layout = layoutOf(next);
    if (layout) onChange(layout);
  };
  const column = (
    label: string,
    key: "date" | "amount" | "received" | "paid" | "payer" | "reference",
    needed = false,
  ) => (
    <Select
      label={label}
      required={needed}
      clearable={!needed}
      placeholder={needed ? undefined : t("receivables.receiving.bank.layoutNone")}
      data={names}
      value={draft[key]}
      onChange={(chosen) => change({ [key]: chosen })}
    />
  );
  return (
    <Fieldset legend={t("receivables.receiving.bank.layout")}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t("receivables.receiving.bank.layoutAmount")}
          value={draft.how}
          onChange={(how) => change({ how: how === "signed" ? "signed" : "two-columns" })}
          data={(["signed", "two-columns"] as const).map((how) => ({
            value: how,
            label: t(`receivables.receiving.bank.layoutHow.${how}`),
          }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {column(t("receivables.receiving.bank.layoutDate"), "date", true)}
          {draft.how === "signed" && column(t("receivables.receiving.bank.layoutAmount"), "amount", true)}
          {draft.how === "two-columns" && column(t("receivables.receiving.bank.layoutReceived"), "received", true)}
          {draft.how === "two-columns" && column(t("receivables.receiving.bank.layoutPaid"), "paid", true)}
          {column(t("receivables.receiving.bank.payer"), "payer")}
          {column(t("receivables.receiving.bank.bankReference"), "reference")}
          <MultiSelect
            label={t("receivables.receiving.bank.text")}
            data={names}
            maxValues={4}
            value={[...draft.texts]}
            onChange={(texts) => change({ texts })}
          />
          <Select
            label={t("receivables.receiving.bank.layoutDates")}
            allowDeselect={false}
            value={draft.dates ?? ""}
            data={[
              { value: "", label: t("receivables.receiving.bank.layoutDatesPlain") },
              ...dateFormats.map((format) => ({ value: format, label: format })),
            ]}
            onChange={(chosen) => change({ dates: chosen || null })}
          />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}
