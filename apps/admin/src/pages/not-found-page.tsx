import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHeader title={t("kernel.pages.notFound")} />
      <EmptyState
        icon={IconMapOff}
        sentence={t("kernel.pages.notFoundHint")}
        action={
          <Button component={Link} to="/">
            {t("kernel.pages.goHome")}
          </Button>
        }
      />
    </Page>
  );
}
