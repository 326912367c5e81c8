import { addDays, type CalendarDate } from "@foyer/domain/kernel/time";
import type { BankAccountId, BankLayout } from "@foyer/domain/receivables/receiving/bank/schema";
import { Alert, Button, Checkbox, FileInput, Group, List, Select, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { codeText } from "../../kernel/refusal-text.ts";
import { MoneyText } from "../../kernel/text.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import { LayoutField } from "./layout-field.tsx";
import { type CheckedFile, useCheckedFile, useKeepFile } from "./use-statement.ts";

interface StatementFormProps {
  accounts: readonly { id: BankAccountId; name: string }[];
  accountId: BankAccountId | undefined;
  onDone: () => void;
}

/** A bank's statement: how it is read and what is new in it stand here before it is kept. */
export function StatementForm({ accounts, accountId, onDone }: StatementFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const [account, setAccount] = useState(accountId ?? accounts[0]?.id);
  const [file, setFile] = useState<File | null>(null);
  const [layout, setLayout] = useState<BankLayout | null>(null);
  const [through, setThrough] = useState<CalendarDate | null>(null);
  const [older, setOlder] = useState(false);
  const sent = file === null || account === undefined ? null : { accountId: account, file, layout, through, older };
  const query = useCheckedFile(sent);
  const checked = sent === null ? null : query.data;
  const keep = useKeepFile(async ({ kept }) => {
    await client.invalidateQueries(trpc.receiving.pathFilter());
    notifications.show({ message: t("receivables.receiving.bank.kept", { count: kept?.fresh ?? 0 }), color: "pine" });
    onDone();
  });
  const check = checked?.check;
  const isOld = check?.latest != null && check.to !== null && check.to < check.latest;
  const isReady =
    check != null &&
    check.wrong === 0 &&
    (check.fresh + check.known > 0 || through !== null) &&
    (!isOld || older) &&
    !query.isFetching;
  const failed = keep.error ?? query.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (sent && isReady) keep.mutate({ ...sent, layout: checked?.layout ?? layout });
      }}
    >
      <Stack gap="sm">
        <Select
          label={t("receivables.receiving.bank.account")}
          allowDeselect={false}
          value={account === undefined ? null : String(account)}
          data={accounts.map((each) => ({ value: String(each.id), label: each.name }))}
          onChange={(value) => {
            setAccount(accounts.find((each) => String(each.id) === value)?.id);
            setLayout(null);
          }}
        />
        <FileInput
          label={t("receivables.receiving.bank.file")}
          required
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          leftSection={<IconFileSpreadsheet size={18} stroke={1.6} />}
          value={file}
          // a file that was corrected is chosen again under its old name
          fileInputProps={{ onClick: (event) => void (event.currentTarget.value = "") }}
          onChange={(chosen) => {
            setFile(chosen);
            setLayout(null);
            setThrough(null);
            setOlder(false);
          }}
        />
        {checked && (
          <>
            {checked.layout === null && <Alert color="amber">{t("receivables.receiving.bank.layoutMissing")}</Alert>}
            <LayoutField
              key={`${file?.name} ${file?.lastModified}`}
              header={checked.header}
              value={checked.layout}
              onChange={setLayout}
            />
          </>
        )}
        {checked && check && (
          <>
            <WhatIsNew checked={checked} check={check} />
            <DayField
              label={t("receivables.receiving.bank.through")}
              value={through ?? check.to ?? today}
              onChange={setThrough}
            />
            {isOld && (
              <Checkbox
                label={t("receivables.receiving.bank.older")}
                checked={older}
                onChange={(event) => setOlder(event.currentTarget.checked)}
              />
            )}
          </>
        )}
        {failed && (
          <Text c="red" size="sm" role="alert">
            {failed.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={keep.isPending} disabled={!isReady}>
            {t("receivables.receiving.bank.keep")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface WhatIsNewProps {
  checked: CheckedFile;
  check: NonNullable<CheckedFile["check"]>;
}

/** How much of a file is new, whether it leaves days out or is an old one, and which of its lines cannot be read. */
function WhatIsNew({ checked, check }: WhatIsNewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = checked.account;
  const { from, to, latest } = check;
  return (
    <>
      <Figures>
        <Figure label={t("receivables.receiving.bank.new")}>{format.integer(check.fresh)}</Figure>
        <Figure label={t("receivables.receiving.bank.known")}>{format.integer(check.known)}</Figure>
        <Figure label={t("receivables.receiving.bank.receivedSum")}>
          <MoneyText amount={check.receivedMinor} currency={currency} />
        </Figure>
        <Figure label={t("receivables.receiving.bank.paidSum")}>
          <MoneyText amount={check.paidMinor} currency={currency} />
        </Figure>
        {from !== null && to !== null && (
          <Figure label={t("receivables.receiving.bank.days")}>{`${format.date(from)} – ${format.date(to)}`}</Figure>
        )}
        {check.skipped > 0 && (
          <Figure label={t("receivables.receiving.bank.skipped")}>{format.integer(check.skipped)}</Figure>
        )}
      </Figures>
      {latest !== null && to !== null && to < latest && (
        <Alert color="amber">
          {t("receivables.receiving.bank.old", { last: format.date(to), latest: format.date(latest) })}
        </Alert>
      )}
      {latest !== null && from !== null && from > addDays(latest, 1) && (
        <Alert color="amber">
          {t("receivables.receiving.bank.gap", {
            from: format.date(addDays(latest, 1)),
            to: format.date(addDays(from, -1)),
          })}
        </Alert>
      )}
      {checked.problems.length > 0 && (
        <Alert color="red" role="alert" title={t("receivables.receiving.bank.wrong", { count: check.wrong })}>
          <List size="sm">
            {checked.problems.slice(0, 20).map((problem) => (
              <List.Item key={`${problem.line} ${problem.column}`}>
                <Text span fw={500}>
                  {t("receivables.receiving.line", { place: problem.line })} {problem.column} {problem.value}
                </Text>{" "}
                {codeText(problem.code)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}
