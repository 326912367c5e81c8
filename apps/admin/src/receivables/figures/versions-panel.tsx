import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { InstantText } from "../../kernel/text.tsx";
import style from "./figures-screen.module.css";
import { useColumnDays } from "./use-column-days.ts";

/** Every matrix there ever was, that in force the latest first. */
export function VersionsPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const columnDays = useColumnDays();
  const versions = useQuery(useTRPC().figures.matrices.queryOptions());
  return (
    <Answer
      query={versions}
      isEmpty={(rows) => rows.length === 0}
      empty={<EmptyState sentence={t("receivables.provision.noMatrix")} />}
    >
      {(rows) => (
        <div className={style["versions"]}>
          {rows.map(({ id, fromDate, edges, rates, reason, by, recordedAt }) => (
            <Card key={id} title={t("receivables.provision.version", { date: format.date(fromDate) })}>
              <p className={style["plain"]}>{reason}</p>
              <dl className={style["rates"]}>
                {columnDays(edges).map(({ title }, place) => (
                  <div key={title}>
                    <dt>{title}</dt>
                    <dd>{rates[place]} %</dd>
                  </div>
                ))}
              </dl>
              <p className={style["small"]}>
                {by && `${t("receivables.provision.by")} ${by} · `}
                <InstantText value={recordedAt} />
              </p>
            </Card>
          ))}
        </div>
      )}
    </Answer>
  );
}
