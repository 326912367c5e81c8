import { yearOf } from "@foyer/domain/kernel/time";
import { Currency, currencyExponents } from "@foyer/domain/kernel/money";
import { EnterYear, yearAmounts } from "@foyer/domain/credit/information/schema";
import type { ClientId } from "@foyer/domain/clients/schema";
import { Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { AmountField, amountOrNone } from "./amount-field.tsx";
import { useInformationAct } from "./use-information.ts";

/** A year's figures from the client's accounts; what is not known stays empty. (A7.1) */
export function YearForm({ clientId, onDone }: { clientId: ClientId; onDone: () => void }) {
  const { t } = useTranslation();
  const own = useSession().property.currency;
  const today = useToday();
  const [year, setYear] = useState(yearOf(today) - 1);
  const [currency, setCurrency] = useState<Currency>(own);
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({});
  const [audited, setAudited] = useState(false);
  const [source, setSource] = useState("");
  const [note, setNote] = useState("");
  const enter = useInformationAct("enterYear", onDone);
  const read = EnterYear.safeParse({
    clientId,
    year,
    currency,
    audited,
    source,
    note: note.trim() || null,
    ...Object.fromEntries(yearAmounts.map((each) => [each, amountOrNone(amounts[each] ?? "", currency)])),
  });
  const areAmounts = yearAmounts.every((each) => amountOrNone(amounts[each] ?? "", currency) !== undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) enter.mutate(read.data);
      }}
    >
      <Stack gap="sm">
        <Group grow>
          <NumberInput
            label={t("credit.information.year")}
            value={year}
            min={1900}
            max={yearOf(today)}
            allowDecimal={false}
            thousandSeparator=""
            onChange={(value) => setYear(Number(value))}
          />
          <Select
            label={t("credit.information.currency")}
            value={currency}
            allowDeselect={false}
            data={Object.keys(currencyExponents)}
            onChange={(value) => setCurrency(Currency.catch(own).parse(value))}
          />
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {yearAmounts.map((each) => (
            <AmountField
              key={each}
              label={t(`credit.information.amounts.${each}`)}
              currency={currency}
              value={amounts[each] ?? ""}
              onChange={(text) => setAmounts((before) => ({ ...before, [each]: text }))}
            />
          ))}
        </SimpleGrid>
        <TextInput
          label={t("credit.information.source")}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          maxLength={200}
        />
        <Checkbox
          label={t("credit.information.audited")}
          checked={audited}
          onChange={(event) => setAudited(event.currentTarget.checked)}
        />
        <Textarea
          label={t("credit.information.note")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={2_000}
          rows={2}
        />
        {enter.error && <ErrorState error={enter.error} />}
        {areAmounts &&
          !read.success &&
          read.error.issues.some((issue) => issue.code === "custom" && "code" in (issue.params ?? {})) && (
            <p role="alert">{t("credit.refusals.part-above-whole")}</p>
          )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={enter.isPending} disabled={!read.success}>
            {t("kernel.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
