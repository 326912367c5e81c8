import { Button } from "@mantine/core";
import type { ClientId, ContactField } from "@foyer/domain/clients/schema";
import { IconAddressBook, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { Drawer } from "../../kernel/drawer.tsx";
import { Card } from "../../kernel/page.tsx";
import { useMay } from "../../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../../kernel/states.tsx";
import type { useFileEditing } from "../file/use-file-editing.ts";
import { ConsentForm } from "./consent-form.tsx";
import { ContactCard } from "./contact-card-panel.tsx";
import { type Contact, EditContactForm, NewContactForm } from "./contact-form.tsx";
import style from "./contacts-panel.module.css";

interface ContactsPanelProps {
  clientId: ClientId;
  mayEdit: boolean;
  /** The last change that the page had seen. */
  base: number;
  /** Opens a form from elsewhere on the page: a contact's missing item. */
  editing: Pick<ReturnType<typeof useFileEditing>, "asked" | "close">;
}

/** Whoever has many persons shows the first ones, so that what stands below stays in sight. */
const atFirst = 3;

type Opened =
  | { readonly form: "new"; readonly field?: ContactField }
  | { readonly form: "edit"; readonly contact: Contact; readonly field?: ContactField }
  | { readonly form: "consent"; readonly contact: Contact };

/** The persons at a client. What is protected shows masked; revealing it asks for a reason. */
export function ContactsPanel({ clientId, mayEdit, base, editing }: ContactsPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const may = useMay();
  const mayWrite = mayEdit && may("contacts:write");
  const [chosen, setChosen] = useState<Opened>();
  const [isWhole, setWhole] = useState(false);
  const contacts = useQuery(trpc.clients.contacts.queryOptions({ id: clientId }, { enabled: may("contacts:read") }));
  const opened = chosen ?? askedOf(editing.asked, contacts.data ?? []);
  const close = () => {
    setChosen(undefined);
    editing.close();
  };
  const add = mayWrite && (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconPlus size={15} stroke={1.7} />}
      onClick={() => setChosen({ form: "new" })}
    >
      {t("clients.contacts.add")}
    </Button>
  );
  const titles = {
    new: () => t("clients.contacts.add"),
    edit: (name: string) => t("clients.contacts.edit", { name }),
    consent: (name: string) => t("kernel.labelled", { label: t("clients.contacts.consent.title"), value: name }),
  };
  const title = opened && (opened.form === "new" ? titles.new() : titles[opened.form](opened.contact.name));
  const list = (persons: readonly Contact[]) => (
    <ul className={style["contacts"]}>
      {persons.map((contact) => (
        <li key={contact.id}>
          <ContactCard
            contact={contact}
            mayWrite={mayWrite}
            onEdit={() => setChosen({ form: "edit", contact })}
            onConsent={() => setChosen({ form: "consent", contact })}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <Card title={t("clients.contacts.title")} actions={add}>
      <Answer
        query={contacts}
        waiting={<SkeletonRows rows={2} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState icon={IconAddressBook} sentence={t("clients.contacts.none")} />}
      >
        {(data) => {
          const former = data.filter(({ status }) => status === "archived");
          const present = data.filter(({ status }) => status === "active");
          return (
            <>
              {list(isWhole ? present : present.slice(0, atFirst))}
              {!isWhole && present.length > atFirst && (
                <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => setWhole(true)}>
                  {t("clients.contacts.all", { count: present.length })}
                </Button>
              )}
              {former.length > 0 && (
                <details className={style["former"]}>
                  <summary>{t("clients.contacts.former", { count: former.length })}</summary>
                  {list(former)}
                </details>
              )}
            </>
          );
        }}
      </Answer>
      <Drawer opened={opened !== undefined} onClose={close} title={title} size="md">
        {opened?.form === "new" && <NewContactForm clientId={clientId} focus={opened.field} onDone={close} />}
        {opened?.form === "edit" && (
          <EditContactForm contact={opened.contact} base={base} focus={opened.field} onDone={close} />
        )}
        {opened?.form === "consent" && (
          <ConsentForm clientId={clientId} contactId={opened.contact.id} mayWrite={mayWrite} />
        )}
      </Drawer>
    </Card>
  );
}

/** What a missing item asks for: the first person's field, or a first person. */
function askedOf(asked: ContactsPanelProps["editing"]["asked"], contacts: readonly Contact[]): Opened | undefined {
  if (asked?.form !== "contact") return undefined;
  const contact = contacts.find(({ status }) => status === "active");
  return contact && asked.field !== "name"
    ? { form: "edit", contact, field: asked.field }
    : { form: "new", field: asked.field };
}
