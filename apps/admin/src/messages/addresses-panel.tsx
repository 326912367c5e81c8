import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { MailAddress } from "@foyer/domain/messages/schema";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";

type AddressRecord = Outputs["messages"]["address"];

/** Consent and unsubscribing of one address, looked up in full; nobody can list them. (A2.8) */
export function AddressesPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const lookUp = useMutation(trpc.messages.address.mutationOptions());
  const address = MailAddress.safeParse(typed.trim());
  return (
    <Card title={t("messages.addresses.title")}>
      <Stack gap="md">
        <Text c="dimmed" size="sm">
          {t("messages.addresses.intro")}
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (address.success) lookUp.mutate({ mail: address.data });
          }}
        >
          <Group align="flex-end">
            <TextInput
              label={t("messages.addresses.address")}
              type="email"
              autoComplete="off"
              flex="1 1 16rem"
              maw={420}
              maxLength={254}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                lookUp.reset();
              }}
            />
            <Button type="submit" variant="default" disabled={!address.success} loading={lookUp.isPending}>
              {t("messages.addresses.lookUp")}
            </Button>
          </Group>
        </form>
        {lookUp.error && <ErrorState error={lookUp.error} />}
        {lookUp.data && address.success && (
          <Found record={lookUp.data} mail={address.data} onChanged={() => lookUp.mutate({ mail: address.data })} />
        )}
      </Stack>
    </Card>
  );
}

interface FoundProps {
  record: AddressRecord;
  mail: MailAddress;
  onChanged: () => void;
}

function Found({ record, mail, onChanged }: FoundProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [version, setVersion] = useState("");
  const [reason, setReason] = useState("");
  const then = { onSuccess: onChanged };
  const give = useMutation(trpc.messages.recordConsent.mutationOptions(then));
  const withdraw = useMutation(trpc.messages.withdrawConsent.mutationOptions(then));
  const suppress = useMutation(trpc.messages.suppress.mutationOptions(then));
  const lift = useMutation(trpc.messages.liftSuppression.mutationOptions(then));
  const failed = [give, withdraw, suppress, lift].find(({ error }) => error)?.error;
  const consented = record.consents.some(({ purpose, withdrawnAt }) => purpose === "survey" && withdrawnAt === null);
  const stopped = record.suppressions.find(({ liftedAt }) => liftedAt === null);
  return (
    <Stack gap="sm">
      <Entries record={record} />
      {failed && <ErrorState error={failed} />}
      <Group align="flex-end">
        {consented ? (
          <Button variant="default" onClick={() => withdraw.mutate({ mail, purpose: "survey" })}>
            {t("messages.addresses.withdraw")}
          </Button>
        ) : (
          <>
            <TextInput
              label={t("messages.addresses.version")}
              maxLength={60}
              value={version}
              onChange={(event) => setVersion(event.currentTarget.value)}
            />
            <Button
              disabled={version.trim() === ""}
              onClick={() => give.mutate({ mail, purpose: "survey", version: version.trim(), source: "staff" })}
            >
              {t("messages.addresses.record")}
            </Button>
          </>
        )}
        {stopped ? (
          <>
            <TextInput
              label={t("messages.addresses.liftReason")}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={reason.trim() === ""}
              onClick={() => lift.mutate({ id: stopped.id, reason: reason.trim() })}
            >
              {t("messages.addresses.lift")}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => suppress.mutate({ mail, reason: "asked" })}>
            {t("messages.addresses.suppress")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Entries({ record: { consents, suppressions } }: { record: AddressRecord }) {
  const { t } = useTranslation();
  if (consents.length + suppressions.length === 0) return <Text>{t("messages.addresses.none")}</Text>;
  return (
    <ul>
      {consents.map((consent) => (
        <li key={`c${consent.id}`}>
          {t("kernel.labelled", {
            label: t(`messages.purposes.${consent.purpose}`),
            value: t("messages.addresses.given"),
          })}{" "}
          <InstantText value={consent.givenAt} /> ({consent.version},{" "}
          {t(`messages.addresses.sources.${consent.source}`)})
          {consent.withdrawnAt && (
            <>
              {" · "}
              {t("messages.addresses.withdrawn")} <InstantText value={consent.withdrawnAt} />
            </>
          )}
        </li>
      ))}
      {suppressions.map((entry) => (
        <li key={`s${entry.id}`}>
          {t("kernel.labelled", {
            label: t("messages.addresses.suppressions"),
            value: t(`messages.addresses.suppressionReasons.${entry.reason}`),
          })}{" "}
          <InstantText value={entry.suppressedAt} />
          {entry.liftedAt && (
            <>
              {" · "}
              {t("messages.addresses.lift")} <InstantText value={entry.liftedAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
