import { Button, CloseButton, Group, SegmentedControl } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { ProductionBy, productionKeys } from "@foyer/domain/stays/schema";
import { IconChartBar, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Answer } from "../kernel/answer.tsx";
import { Card, FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { Can } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { MonthsChart } from "./months-chart.tsx";
import { ProductionFiguresPanel } from "./production-figures-panel.tsx";
import { ProductionPanel } from "./production-panel.tsx";
import { useAsked, useBothYears } from "./use-production.ts";
import { useKeyName } from "./use-key-name.ts";

/** Nights and revenue by client, rep, month, class or channel, last year beside. (B1.5) */
export function ProductionScreen() {
  const { t } = useTranslation();
  const asked = useAsked();
  const { now, before } = useBothYears(asked);
  return (
    <Page width="wide">
      <PageHeader
        title={t("stays.production.title")}
        lead={t("stays.production.hint")}
        actions={<Exports asked={asked} />}
      />
      <Filters asked={asked} />
      <ProductionFiguresPanel now={now.data?.total} before={before.data?.total} />
      <MonthsChart asked={asked} />
      <Answer
        query={now}
        isEmpty={(data) => data.rows.length === 0}
        empty={
          <EmptyState
            icon={IconChartBar}
            sentence={t("stays.production.empty")}
            action={
              <Can act="imports:read">
                <Button component={Link} to="/imports">
                  {t("imports.new")}
                </Button>
              </Can>
            }
          />
        }
      >
        {(data) => (
          <Card flush>
            <ProductionPanel now={data} before={before.data} stale={now.isPlaceholderData} onNarrow={asked.go} />
          </Card>
        )}
      </Answer>
    </Page>
  );
}

type Asked = ReturnType<typeof useAsked>;

function Filters({ asked: { from, to, by, within, go } }: { asked: Asked }) {
  const { t } = useTranslation();
  const keyName = useKeyName();
  const date = (name: "from" | "to", value: CalendarDate) => (
    <DateInput
      aria-label={t(`stays.production.${name}`)}
      w={150}
      value={value}
      valueFormat="YYYY-MM-DD"
      {...(name === "to" ? { minDate: from } : { maxDate: to })}
      onChange={(chosen) => {
        const read = CalendarDate.safeParse(chosen);
        if (read.success) go({ [name]: read.data });
      }}
    />
  );
  return (
    <FilterBar label={t("kernel.filter")}>
      {date("from", from)}
      {date("to", to)}
      <SegmentedControl
        aria-label={t("stays.production.by")}
        value={by}
        data={productionKeys.map((key) => ({ value: key, label: t(`stays.production.${key}`) }))}
        onChange={(chosen) => go({ by: ProductionBy.parse(chosen) })}
      />
      {within && (
        <Group gap={4}>
          {t("stays.production.within", { what: keyName(within.by, within) })}
          <CloseButton size="sm" aria-label={t("stays.production.everything")} onClick={() => go({ in: null })} />
        </Group>
      )}
    </FilterBar>
  );
}

function Exports({ asked: { from, to, by } }: { asked: Asked }) {
  return (
    <Can act="production:export">
      <Group gap="xs">
        {(["csv", "xlsx"] as const).map((format) => (
          <Button
            key={format}
            component="a"
            variant="default"
            download
            leftSection={<IconDownload size={16} stroke={1.6} />}
            href={`/api/export/production?${new URLSearchParams({ from, to, by, format })}`}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Group>
    </Can>
  );
}
