import { minuteOfDay, now } from "@foyer/domain/kernel/time";
import { useTranslation } from "react-i18next";
import { DuePanel } from "../activities/due-panel.tsx";
import { PromisedPanel } from "../activities/promised-panel.tsx";
import { SendTip } from "../clients/tips/tip-form.tsx";
import { HeldPanel } from "../credit/holds/held-panel.tsx";
import { StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { Page, PageHeader } from "../kernel/page.tsx";
import { Can, useSession } from "../kernel/session.tsx";
import { useToday } from "../kernel/today.ts";
import {
  ClientsTile,
  DueTile,
  InboxTile,
  MailTile,
  PeopleTile,
  ProductionTile,
  RankTile,
  TipsTile,
} from "./home-panel.tsx";
import { ProductionChart } from "./production-chart.tsx";
import { RankingPanel } from "./ranking-panel.tsx";
import { OverduePanel, ReceivablesTiles } from "./receivables-panel.tsx";
import style from "./home-screen.module.css";

const partOfDay = (minute: number) => (minute < 12 * 60 ? "morning" : minute < 18 * 60 ? "afternoon" : "evening");

/** What a person's day starts with, by role; every tile opens the rows it was counted from. */
export function HomeScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { me, role, property } = useSession();
  const part = partOfDay(minuteOfDay(now(), property.timeZone));
  const sells = role === "rep" || role === "manager";
  return (
    <Page>
      <PageHeader
        title={t(`overview.greeting.${part}`, { name: me.name })}
        lead={format.longDate(useToday())}
        actions={role === "desk" && <SendTip variant="filled" />}
      />
      <StatTiles>
        {sells && <DueTile />}
        <Can act="tips:decide">
          <TipsTile />
        </Can>
        <InboxTile />
        <Can act="clients:read">
          <ClientsTile />
        </Can>
        {!sells && (
          <Can act="receivables:read">
            <ReceivablesTiles />
          </Can>
        )}
        <Can act="production:read">
          <ProductionTile />
        </Can>
        <Can act="scores:read">
          <RankTile />
        </Can>
        <Can act="staff:write">
          <PeopleTile />
          <MailTile />
        </Can>
      </StatTiles>
      {sells && <HeldPanel />}
      {sells && <DuePanel />}
      <div className={style["columns"]}>
        <div className={style["wide"]}>
          {sells ? (
            <PromisedPanel ahead={7} />
          ) : (
            <Can act="receivables:read">
              <OverduePanel />
            </Can>
          )}
        </div>
        <div className={style["side"]}>
          <Can act="scores:read">
            <RankingPanel />
          </Can>
        </div>
      </div>
      <Can act="production:read">
        <ProductionChart />
      </Can>
    </Page>
  );
}
