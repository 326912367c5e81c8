import { StaffId } from "@foyer/domain/staff/schema";
import { IconArrowLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { TextLink } from "../../kernel/link.tsx";
import { Page, PageHeader } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { HandOverForm } from "./hand-over-form.tsx";
import { useLeaver } from "./use-hand-over.ts";

/** Gives everything that a person holds to successors, in one act. */
export function HandOverScreen() {
  const { t } = useTranslation();
  const id = StaffId.safeParse(Number(useParams()["id"]));
  return id.success ? (
    <HandOverPage key={id.data} id={id.data} />
  ) : (
    <Page>
      <PageHeader title={t("staff.handOver.title")} trail={<Back />} />
      <EmptyState sentence={t("staff.refusals.unknown")} />
    </Page>
  );
}

function HandOverPage({ id }: { id: StaffId }) {
  const { t } = useTranslation();
  const leaver = useLeaver(id);
  return (
    <Page>
      <PageHeader
        title={t("staff.handOver.title")}
        lead={leaver && t("staff.handOver.lead", { name: leaver.name })}
        trail={<Back />}
      />
      <HandOverForm leaverId={id} worksHere={leaver?.worksHere ?? false} />
    </Page>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <>
      <IconArrowLeft size={14} aria-hidden />
      <TextLink to="/settings/people">{t("staff.handOver.back")}</TextLink>
    </>
  );
}
