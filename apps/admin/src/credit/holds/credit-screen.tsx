import type { ClientId } from "@foyer/domain/clients/schema";
import { type ExposurePart, exposureParts } from "@foyer/domain/credit/exposure/schema";
import { CreditView } from "@foyer/domain/credit/holds/schema";
import { Tabs } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Drawer } from "../../kernel/drawer.tsx";
import { Page, PageHeader } from "../../kernel/page.tsx";
import { AssessAllMenu } from "../assessment/assess-all-menu.tsx";
import { AllOverridesPanel } from "./all-overrides-panel.tsx";
import { ReviewsPanel } from "./reviews-panel.tsx";
import { RowsPanel } from "./rows-panel.tsx";
import { StandingsPanel } from "./standings-panel.tsx";

const tabs = ["holds", "over-limit", "headroom", "reviews", "overrides"] as const;

interface OpenedPart {
  readonly clientId: ClientId;
  readonly client: string;
  readonly part: ExposurePart;
}

/** Finance's view of credit: who is on hold or over the limit, what is left, which reviews are due, which overrides end. (A7.4, A7.5) */
export function CreditScreen() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = tabs.find((tab) => tab === params.get("view")) ?? "holds";
  const [opened, setOpened] = useState<OpenedPart | null>(null);
  const listed = CreditView.safeParse(view);
  return (
    <Page width="wide">
      <PageHeader title={t("credit.holds.title")} lead={t("credit.holds.lead")} actions={<AssessAllMenu />} />
      <Tabs value={view} onChange={(chosen) => setParams(chosen === null ? {} : { view: chosen })}>
        <Tabs.List>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`credit.holds.views.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view} pt="md">
          {listed.success && <StandingsPanel key={view} view={listed.data} parts={exposureParts} onOpen={setOpened} />}
          {view === "reviews" && <ReviewsPanel />}
          {view === "overrides" && <AllOverridesPanel />}
        </Tabs.Panel>
      </Tabs>
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened ? `${opened.client} · ${t(`credit.exposure.parts.${opened.part}`)}` : ""}
        size="xl"
      >
        {opened && <RowsPanel clientId={opened.clientId} part={opened.part} />}
      </Drawer>
    </Page>
  );
}
