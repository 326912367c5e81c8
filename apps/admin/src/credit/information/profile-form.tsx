import type { ClientId } from "@foyer/domain/clients/schema";
import { EnterProfile, profileTexts } from "@foyer/domain/credit/information/schema";
import { decimal } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { Button, Group, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { AmountField, amountOrNone } from "./amount-field.tsx";
import type { Profile } from "./profile-panel.tsx";
import { useInformationAct } from "./use-information.ts";

interface ProfileFormProps {
  clientId: ClientId;
  profile: Profile | null;
  onDone: () => void;
}

/** Says anew who owns and runs a client and what it does, beginning with what was said last. (A7.1) */
export function ProfileForm({ clientId, profile, onDone }: ProfileFormProps) {
  const { t } = useTranslation();
  const { currency } = useSession().property;
  const said = (amount: Profile["capitalMinor"] | undefined) => (amount ? decimal(amount, currency) : "");
  const [foundedOn, setFoundedOn] = useState<CalendarDate | null>(profile?.foundedOn ?? null);
  const [capital, setCapital] = useState(said(profile?.capitalMinor));
  const [employees, setEmployees] = useState<number | null>(profile?.employees ?? null);
  const [contracted, setContracted] = useState(said(profile?.contractedYearMinor));
  const [contractedBy, setContractedBy] = useState(profile?.contractedBy ?? "");
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(profileTexts.map((each) => [each, profile?.[each] ?? ""])),
  );
  const enter = useInformationAct("enterProfile", onDone);
  const read = EnterProfile.safeParse({
    clientId,
    foundedOn,
    capitalMinor: amountOrNone(capital, currency),
    employees,
    contractedYearMinor: amountOrNone(contracted, currency),
    contractedBy: contractedBy.trim() || null,
    ...Object.fromEntries(profileTexts.map((each) => [each, texts[each]?.trim() || null])),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read.success) enter.mutate(read.data);
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <DateInput
            label={t("credit.information.foundedOn")}
            value={foundedOn}
            valueFormat="YYYY-MM-DD"
            clearable
            onChange={(day) => setFoundedOn(CalendarDate.safeParse(day).data ?? null)}
          />
          <AmountField
            label={t("credit.information.capital")}
            currency={currency}
            value={capital}
            onChange={setCapital}
          />
          <NumberInput
            label={t("credit.information.employees")}
            value={employees ?? ""}
            min={0}
            allowDecimal={false}
            onChange={(value) => setEmployees(value === "" ? null : Number(value))}
          />
        </SimpleGrid>
        {profileTexts.map((each) => (
          <Textarea
            key={each}
            label={t(`credit.information.${each}`)}
            value={texts[each] ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTexts((before) => ({ ...before, [each]: value }));
            }}
            maxLength={2_000}
            rows={2}
          />
        ))}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <AmountField
            label={t("credit.information.contractedYear")}
            currency={currency}
            value={contracted}
            onChange={setContracted}
          />
          <TextInput
            label={t("credit.information.contractedBy")}
            value={contractedBy}
            onChange={(event) => setContractedBy(event.currentTarget.value)}
            maxLength={200}
          />
        </SimpleGrid>
        {enter.error && <ErrorState error={enter.error} />}
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
