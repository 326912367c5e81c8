import { Button, SegmentedControl } from "@mantine/core";
import { MessageId, MessageStatus, messageStatuses } from "@foyer/domain/messages/schema";
import { IconMail } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { useFormat } from "../kernel/format.ts";
import { Card, FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";
import { AddressesPanel } from "./addresses-panel.tsx";
import { MailPanel } from "./mail-panel.tsx";
import style from "./mail-screen.module.css";
import { StatusField } from "./status-field.tsx";

type Outlined = Outputs["messages"]["list"][number];

const block = 50;
const most = 200;

/** Every mail that leaves the house and what became of it; a mail opens beside the list. */
export function MailScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const status = MessageStatus.safeParse(search.get("status")).data;
  const opened = MessageId.safeParse(Number(search.get("mail"))).data;
  const go = (to: { status?: MessageStatus | undefined; mail?: MessageId }) =>
    setSearch({ ...(to.status && { status: to.status }), ...(to.mail && { mail: String(to.mail) }) });
  return (
    <Page>
      <PageHeader title={t("messages.title")} lead={t("messages.intro")} />
      <StatusBar status={status} onChange={(next) => go({ status: next })} />
      <MailList key={status ?? "all"} status={status} onOpen={(mail) => go({ status, mail })} />
      <Can act="messages:write">
        <AddressesPanel />
      </Can>
      <Drawer opened={opened !== undefined} onClose={() => go({ status })} title={t("messages.folder")} size="xl">
        {opened !== undefined && <MailPanel id={opened} />}
      </Drawer>
    </Page>
  );
}

interface StatusBarProps {
  status: MessageStatus | undefined;
  onChange: (status: MessageStatus | undefined) => void;
}

function StatusBar({ status, onChange }: StatusBarProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  const counts = useQuery(trpc.messages.counts.queryOptions());
  const labelOf = (each: MessageStatus) => {
    const count = counts.data?.find((row) => row.status === each)?.count ?? 0;
    return count === 0 ? t(`messages.statuses.${each}`) : `${t(`messages.statuses.${each}`)} ${format.integer(count)}`;
  };
  return (
    <FilterBar label={t("kernel.filter")}>
      <div className={style["statuses"]}>
        <SegmentedControl
          aria-label={t("messages.status")}
          value={status ?? "all"}
          data={[
            { value: "all", label: t("messages.all") },
            ...messageStatuses.map((value) => ({ value, label: labelOf(value) })),
          ]}
          onChange={(value) => onChange(MessageStatus.safeParse(value).data)}
        />
      </div>
    </FilterBar>
  );
}

function MailList({ status, onOpen }: { status: MessageStatus | undefined; onOpen: (id: MessageId) => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [limit, setLimit] = useState(block);
  const mails = useQuery(
    trpc.messages.list.queryOptions({ limit, ...(status && { status }) }, { placeholderData: keepPreviousData }),
  );
  const columns: Column<Outlined>[] = [
    { key: "subject", title: t("messages.subject"), cell: ({ subject }) => subject, lead: true },
    { key: "to", title: t("messages.recipient"), cell: ({ recipientMask }) => recipientMask },
    {
      key: "purpose",
      title: t("messages.purpose"),
      cell: ({ purpose }) => t(`messages.purposes.${purpose}`),
      width: "8.5rem",
    },
    { key: "status", title: t("messages.status"), cell: (mail) => <StatusField mail={mail} />, width: "10rem" },
    { key: "queued", title: t("messages.queuedAt"), cell: ({ queuedAt }) => <InstantText value={queuedAt} /> },
    { key: "sent", title: t("messages.sentAt"), cell: ({ sentAt }) => <InstantText value={sentAt} /> },
  ];
  const empty = status ? t("messages.filtered") : t("messages.empty");
  return (
    <Answer query={mails} isEmpty={(data) => data.length === 0} empty={<EmptyState icon={IconMail} sentence={empty} />}>
      {(data) => (
        <Card flush>
          <DataTable
            caption={t("messages.title")}
            columns={columns}
            rows={data}
            rowKey={({ id }) => id}
            onOpen={({ id }) => onOpen(id)}
            stale={mails.isPlaceholderData}
          />
          {data.length === limit && limit < most && (
            <div className={style["more"]}>
              <Button variant="default" size="xs" onClick={() => setLimit(Math.min(most, limit + block))}>
                {t("messages.more")}
              </Button>
            </div>
          )}
        </Card>
      )}
    </Answer>
  );
}
