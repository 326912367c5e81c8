import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Page, PageHeader } from "../../kernel/page.tsx";
import { BankPanel } from "./bank-panel.tsx";
import { CreditsPanel } from "./credits-panel.tsx";
import { EntryForm } from "./entry-form.tsx";

const views = ["entry", "bank", "unapplied"] as const;

/** Money that comes in: entered by hand, taken from the bank's statements, and what is still left of it. */
export function ReceivingScreen() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = views.find((each) => each === params.get("view")) ?? "entry";
  const [entered, setEntered] = useState(0);
  return (
    <Page width="wide">
      <PageHeader
        title={t("receivables.receiving.title")}
        lead={t("receivables.receiving.lead")}
        actions={
          <SegmentedControl
            aria-label={t("receivables.receiving.title")}
            value={view}
            onChange={(value) => setParams(value === "entry" ? {} : { view: value })}
            data={views.map((value) => ({ value, label: t(`receivables.receiving.views.${value}`) }))}
          />
        }
      />
      {view === "entry" && <EntryForm key={entered} onDone={() => setEntered(entered + 1)} />}
      {view === "bank" && <BankPanel />}
      {view === "unapplied" && <CreditsPanel />}
    </Page>
  );
}
