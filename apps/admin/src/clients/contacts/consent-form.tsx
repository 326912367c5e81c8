import { Button, Group, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { ClientId, ContactId } from "@foyer/domain/clients/schema";
import { type CarePurpose, carePurposes, type Channel, ConsentSource } from "@foyer/domain/messages/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { ErrorState, SkeletonRows } from "../../kernel/states.tsx";
import style from "./consent-form.module.css";

type Way = Outputs["clients"]["consents"][number];
type Consent = Way["consents"][number];

interface ConsentFormProps {
  clientId: ClientId;
  contactId: ContactId;
  mayWrite: boolean;
}

/** What a person agreed to, for each way to be reached and each purpose: which wording, when, from whom, recorded by whom. (A2.8) */
export function ConsentForm({ clientId, contactId, mayWrite }: ConsentFormProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const consents = useQuery(trpc.clients.consents.queryOptions({ id: clientId }));
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("clients.contacts.consent.lead")}
      </Text>
      <Answer
        query={consents}
        waiting={<SkeletonRows rows={4} />}
        isEmpty={(data) => !data.some((way) => way.contactId === contactId)}
        empty={<Text>{t("clients.contacts.consent.none")}</Text>}
      >
        {(data) =>
          data
            .filter((way) => way.contactId === contactId)
            .map((way) => (
              <section key={way.channel} className={style["way"]}>
                <h3 className={style["channel"]}>{t(`clients.contacts.fields.${way.channel}`)}</h3>
                {way.suppressed && <p className={style["stopped"]}>{t("clients.contacts.consent.suppressed")}</p>}
                {carePurposes.map((purpose) => (
                  <Purpose
                    key={purpose}
                    contactId={contactId}
                    channel={way.channel}
                    purpose={purpose}
                    consent={way.consents.find((each) => each.purpose === purpose)}
                    mayWrite={mayWrite}
                  />
                ))}
              </section>
            ))
        }
      </Answer>
    </Stack>
  );
}

interface PurposeProps {
  contactId: ContactId;
  channel: Channel;
  purpose: CarePurpose;
  consent: Consent | undefined;
  mayWrite: boolean;
}

function useRefresh(key: "clients.contacts.consent.recorded" | "clients.contacts.consent.ended", then?: () => void) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  return {
    onSuccess: async () => {
      await client.invalidateQueries(trpc.clients.consents.pathFilter());
      notifications.show({ message: t(key), color: "pine" });
      then?.();
    },
  };
}

function Purpose({ contactId, channel, purpose, consent, mayWrite }: PurposeProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [giving, setGiving] = useState(false);
  const end = useMutation(trpc.clients.endConsent.mutationOptions(useRefresh("clients.contacts.consent.ended")));
  const inForce = consent !== undefined && consent.withdrawnAt === null;
  const name = t("clients.contacts.consent.of", {
    channel: t(`clients.contacts.fields.${channel}`),
    purpose: t(`clients.contacts.consent.purposes.${purpose}`),
  });
  return (
    <div className={style["purpose"]}>
      <Switch
        label={t(`clients.contacts.consent.purposes.${purpose}`)}
        aria-label={name}
        description={<Story consent={consent} />}
        checked={inForce || giving}
        disabled={!mayWrite || end.isPending}
        onChange={(event) => {
          if (!event.currentTarget.checked && inForce) end.mutate({ contactId, channel, purpose });
          else setGiving(event.currentTarget.checked);
        }}
      />
      {giving && !inForce && (
        <Giving contactId={contactId} channel={channel} purpose={purpose} name={name} onDone={() => setGiving(false)} />
      )}
      {end.error && <ErrorState error={end.error} />}
    </div>
  );
}

function Story({ consent }: { consent: Consent | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!consent) return t("clients.contacts.consent.notGiven");
  const { withdrawnAt, withdrawnBy, givenAt, givenBy, version, source } = consent;
  const given = t("clients.contacts.consent.given", {
    when: format.instant(givenAt),
    version,
    by: givenBy ?? t("changes.system"),
  });
  const from = t("kernel.labelled", {
    label: t("clients.contacts.consent.source"),
    value: t(`clients.contacts.consent.sources.${source}`),
  });
  const ended =
    withdrawnAt &&
    [t("clients.contacts.consent.withdrawn", { when: format.instant(withdrawnAt) }), withdrawnBy]
      .filter(Boolean)
      .join(" · ");
  return [given, from, ended].filter(Boolean).join(" · ");
}

interface GivingProps extends Omit<PurposeProps, "consent" | "mayWrite"> {
  name: string;
  onDone: () => void;
}

function Giving({ name, onDone, ...place }: GivingProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [version, setVersion] = useState("");
  const [source, setSource] = useState<ConsentSource>("guest");
  const give = useMutation(
    trpc.clients.giveConsent.mutationOptions(useRefresh("clients.contacts.consent.recorded", onDone)),
  );
  return (
    <form
      className={style["giving"]}
      aria-label={t("clients.contacts.consent.giveTitle", { what: name })}
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({ ...place, version: version.trim(), source });
      }}
    >
      <TextInput
        label={t("clients.contacts.consent.version")}
        placeholder={t("clients.contacts.consent.versionHint")}
        value={version}
        onChange={(event) => setVersion(event.currentTarget.value)}
        maxLength={60}
        required
        data-autofocus
      />
      <Select
        label={t("clients.contacts.consent.source")}
        data={ConsentSource.options.map((value) => ({
          value,
          label: t(`clients.contacts.consent.sources.${value}`),
        }))}
        value={source}
        onChange={(value) => setSource(ConsentSource.catch("guest").parse(value))}
      />
      {give.error && <ErrorState error={give.error} />}
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onDone}>
          {t("kernel.cancel")}
        </Button>
        <Button size="xs" type="submit" loading={give.isPending} disabled={version.trim() === ""}>
          {t("clients.contacts.consent.give")}
        </Button>
      </Group>
    </form>
  );
}
