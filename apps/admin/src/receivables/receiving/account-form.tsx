import type { BankAccountId } from "@foyer/domain/receivables/receiving/bank/schema";
import { Currency } from "@foyer/domain/kernel/money";
import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useReceiving } from "./use-receiving.ts";

interface AccountFormProps {
  accounts: readonly { id: BankAccountId; name: string }[];
  onDone: () => void;
}

/** Another account of the house, and the ones there are. */
export function AccountForm({ accounts, onDone }: AccountFormProps) {
  const { t } = useTranslation();
  const { property } = useSession();
  const [name, setName] = useState("");
  const [currency, setCurrency] = useState<Currency>(property.currency);
  const { addAccount, closeAccount } = useReceiving(onDone);
  const error = addAccount.error ?? closeAccount.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") addAccount.mutate({ name: name.trim(), currency });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t("receivables.receiving.bank.accountName")}
          description={t("receivables.receiving.bank.accountHint")}
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("receivables.currency")}
          data={Currency.options}
          value={currency}
          onChange={(value) => setCurrency(Currency.safeParse(value).data ?? currency)}
          allowDeselect={false}
        />
        {error && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={addAccount.isPending} disabled={name.trim() === ""}>
            {t("kernel.add")}
          </Button>
        </Group>
        {accounts.map((account) => (
          <Group key={account.id} justify="space-between">
            <Text>{account.name}</Text>
            <Button
              size="xs"
              variant="default"
              loading={closeAccount.isPending}
              onClick={() => closeAccount.mutate({ id: account.id })}
            >
              {t("receivables.receiving.bank.closeAccount")}
            </Button>
          </Group>
        ))}
      </Stack>
    </form>
  );
}
