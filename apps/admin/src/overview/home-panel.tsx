import type { GridFilter } from "@foyer/domain/changes/views/schema";
import { firstDay, monthOf } from "@foyer/domain/kernel/time";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useOpenTips } from "../clients/tips/use-tips.ts";
import { useTRPC } from "../kernel/api.ts";
import { StatTile } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { useSession } from "../kernel/session.tsx";
import { useToday } from "../kernel/today.ts";
import { useUnread } from "../messages/use-inbox.ts";
import { useLatestRanking } from "./use-latest-ranking.ts";

/** A tile waits with a skeleton and shows a dash when its question failed: the page behind it says why. */
const shown = <Data,>(query: { data: Data | undefined; isError: boolean }, say: (data: Data) => string) =>
  query.data === undefined ? (query.isError ? "—" : undefined) : say(query.data);

const best: GridFilter = { search: "", conditions: [{ field: "tier", is: "is", value: "A" }] };

export function ClientsTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const { role } = useSession();
  const all = useQuery(trpc.changes.count.queryOptions({ grid: "clients" }));
  const bestCount = useQuery(trpc.changes.count.queryOptions({ grid: "clients", filter: best }));
  return (
    <StatTile
      label={t(role === "rep" ? "overview.myClients" : "overview.clients")}
      value={shown(all, format.integer)}
      hint={bestCount.data === undefined ? undefined : t("overview.clientsHint", { count: bestCount.data })}
      to="/clients"
    />
  );
}

export function DueTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const due = useQuery(trpc.activities.due.queryOptions({ ahead: 0 }));
  return (
    <StatTile
      label={t("overview.due")}
      value={shown(due, ({ total }) => format.integer(total))}
      hint={t("overview.dueHint")}
      to="/activities"
      {...(due.data && due.data.total > 0 && { mood: "warn" as const })}
    />
  );
}

export function ProductionTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const today = useToday();
  const from = firstDay(monthOf(today));
  const month = useQuery(trpc.stays.production.queryOptions({ from, to: today, by: "month" }));
  return (
    <StatTile
      label={t("overview.production")}
      value={shown(month, ({ total }) => format.shortMoney(total.revenue))}
      hint={month.data && t("overview.roomNights", { count: month.data.total.roomNights })}
      to={`/production?from=${from}&to=${today}`}
    />
  );
}

/** A rep's own place; for others, who leads. */
export function RankTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const { me, role } = useSession();
  const { month, ranking } = useLatestRanking();
  if (month === undefined) return null;
  const mine = ranking.data?.rows.find((row) => row.staffId === me.id);
  const leader = ranking.data?.rows[0];
  if (role === "rep" && mine) {
    return (
      <StatTile
        label={t("overview.myRank", { month: format.month(month) })}
        value={t("overview.rank", { rank: mine.rankByPoints, of: ranking.data?.rows.length ?? 0 })}
        hint={mine.points === null ? undefined : t("overview.points", { count: mine.points })}
        to={`/scores?month=${month}`}
      />
    );
  }
  return (
    <StatTile
      label={t("overview.leader", { month: format.month(month) })}
      value={shown(ranking, () => leader?.name ?? "—")}
      hint={leader && leader.points !== null ? t("overview.points", { count: leader.points }) : undefined}
      to={`/scores?month=${month}`}
    />
  );
}

/** What has happened that concerns one, and waits to be read. */
export function InboxTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const unread = useUnread();
  return (
    <StatTile
      label={t("overview.inbox")}
      value={shown(unread, format.integer)}
      hint={t("overview.inboxHint")}
      to="/inbox"
      {...(unread.data !== undefined && unread.data > 0 && { mood: "warn" as const })}
    />
  );
}

/** Tips that one may take into a file, or answer. (A2.2) */
export function TipsTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenTips();
  return (
    <StatTile
      label={t("clients.tips.openTips")}
      value={shown(open, format.integer)}
      hint={t("clients.tips.openHint")}
      to="/tips"
      {...(open.data !== undefined && open.data > 0 && { mood: "warn" as const })}
    />
  );
}

/** Mail that waits for a person: its fate is uncertain, or every try has failed. */
export function MailTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const counts = useQuery(trpc.messages.counts.queryOptions());
  const of = (...statuses: readonly string[]) =>
    (counts.data ?? []).filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0);
  const stuck = of("uncertain", "dead");
  return (
    <StatTile
      label={t("overview.mailStuck")}
      value={shown(counts, () => format.integer(stuck))}
      hint={counts.data && t("overview.mailQueued", { count: of("queued", "sending") })}
      to="/settings/mail"
      {...(stuck > 0 && { mood: "warn" as const })}
    />
  );
}

export function PeopleTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  return (
    <StatTile
      label={t("overview.team")}
      value={shown(people, (data) => format.integer(data.length))}
      to="/settings/people"
    />
  );
}
