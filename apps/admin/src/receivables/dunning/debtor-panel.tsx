import type { ClientId } from "@foyer/domain/clients/schema";
import { Group, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProtectedValue } from "../../clients/contacts/protected-field.tsx";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { type Column, DataTable } from "../../kernel/data-table.tsx";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { CallForm } from "./call-form.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { LettersTable } from "./letters-panel.tsx";
import { StopsPanel } from "./stops-panel.tsx";
import { TermsPanel } from "./terms-panel.tsx";
import style from "./debtor-panel.module.css";
import type { Dunned } from "./use-collections.ts";
import { useStepName } from "./use-step-name.ts";

type Account = Dunned["accounts"][number];

/** One client to collect from: what it owes and what comes next, whom to call, what was said and written. (A7.7) */
export function DebtorPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.dunning.client.queryOptions({ clientId }));
  return (
    <Answer query={query}>
      {(dunned) => (
        <Stack>
          <h2 className={style["name"]}>{dunned.name}</h2>
          {dunned.accounts.map((account) => (
            <AccountCard key={account.currency} account={account} />
          ))}
          <Person dunned={dunned} clientId={clientId} />
          <Can act="dunning:call">
            <CallForm clientId={clientId} accounts={dunned.accounts} />
          </Can>
          <CallsPanel calls={dunned.calls} />
          {dunned.letters.length > 0 && (
            <Card title={t("receivables.dunning.views.letters")} flush>
              <LettersTable rows={dunned.letters} withClient={false} />
            </Card>
          )}
          <StopsPanel clientId={clientId} stops={dunned.stops} accounts={dunned.accounts} />
          <Can act="receivables:write">
            <TermsPanel clientId={clientId} charge={dunned.charge} />
          </Can>
        </Stack>
      )}
    </Answer>
  );
}

function AccountCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const columns: Column<Account["items"][number]>[] = [
    { key: "reference", title: t("receivables.items.reference"), lead: true, cell: (row) => row.reference },
    { key: "due", title: t("receivables.items.dueDate"), cell: (row) => <DateText value={row.dueDate} /> },
    { key: "days", title: t("receivables.items.daysPastDue"), align: "end", cell: (row) => Math.max(0, row.daysLate) },
    {
      key: "disputed",
      title: t("receivables.dunning.disputed"),
      align: "end",
      cell: (row) =>
        row.disputedMinor > 0 ? <MoneyText amount={row.disputedMinor} currency={account.currency} bare /> : "–",
    },
    {
      key: "open",
      title: t("receivables.items.open"),
      align: "end",
      cell: (row) => <MoneyText amount={row.openMinor} currency={account.currency} bare />,
      total: (
        <MoneyText
          amount={account.items.reduce((sum, row) => sum + row.openMinor, 0)}
          currency={account.currency}
          bare
        />
      ),
    },
    {
      key: "next",
      title: t("receivables.dunning.next"),
      cell: (row) => {
        if (row.stopped) return <HeldPanel reasons={[row.stopped]} />;
        if (!row.next) return <HeldPanel reasons={["ladder-over"]} />;
        return t("receivables.dunning.nextOn", { step: stepName(row.next.step), date: format.date(row.next.on) });
      },
    },
  ];
  return (
    <Card title={account.currency} flush>
      <DataTable
        caption={t("receivables.dunning.items")}
        columns={columns}
        rows={account.items}
        rowKey={(row) => row.itemId}
      />
    </Card>
  );
}

/** Whom to call, and who gets the letters. */
function Person({ dunned, clientId }: { dunned: Dunned; clientId: ClientId }) {
  const { t } = useTranslation();
  const api = useTRPCClient();
  const { phone } = dunned;
  const [account] = dunned.accounts;
  const revealing = (field: "mobile" | "phone") => ({
    by: ({ reason }: { reason: string }) =>
      phone
        ? api.dunning.revealPhone.mutate({ clientId, contactId: phone.contactId, field, reason })
        : Promise.resolve(""),
  });
  return (
    <Card>
      <Group justify="space-between" align="flex-start">
        <Figures>
          {phone && (
            <Figure label={t("receivables.dunning.phone")}>
              {phone.contact}
              <dl>
                <ProtectedValue
                  contactId={phone.contactId}
                  field="mobile"
                  mask={phone.mobileMask}
                  {...revealing("mobile")}
                />
                <ProtectedValue
                  contactId={phone.contactId}
                  field="phone"
                  mask={phone.phoneMask}
                  {...revealing("phone")}
                />
              </dl>
            </Figure>
          )}
          <Figure label={t("receivables.dunning.recipient")}>
            {account?.contact ?? "–"} {account?.mailMask ?? ""}
          </Figure>
          <Figure label={t("receivables.dunning.lastLetter")}>
            <DateText value={account?.lastLetterOn} />
          </Figure>
        </Figures>
        <TextLink to={`/clients/${clientId}`}>{t("receivables.dunning.openClient")}</TextLink>
      </Group>
    </Card>
  );
}
