import { ActionIcon, Badge, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { readBirthday } from "@foyer/domain/clients/birthdays/schema";
import { channels } from "@foyer/domain/messages/schema";
import { IconArchive, IconArrowBackUp, IconDots, IconMessageCheck, IconPencil } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { languageNames } from "../../kernel/language.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { ArchiveDialog } from "../file/archive-dialog.tsx";
import type { Contact } from "./contact-form.tsx";
import style from "./contacts-panel.module.css";
import { ProtectedValue } from "./protected-field.tsx";
import { useBirthdayText } from "./use-birthday-text.ts";

const NextBirthday = lazy(async () => ({ default: (await import("./next-birthday-field.tsx")).NextBirthday }));

interface ContactCardProps {
  contact: Contact;
  mayWrite: boolean;
  onEdit: () => void;
  onConsent: () => void;
}

/** One person: who, how to reach, when the birthday is. */
export function ContactCard({ contact, ...rest }: ContactCardProps) {
  const { t } = useTranslation();
  const isFormer = contact.status === "archived";
  return (
    <article className={`${style["contact"]} ${isFormer ? style["gone"] : ""}`} aria-label={contact.name}>
      <div className={style["who"]}>
        <strong>{contact.name}</strong>
        {contact.salutation && <span className={style["soft"]}>{contact.salutation}</span>}
        {contact.decisionMaker && <Badge color="brass">{t("clients.contacts.fields.decisionMaker")}</Badge>}
        {isFormer && <Badge color="gray">{t("clients.contacts.archivedBadge")}</Badge>}
        <ContactMenu contact={contact} {...rest} />
        <span className={style["title"]}>
          {[contact.title, languageNames[contact.language]].filter(Boolean).join(" · ")}
        </span>
      </div>
      <dl className={style["values"]}>
        {channels.map((channel) => (
          <ProtectedValue
            key={channel}
            contactId={contact.id}
            field={channel}
            mask={contact[`${channel}Mask`]}
            mark={contact.preferredChannel === channel ? t("clients.contacts.preferred") : undefined}
          />
        ))}
        {contact.birthday && <BirthdayValue text={contact.birthday} />}
        <ProtectedValue contactId={contact.id} field="birthYear" mask={contact.birthYearMask} />
      </dl>
    </article>
  );
}

function BirthdayValue({ text }: { text: string }) {
  const { t } = useTranslation();
  const birthdayText = useBirthdayText();
  const birthday = readBirthday(text)?.birthday;
  return (
    <div className={style["value"]}>
      <dt>{t("clients.contacts.fields.birthday")}</dt>
      <dd>
        {birthdayText(text)}
        {birthday && (
          <span className={style["next"]}>
            <Suspense>
              <NextBirthday birthday={birthday} />
            </Suspense>
          </span>
        )}
      </dd>
    </div>
  );
}

function ContactMenu({ contact, mayWrite, onEdit, onConsent }: ContactCardProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [archiving, setArchiving] = useState(false);
  const { id, name, status } = contact;
  const done = (key: "clients.contacts.archived" | "clients.contacts.restored") => async () => {
    await client.invalidateQueries(trpc.clients.pathFilter());
    notifications.show({ message: t(key, { name }), color: "pine" });
    setArchiving(false);
  };
  const archive = useMutation(
    trpc.clients.archiveContact.mutationOptions({ onSuccess: done("clients.contacts.archived") }),
  );
  const restore = useMutation(
    trpc.clients.restoreContact.mutationOptions({ onSuccess: done("clients.contacts.restored") }),
  );
  return (
    <span className={style["menu"]}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("kernel.labelled", { label: t("clients.file.actions"), value: name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite && status === "active" && (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={onEdit}>
              {t("clients.contacts.edit", { name })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconMessageCheck size={16} stroke={1.6} />} onClick={onConsent}>
            {t("clients.contacts.consent.title")}
          </Menu.Item>
          {mayWrite && status === "active" && (
            <Menu.Item leftSection={<IconArchive size={16} stroke={1.6} />} onClick={() => setArchiving(true)}>
              {t("clients.contacts.archive", { name })}
            </Menu.Item>
          )}
          {mayWrite && status === "archived" && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} stroke={1.6} />} onClick={() => restore.mutate({ id })}>
              {t("clients.contacts.restore", { name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {restore.error && <ErrorState error={restore.error} />}
      <ArchiveDialog
        opened={archiving}
        title={t("clients.contacts.archiveTitle", { name })}
        lead={t("clients.contacts.archiveLead")}
        ask={t("clients.contacts.archiveReason")}
        isBusy={archive.isPending}
        error={archive.error}
        onClose={() => setArchiving(false)}
        onArchive={(reason) => archive.mutate({ id, reason })}
      />
    </span>
  );
}
