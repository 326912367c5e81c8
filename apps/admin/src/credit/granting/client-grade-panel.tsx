import type { ClientId } from "@foyer/domain/clients/schema";
import { useTranslation } from "react-i18next";
import { TextLink } from "../../kernel/link.tsx";
import { GrantedPanel } from "./granted-panel.tsx";
import { useStanding } from "./use-standing.ts";

/** A client's grade, limit and term on its file, and the way to the scorecard. (A7.2) */
export function ClientGradePanel({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const standing = useStanding(clientId);
  return (
    <GrantedPanel
      standing={standing}
      actions={<TextLink to={`/credit/${clientId}`}>{t("credit.granting.openScorecard")}</TextLink>}
    />
  );
}
