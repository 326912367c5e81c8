import { Badge } from "@mantine/core";
import { IconPhoneCheck } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { TierBadge } from "../clients/tier-field.tsx";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { useMay, useSession } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import style from "./due-panel.module.css";

type DueRow = Outputs["activities"]["due"]["rows"][number];

/** Clients whose owner should have been in touch, the best tier first; one tap leads to the log. */
export function DuePanel({ ahead = 0 }: { ahead?: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const columns = useDueColumns();
  const due = useQuery(trpc.activities.due.queryOptions({ ahead }, { placeholderData: keepPreviousData }));
  return (
    <Card title={t("activities.due")} flush>
      <Answer
        query={due}
        isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState icon={IconPhoneCheck} sentence={t("activities.noneDue")} />}
      >
        {(data) => (
          <DataTable
            caption={t("activities.due")}
            columns={columns}
            rows={data.rows}
            rowKey={(row) => row.clientId}
            stale={due.isPlaceholderData}
          />
        )}
      </Answer>
    </Card>
  );
}

function useDueColumns(): Column<DueRow>[] {
  const { t } = useTranslation();
  const mayLog = useMay()("activities:write");
  const own = useSession().role === "rep";
  const columns: Column<DueRow>[] = [
    {
      key: "tier",
      title: t("activities.tier"),
      cell: (row) => <TierBadge tier={row.tier} />,
      sort: (row) => row.tier,
      width: "5rem",
    },
    {
      key: "name",
      title: t("activities.client"),
      cell: (row) => (
        <>
          <TextLink to={`/clients/${row.clientId}`}>{row.name}</TextLink>
          <StandsIn row={row} />
        </>
      ),
      sort: (row) => row.name,
      lead: true,
    },
    {
      key: "last",
      title: t("activities.lastContact"),
      cell: (row) => (row.lastContactOn ? <DateText value={row.lastContactOn} /> : t("activities.never")),
      sort: (row) => row.lastContactOn,
    },
    {
      key: "due",
      title: t("activities.dueOn"),
      cell: (row) => <DateText value={row.dueOn} />,
      sort: (row) => row.dueOn,
    },
    {
      key: "late",
      title: t("activities.lateness"),
      cell: (row) => <Lateness row={row} />,
      sort: (row) => row.daysOverdue,
    },
  ];
  if (!own)
    columns.splice(2, 0, {
      key: "owner",
      title: t("clients.fields.ownerId"),
      cell: (row) => row.owner,
      sort: (row) => row.owner,
    });
  if (mayLog)
    columns.push({
      key: "log",
      title: t("activities.log"),
      cell: (row) => <TextLink to={`/activities/new?client=${row.clientId}`}>{t("activities.log")}</TextLink>,
      align: "end",
    });
  return columns;
}

/** Says for whom one looks after this client while its owner is away. */
export function StandsIn({ row }: { row: { owner: string; standingIn: boolean } }) {
  const { t } = useTranslation();
  if (!row.standingIn) return null;
  return (
    <Badge ml="xs" size="sm" variant="light" color="brass">
      {t("staff.absence.standsInFor", { name: row.owner })}
    </Badge>
  );
}

function Lateness({ row }: { row: DueRow }) {
  const { t } = useTranslation();
  if (row.state === "ahead")
    return <span className={style["ahead"]}>{t("activities.inDays", { count: -row.daysOverdue })}</span>;
  if (row.state === "due") return <span className={style["due"]}>{t("activities.dueToday")}</span>;
  return (
    <span className={row.escalation === "at-risk" ? style["risk"] : style["late"]}>
      {t("activities.overdue", { count: row.daysOverdue })}
      {row.escalation === "at-risk" && ` · ${t("activities.atRisk")}`}
    </span>
  );
}
