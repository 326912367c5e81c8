import { ClientId } from "@foyer/domain/clients/schema";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { CadencePanel } from "../activities/cadence-panel.tsx";
import { ClientActivitiesPanel } from "../activities/client-activities-panel.tsx";
import { BasicsPanel, NeedsPanel } from "../clients/basics-panel.tsx";
import { ContactsPanel } from "../clients/contacts-panel.tsx";
import { HistoryPanel } from "../clients/history-panel.tsx";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { TextLink } from "../kernel/link.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { ClientAccountPanel } from "../receivables/client-account-panel.tsx";
import { ClientStaysPanel } from "../stays/client-stays-panel.tsx";
import { TierBadge } from "../clients/tier-field.tsx";
import style from "./client-screen.module.css";

/** One client's file in its four parts (A2.6): basics, consumption, communication, special needs. */
export function ClientScreen() {
  const { t } = useTranslation();
  const id = ClientId.safeParse(Number(useParams()["id"]));
  if (id.success) return <ClientFilePage key={id.data} id={id.data} />;
  return (
    <Page>
      <PageHeader title={t("clients.title")} trail={<BackToClients />} />
      <EmptyState sentence={t("clients.refusals.not-found")} />
    </Page>
  );
}

function ClientFilePage({ id }: { id: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const file = useQuery(trpc.clients.get.queryOptions({ id }));
  const client = file.data;
  const facts = client
    ? [
        client.reference,
        client.class && t(`clients.classes.${client.class}`),
        client.city,
        client.vip && t("clients.fields.vip"),
      ]
    : [];
  return (
    <Page>
      <PageHeader
        title={client?.name ?? t("clients.title")}
        trail={<BackToClients />}
        lead={
          client && (
            <span className={style["facts"]}>
              <TierBadge tier={client.tier} />
              {facts.filter(Boolean).join(" · ")}
              <span className={style["owner"]}>
                {client.house
                  ? t("clients.house")
                  : t("clients.file.owner", { name: client.ownerName ?? t("clients.noOwner") })}
              </span>
            </span>
          )
        }
      />
      <Answer query={file}>
        {(data) => (
          <div className={style["parts"]}>
            <div className={style["main"]}>
              <Can act="stays:read">
                <ClientStaysPanel client={data} />
              </Can>
              <Can act="receivables:read">
                <ClientAccountPanel clientId={id} />
              </Can>
              <Can act="activities:read">
                <ClientActivitiesPanel clientId={id} />
              </Can>
              <Can act="changes:read">
                <HistoryPanel clientId={id} />
              </Can>
            </div>
            <div className={style["aside"]}>
              <BasicsPanel client={data} />
              <Can act="contacts:read">
                <ContactsPanel clientId={id} />
              </Can>
              <NeedsPanel client={data} />
              <Can act="activities:read">
                <CadencePanel clientId={id} />
              </Can>
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function BackToClients() {
  const { t } = useTranslation();
  return (
    <>
      <IconArrowLeft size={14} aria-hidden />
      <TextLink to="/clients">{t("clients.file.back")}</TextLink>
    </>
  );
}
