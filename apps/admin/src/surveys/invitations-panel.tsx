import { Badge, Button, Select } from "@mantine/core";
import { SurveyDropReason, SurveyStatus, surveyStatuses } from "@foyer/domain/surveys/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Inputs, type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { useFormat } from "../kernel/format.ts";
import { isWordKey } from "../kernel/language.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import style from "./invitations-panel.module.css";

type Invitation = Outputs["surveys"]["invitations"][number];

const block = 25;
const most = 200;
const colors = { invited: "brass", answered: "pine", dropped: "gray" } as const;

interface InvitationsPanelProps {
  asked: Inputs["surveys"]["results"];
  notAsked: Outputs["surveys"]["results"]["notAsked"];
}

/** Which stays were asked about, and why the others were not. */
export function InvitationsPanel({ asked, notAsked }: InvitationsPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [status, setStatus] = useState<SurveyStatus>();
  const [limit, setLimit] = useState(block);
  const invitations = useQuery(
    trpc.surveys.invitations.queryOptions(
      { ...asked, limit, ...(status && { status }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Card
      title={t("surveys.invitations")}
      flush
      actions={
        <Select
          size="xs"
          clearable
          aria-label={t("kernel.filter")}
          placeholder={t("kernel.all")}
          value={status ?? null}
          data={surveyStatuses.map((value) => ({ value, label: t(`surveys.statuses.${value}`) }))}
          onChange={(value) => setStatus(SurveyStatus.safeParse(value).data)}
        />
      }
    >
      <NotAsked counts={notAsked} />
      <Answer
        query={invitations}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState sentence={t("surveys.nobody")} />}
      >
        {(data) => (
          <>
            <InvitationTable rows={data} stale={invitations.isPlaceholderData} />
            {data.length === limit && limit < most && (
              <div className={style["more"]}>
                <Button variant="default" size="xs" onClick={() => setLimit(Math.min(most, limit + block))}>
                  {t("surveys.more")}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}

/** A stay's own reason, or that of its mail. */
function useReasonText() {
  const { t } = useTranslation();
  return (reason: string | null): string => {
    if (reason === null) return "";
    const key = SurveyDropReason.safeParse(reason).success ? `surveys.reasons.${reason}` : `messages.reasons.${reason}`;
    return isWordKey(key) ? t(key) : reason;
  };
}

function NotAsked({ counts }: { counts: InvitationsPanelProps["notAsked"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonText = useReasonText();
  if (counts.length === 0) return null;
  return (
    <p className={style["reasons"]}>
      <span>{t("surveys.notAsked")}</span>
      {counts.map(({ reason, count }) => (
        <span key={reason}>
          {reasonText(reason)} <strong>{format.integer(count)}</strong>
        </span>
      ))}
    </p>
  );
}

function InvitationTable({ rows, stale }: { rows: readonly Invitation[]; stale: boolean }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const columns: Column<Invitation>[] = [
    {
      key: "client",
      title: t("surveys.client"),
      cell: ({ clientId, clientName }) => <TextLink to={`/clients/${clientId}`}>{clientName}</TextLink>,
      lead: true,
    },
    { key: "stay", title: t("surveys.stay"), cell: ({ departure }) => <DateText value={departure} /> },
    { key: "day", title: t("surveys.day"), cell: ({ decidedOn }) => <DateText value={decidedOn} /> },
    {
      key: "status",
      title: t("messages.status"),
      cell: ({ status }) => (
        <Badge variant="light" miw="max-content" color={colors[status]}>
          {t(`surveys.statuses.${status}`)}
        </Badge>
      ),
    },
    {
      key: "mail",
      title: t("surveys.mail"),
      cell: ({ mailStatus, dropReason, mailDropReason }) =>
        reasonText(dropReason ?? mailDropReason) || (mailStatus && t(`messages.statuses.${mailStatus}`)),
    },
  ];
  return (
    <DataTable caption={t("surveys.invitations")} columns={columns} rows={rows} rowKey={({ id }) => id} stale={stale} />
  );
}
