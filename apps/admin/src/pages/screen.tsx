import type { Act } from "@foyer/domain/kernel/permissions";
import { IconLock } from "@tabler/icons-react";
import { type PropsWithChildren, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { ShownScreen } from "../kernel/guide-link.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";

/** One route's content: hidden from those who may not, with its own waiting state, and known by its page in the guide. */
export function Screen({ act, guide, children }: PropsWithChildren<{ act: Act; guide: string | null }>) {
  if (!useMay()(act)) return <NoPermissionPage />;
  return (
    <ShownScreen value={guide}>
      <Suspense
        fallback={
          <Page>
            <SkeletonRows rows={10} />
          </Page>
        }
      >
        {children}
      </Suspense>
    </ShownScreen>
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
