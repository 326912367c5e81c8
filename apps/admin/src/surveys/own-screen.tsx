import { IconMoodHeart } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { useTRPC } from "../kernel/api.ts";
import { StatTile, StatTiles } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { npsText } from "./results-panel.tsx";

/** A salesperson's own totals, from five answers on; never an answer. */
export function OwnScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const format = useFormat();
  const own = useQuery(trpc.surveys.own.queryOptions());
  return (
    <Page>
      <PageHeader title={t("surveys.own")} lead={t("surveys.ownNote")} />
      <Answer query={own}>
        {(data) =>
          data.enough ? (
            <StatTiles>
              <StatTile label={t("surveys.answers")} value={format.integer(data.answers)} />
              <StatTile label={t("surveys.nps")} value={npsText(data.nps, format)} hint={t("surveys.npsHow")} />
              {data.means.map(({ kind, mean }) => (
                <StatTile
                  key={kind}
                  label={t(`surveys.kinds.${kind}`)}
                  value={mean === null ? "—" : t("surveys.ofFive", { mean: format.decimal(String(mean), 2) })}
                />
              ))}
            </StatTiles>
          ) : (
            <EmptyState icon={IconMoodHeart} sentence={t("surveys.tooFew")} />
          )
        }
      </Answer>
    </Page>
  );
}
