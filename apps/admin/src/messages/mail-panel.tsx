import { Anchor, Tabs } from "@mantine/core";
import type { MessageId } from "@foyer/domain/messages/schema";
import { IconPaperclip } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSize } from "../files/use-size.ts";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { Figure, Figures } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { Can } from "../kernel/session.tsx";
import { InstantText } from "../kernel/text.tsx";
import style from "./mail-panel.module.css";
import { SettleForm } from "./settle-form.tsx";
import { StatusField } from "./status-field.tsx";

type Mail = Outputs["messages"]["open"];

/** One mail: what became of it, and what it says. */
export function MailPanel({ id }: { id: MessageId }) {
  const trpc = useTRPC();
  const mail = useQuery(trpc.messages.open.queryOptions({ id }));
  return (
    <Answer query={mail}>
      {(data) => (
        <div className={style["mail"]}>
          <h3 className={style["subject"]}>{data.subject}</h3>
          <Outline mail={data} />
          {(data.status === "uncertain" || data.status === "dead") && (
            <Can act="messages:write">
              <SettleForm id={data.id} status={data.status} />
            </Can>
          )}
          {data.files.length > 0 && <Files mail={data} />}
          {data.content && <Content mail={data} content={data.content} />}
        </div>
      )}
    </Answer>
  );
}

/** In the mail folder a mail is named by the first part of its Message-ID. */
const fileOf = (headerId: string): string => `${headerId.replace(/^<|@.*$/g, "")}.eml`;

function Outline({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Figures>
      <Figure label={t("messages.status")}>
        <StatusField mail={mail} />
      </Figure>
      <Figure label={t("messages.recipient")}>{mail.recipientMask}</Figure>
      <Figure label={t("messages.purpose")}>{t(`messages.purposes.${mail.purpose}`)}</Figure>
      <Figure label={t("messages.queuedAt")}>
        <InstantText value={mail.queuedAt} />
      </Figure>
      {mail.status === "queued" ? (
        <Figure label={t("messages.nextAttempt")}>
          <InstantText value={mail.notBefore} />
        </Figure>
      ) : (
        <Figure label={t("messages.sentAt")}>
          <InstantText value={mail.sentAt} />
        </Figure>
      )}
      <Figure label={t("messages.attempts")}>{format.integer(mail.attempts)}</Figure>
      {mail.carrier === "smtp" && <Figure label={t("messages.viaSmtp")}>{mail.headerId}</Figure>}
      {mail.carrier === "folder" && <Figure label={t("messages.viaFolder")}>{fileOf(mail.headerId)}</Figure>}
      {mail.problem !== null && <Figure label={t("messages.problem")}>{mail.problem}</Figure>}
    </Figures>
  );
}

/** What goes with the mail, to be fetched one by one. */
function Files({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const sizeText = useSize();
  return (
    <section>
      <h4 className={style["label"]}>{t("messages.attachments")}</h4>
      <ul className={style["files"]}>
        {mail.files.map(({ place, name, size }) => (
          <li key={place}>
            <Anchor href={`/api/export/message-file?message=${mail.id}&place=${place}`} download>
              <IconPaperclip size={16} stroke={1.6} aria-hidden /> {name}
            </Anchor>{" "}
            <span className={style["note"]}>{sizeText(size)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A mail's markup runs nothing here: its frame has no scripts, no forms and no origin; links open apart. */
function Content({ mail, content }: { mail: Mail; content: NonNullable<Mail["content"]> }) {
  const { t } = useTranslation();
  return (
    <>
      {mail.keysHidden && <p className={style["note"]}>{t("messages.hidden")}</p>}
      <Tabs defaultValue="html">
        <Tabs.List>
          <Tabs.Tab value="html">{t("messages.html")}</Tabs.Tab>
          <Tabs.Tab value="text">{t("messages.text")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html" pt="sm">
          <iframe
            className={style["frame"]}
            title={mail.subject}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={content.html}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text" pt="sm">
          <pre className={style["text"]}>{content.text}</pre>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
