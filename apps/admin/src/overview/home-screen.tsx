import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { now } from "@foyer/domain/kernel/time";
import { minuteOfDay } from "@foyer/domain/kernel/time";
import { useTRPC } from "../kernel/api.ts";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { Page, PageHeader } from "../kernel/page.tsx";
import { Can, useSession } from "../kernel/session.tsx";
import { useToday } from "../kernel/today.ts";

/** What this person's day starts with; every tile opens the rows it was counted from. */
export function HomeScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { me, property } = useSession();
  const minute = minuteOfDay(now(), property.timeZone);
  const part = minute < 12 * 60 ? "morning" : minute < 18 * 60 ? "afternoon" : "evening";
  return (
    <Page>
      <PageHeader title={t(`overview.greeting.${part}`, { name: me.name })} lead={format.longDate(useToday())} />
      <StatTiles>
        <Can act="clients:read">
          <ClientsTile />
        </Can>
      </StatTiles>
    </Page>
  );
}

function ClientsTile() {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const { role } = useSession();
  const all = useQuery(trpc.clients.count.queryOptions({}));
  const best = useQuery(trpc.clients.count.queryOptions({ tier: "A" }));
  return (
    <StatTile
      label={t(role === "rep" ? "overview.myClients" : "overview.clients")}
      value={all.data === undefined ? undefined : format.integer(all.data)}
      hint={best.data === undefined ? undefined : t("overview.clientsHint", { count: best.data })}
      to="/clients"
    />
  );
}
