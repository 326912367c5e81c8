import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import type { Outputs } from "../../kernel/api.ts";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { SkeletonRows } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { GradeBadge, TermText } from "./grade-field.tsx";
import style from "./granted-panel.module.css";
import type { useStanding } from "./use-standing.ts";

export type Standing = Outputs["credit"]["standing"];

/** Grade, limit and term as they hold, by whose signatures and until when; what waits for the director. (A7.2, A7.4, A7.5) */
export function GrantedPanel({ standing, actions }: { standing: ReturnType<typeof useStanding>; actions: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Card title={t("credit.granting.title")} actions={actions}>
      <Answer query={standing} waiting={<SkeletonRows rows={2} />}>
        {(data) => (
          <>
            <InForce standing={data} />
            <Waiting standing={data} />
          </>
        )}
      </Answer>
    </Card>
  );
}

function InForce({ standing: { grade, limit, term, signed } }: { standing: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Figures>
      <Figure label={t("clients.credit.grade")}>
        <GradeBadge grade={grade} />
      </Figure>
      <Figure label={t("clients.credit.limit")}>
        {limit === null ? (
          t("clients.credit.noLimit")
        ) : limit.limitMinor === 0 ? (
          t("clients.credit.cashOnly")
        ) : (
          <MoneyText amount={limit.limitMinor} currency={limit.currency} />
        )}
      </Figure>
      <Figure label={t("clients.credit.term")}>
        <TermText term={term} />
      </Figure>
      {signed && (
        <Figure label={t("credit.assessment.validUntil")}>
          <DateText value={signed.validUntil} />
        </Figure>
      )}
      {signed?.reviewOn && (
        <Figure label={t("credit.assessment.reviewOn")}>
          <DateText value={signed.reviewOn} />
        </Figure>
      )}
      {signed && (
        <Figure
          label={
            signed.grantedFrom === null ? "" : t("credit.granting.since", { date: format.date(signed.grantedFrom) })
          }
        >
          {t("credit.granting.signedBy", {
            first: signed.proposedBy ?? t("credit.assessment.house"),
            second: signed.grantedBy ?? t("credit.assessment.house"),
          })}
        </Figure>
      )}
    </Figures>
  );
}

function Waiting({ standing: { waiting } }: { standing: Standing }) {
  const { t } = useTranslation();
  if (!waiting) return null;
  return (
    <p className={style["waiting"]}>
      <Can act="approvals:read" otherwise={t("credit.granting.waiting")}>
        <TextLink to="/approvals">{t("credit.granting.waiting")}</TextLink>
      </Can>
    </p>
  );
}
