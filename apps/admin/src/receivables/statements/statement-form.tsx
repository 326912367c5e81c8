import type { ClientId } from "@foyer/domain/clients/schema";
import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { StatementKind } from "@foyer/domain/receivables/statements/schema";
import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconMail } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { Can } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { MoneyText } from "../../kernel/text.tsx";
import { DayField } from "../posting/day-field.tsx";
import { KindField } from "./kind-field.tsx";
import { LanguageField } from "./language-field.tsx";
import { useStatement } from "./use-statement.ts";

type Preview = Outputs["statements"]["one"];

interface StatementFormProps {
  clientId: ClientId;
  given?: { asOf?: CalendarDate; kind?: StatementKind };
}

/** One client's statement: of which day, in which form, what it says, as a file or by mail. (A7.6) */
export function StatementForm({ clientId, given = {} }: StatementFormProps) {
  const { t } = useTranslation();
  const statement = useStatement(clientId, given);
  const { asOf, setAsOf, kind, setKind, from, setFrom, language, setLanguage, preview, fileOf } = statement;
  return (
    <Stack gap="md">
      <KindField value={kind} onChange={setKind} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {kind === "balance-forward" && (
          <DayField label={t("receivables.statements.from")} value={from} onChange={setFrom} />
        )}
        <DayField label={t("receivables.statements.asOf")} value={asOf} onChange={setAsOf} />
        <LanguageField value={language} onChange={setLanguage} />
      </SimpleGrid>
      <Answer query={preview}>
        {(data) => (
          <Stack gap="md">
            <Said preview={data} />
            <Group gap="xs">
              <FileButton format="PDF" href={fileOf("pdf")} />
              {data.accounts.flatMap(({ currency }) =>
                (["csv", "xlsx"] as const).map((format) => (
                  <FileButton
                    key={`${currency} ${format}`}
                    format={data.accounts.length > 1 ? `${format.toUpperCase()} ${currency}` : format.toUpperCase()}
                    href={fileOf(format, currency)}
                  />
                )),
              )}
            </Group>
            <Can act="receivables:write">
              <ByMail key={`${asOf} ${kind}`} clientId={clientId} preview={data} question={statement.question} />
            </Can>
          </Stack>
        )}
      </Answer>
    </Stack>
  );
}

function FileButton({ format, href }: { format: string; href: string }) {
  return (
    <Button component="a" variant="default" download href={href} leftSection={<IconDownload size={16} stroke={1.6} />}>
      {format}
    </Button>
  );
}

function Said({ preview: { accounts, recipient, mailed } }: { preview: Preview }) {
  const { t } = useTranslation();
  return (
    <Figures>
      {accounts.map(({ currency, balanceMinor, lines }) => (
        <Figure key={currency} label={t("receivables.statements.balance")}>
          <MoneyText amount={balanceMinor} currency={currency} />{" "}
          <Text span size="sm" c="dimmed">
            {t("receivables.statements.lines", { count: lines })}
          </Text>
        </Figure>
      ))}
      {accounts.length === 0 && (
        <Figure label={t("receivables.statements.balance")}>{t("receivables.account.none")}</Figure>
      )}
      <Figure label={t("receivables.statements.recipient")}>
        {recipient ? `${recipient.name} · ${recipient.mailMask}` : t("receivables.statements.noAddress")}
        {mailed && ` · ${t("receivables.statements.mailed")}`}
      </Figure>
    </Figures>
  );
}

interface ByMailProps {
  clientId: ClientId;
  preview: Preview;
  question: ReturnType<typeof useStatement>["question"];
}

/** Asked once more before it goes, with the name of who gets it; once it is in the outbox, it is not offered again. */
function ByMail({ clientId, preview: { recipient, mailed }, question }: ByMailProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const send = useMutation(
    trpc.statements.mail.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t("receivables.statements.started"), color: "pine" });
        await client.invalidateQueries(trpc.jobs.pathFilter());
        await client.invalidateQueries(trpc.statements.pathFilter());
      },
    }),
  );
  if (!recipient || mailed || send.isSuccess) return null;
  const icon = <IconMail size={16} stroke={1.6} />;
  return (
    <Stack gap="xs">
      {send.error && <ErrorState error={send.error} />}
      {asked ? (
        <Group gap="sm">
          <Text size="sm">
            {t("receivables.statements.mailOneAsked", { name: recipient.name, mask: recipient.mailMask })}
          </Text>
          <Button
            leftSection={icon}
            loading={send.isPending}
            onClick={() => send.mutate({ ...question, clientIds: [clientId] })}
          >
            {t("receivables.statements.mailOne")}
          </Button>
        </Group>
      ) : (
        <Group>
          <Button leftSection={icon} onClick={() => setAsked(true)}>
            {t("receivables.statements.mailOne")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
