import { Button, SegmentedControl } from "@mantine/core";
import { IconPhonePlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { DuePanel } from "./due-panel.tsx";
import { PromisedPanel } from "./promised-panel.tsx";

/** Whom to call today: contacts due and overdue by tier, and what was promised. (A4.4) */
export function DueScreen() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const ahead = search.get("ahead") === "7" ? 7 : 0;
  return (
    <Page>
      <PageHeader
        title={t("activities.due")}
        lead={t("activities.dueHint")}
        actions={
          <Can act="activities:write">
            <Button component={Link} to="/activities/new" leftSection={<IconPhonePlus size={17} stroke={1.7} />}>
              {t("activities.log")}
            </Button>
          </Can>
        }
      />
      <FilterBar label={t("kernel.filter")}>
        <SegmentedControl
          aria-label={t("activities.dueOn")}
          value={String(ahead)}
          onChange={(days) => setSearch(days === "7" ? { ahead: "7" } : {}, { replace: true })}
          data={[
            { value: "0", label: t("activities.dueToday") },
            { value: "7", label: t("activities.withinDays", { count: 7 }) },
          ]}
        />
      </FilterBar>
      <PromisedPanel ahead={ahead} />
      <DuePanel ahead={ahead} />
    </Page>
  );
}
