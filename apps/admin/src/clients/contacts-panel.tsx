import { Badge, Button } from "@mantine/core";
import type { ClientId } from "@foyer/domain/clients/schema";
import { IconAddressBook, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { Drawer } from "../kernel/drawer.tsx";
import { Card } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { ContactForm } from "./contact-form.tsx";
import style from "./contacts-panel.module.css";
import { ProtectedValue } from "./protected-field.tsx";

type Contact = Outputs["clients"]["contacts"][number];

/** The persons at a client. What is protected shows masked; revealing it asks for a reason. */
export function ContactsPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const contacts = useQuery(trpc.clients.contacts.queryOptions({ id: clientId }, { enabled: may("contacts:read") }));
  const add = may("contacts:write") && (
    <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
      {t("clients.file.addContact")}
    </Button>
  );
  return (
    <Card title={t("clients.file.contacts")} actions={add}>
      <Answer
        query={contacts}
        waiting={<SkeletonRows rows={2} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState icon={IconAddressBook} sentence={t("clients.file.noContacts")} />}
      >
        {(data) => (
          <ul className={style["contacts"]}>
            {data.map((contact) => (
              <li key={contact.id}>
                <ContactCard contact={contact} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <Drawer opened={adding} onClose={() => setAdding(false)} title={t("clients.file.addContact")} size="md">
        <ContactForm clientId={clientId} onDone={() => setAdding(false)} />
      </Drawer>
    </Card>
  );
}

function ContactCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  return (
    <div className={style["contact"]}>
      <div className={style["who"]}>
        <strong>{contact.name}</strong>
        {contact.salutation && <span className={style["soft"]}>{contact.salutation}</span>}
        {contact.decisionMaker && <Badge color="brass">{t("clients.file.contact.decisionMaker")}</Badge>}
        {contact.title && <span className={style["title"]}>{contact.title}</span>}
      </div>
      <dl className={style["values"]}>
        <ProtectedValue contactId={contact.id} field="mobile" mask={contact.mobileMask} />
        <ProtectedValue contactId={contact.id} field="mail" mask={contact.mailMask} />
        <ProtectedValue contactId={contact.id} field="wechat" mask={contact.wechatMask} />
      </dl>
    </div>
  );
}
