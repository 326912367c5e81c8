import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { Card, Page, PageHeader } from "../../kernel/page.tsx";
import { useSession } from "../../kernel/session.tsx";
import { DutyText } from "./duty-text-panel.tsx";

/** What one has accepted, to be read again. */
export function DutyScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { accepted } = useSession().duty;
  return (
    <Page>
      <PageHeader
        title={t("staff.duty.title")}
        lead={
          accepted && t("staff.duty.acceptedOn", { version: accepted.version, at: format.instant(accepted.acceptedAt) })
        }
      />
      <Card>
        <DutyText />
      </Card>
    </Page>
  );
}
