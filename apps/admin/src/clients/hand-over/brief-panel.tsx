import type { ClientId } from "@foyer/domain/clients/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import style from "./brief-panel.module.css";

/** The words a client was handed over with, for whoever may work on its file; nothing when it was not handed over. */
export function BriefPanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const brief = useQuery(trpc.handOvers.brief.queryOptions({ clientId }));
  if (!brief.data) return null;
  const { leaver, by, effectiveOn, brief: words } = brief.data;
  return (
    <Card title={t("staff.handOver.panel")}>
      <p className={style["from"]}>{t("staff.handOver.panelFrom", { leaver, by, date: format.date(effectiveOn) })}</p>
      <p className={style["words"]}>{words}</p>
    </Card>
  );
}
