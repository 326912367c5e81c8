import { Button } from "@mantine/core";
import { IconPlugX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";

/** What stands in place of a screen that threw, or whose file could not be fetched after an update of the app. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHeader title={t("kernel.pages.broken")} />
      <EmptyState
        icon={IconPlugX}
        sentence={t("kernel.pages.brokenHint")}
        action={<Button onClick={() => window.location.reload()}>{t("kernel.retry")}</Button>}
      />
    </Page>
  );
}
