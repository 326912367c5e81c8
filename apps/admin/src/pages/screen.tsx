import type { Act } from "@foyer/domain/kernel/permissions";
import { IconLock } from "@tabler/icons-react";
import { type PropsWithChildren, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";

/** One route's content: hidden from those who may not, with its own waiting state. */
export function Screen({ act, children }: PropsWithChildren<{ act: Act }>) {
  if (!useMay()(act)) return <NoPermissionPage />;
  return (
    <Suspense
      fallback={
        <Page>
          <SkeletonRows rows={10} />
        </Page>
      }
    >
      {children}
    </Suspense>
  );
}

function NoPermissionPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHeader title={t("kernel.pages.noPermission")} />
      <EmptyState icon={IconLock} sentence={t("kernel.pages.noPermissionHint")} />
    </Page>
  );
}
