import { CalendarDate } from "@foyer/domain/kernel/time";
import { Alert, Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconAlertTriangle, IconMoonStars } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { Drawer } from "../../kernel/drawer.tsx";
import { useFormat } from "../../kernel/format.ts";
import { FilterBar, Page, PageHeader } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { CollectedPanel } from "./collected-panel.tsx";
import style from "./figures-screen.module.css";
import { GuidePanel } from "./guide-panel.tsx";
import { ProvisionPanel } from "./provision-panel.tsx";
import { RowsPanel } from "./rows-panel.tsx";
import { SealsPanel } from "./seals-panel.tsx";
import { TilesPanel } from "./tiles-panel.tsx";
import { TrendChart } from "./trend-chart.tsx";
import {
  type FiguresView,
  type KeptNights,
  type Night,
  type OpenedFigure,
  useFiguresView,
  useNights,
} from "./use-figures.ts";

/** What was kept night by night: the figures that finance follows, how they went, what is provided, what is sealed. (A7.6) */
export function FiguresScreen() {
  const { t } = useTranslation();
  const view = useFiguresView();
  const nights = useNights(view);
  return (
    <Page width="wide">
      <PageHeader title={t("receivables.figures.title")} lead={t("receivables.figures.lead")} />
      <Answer query={nights}>
        {(data) => (
          <>
            <Refused refused={data.refused} />
            <Filters view={view} currencies={data.currencies} currency={data.currency} night={data.night} />
            {data.night ? (
              <Kept nights={data} night={data.night} view={view} />
            ) : (
              <EmptyState icon={IconMoonStars} sentence={t("receivables.figures.none")} />
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Refused({ refused }: Pick<KeptNights, "refused">) {
  const { t } = useTranslation();
  const format = useFormat();
  if (refused.length === 0) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t("receivables.figures.refused.title")} mb="md">
      {refused.map(({ businessDate, currency, agedMinor, controlMinor }) => (
        <p key={`${businessDate} ${currency}`} className={style["plain"]}>
          {t("receivables.figures.refused.night", {
            date: format.date(businessDate),
            currency,
            aged: format.money(agedMinor, currency),
            control: format.money(controlMinor, currency),
          })}
        </p>
      ))}
    </Alert>
  );
}

interface FiltersProps extends Pick<KeptNights, "currencies" | "currency"> {
  view: FiguresView;
  night: Night | null;
}

function Filters({ view, currencies, currency, night }: FiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = useToday();
  return (
    <FilterBar
      label={t("kernel.filter")}
      end={
        night && (
          <span className={style["small"]}>
            {t("receivables.figures.keptOf", { date: format.date(night.businessDate) })} ·{" "}
            {t("receivables.figures.keptAt", { moment: format.instant(night.takenAt) })}
          </span>
        )
      }
    >
      <DateInput
        aria-label={t("receivables.figures.asOf")}
        w={150}
        value={view.asOf ?? night?.businessDate ?? today}
        valueFormat="YYYY-MM-DD"
        onChange={(chosen) => {
          const read = CalendarDate.safeParse(chosen);
          if (read.success) view.go({ asOf: read.data });
        }}
      />
      {currencies.length > 1 && (
        <Select
          aria-label={t("receivables.currency")}
          w={110}
          value={currency}
          data={[...currencies]}
          allowDeselect={false}
          onChange={(chosen) => view.go({ currency: chosen ?? undefined })}
        />
      )}
    </FilterBar>
  );
}

function Kept({ nights, night, view }: { nights: KeptNights; night: Night; view: FiguresView }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { businessDate: asOf, currency } = night;
  const provision = useQuery(trpc.figures.provision.queryOptions({ asOf, currency }));
  const { opened } = view;
  return (
    <>
      <TilesPanel
        night={night}
        view={view}
        providedMinor={
          provision.data === undefined ? undefined : provision.data.matrix ? provision.data.providedMinor : null
        }
      />
      <p className={style["small"]}>{t("receivables.figures.later")}</p>
      <TrendChart nights={nights} onPick={(date) => view.go({ asOf: date })} />
      <div className={style["columns"]}>
        <div id="provision">
          <ProvisionPanel night={night} view={view} />
        </div>
        <GuidePanel night={night} view={view} />
      </div>
      <SealsPanel />
      <Drawer opened={opened !== null} onClose={view.close} title={<Title opened={opened} />} size="xl">
        {opened &&
          (opened.figure === "collected" ? (
            <CollectedPanel night={night} view={view} />
          ) : (
            <RowsPanel
              key={`${opened.figure} ${opened.from} ${opened.to}`}
              night={night}
              opened={{ ...opened, figure: opened.figure }}
            />
          ))}
      </Drawer>
    </>
  );
}

function Title({ opened }: { opened: OpenedFigure | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!opened) return null;
  const { figure, from, to, title } = opened;
  if (title !== undefined) return <>{title}</>;
  const named = figure === "owed-by-due" || figure === "owed-by-document" ? "due" : figure;
  return (
    <>
      {t(`receivables.figures.rows.${named}`)} ·{" "}
      {t("receivables.figures.rows.window", { from: format.date(from), to: format.date(to) })}
    </>
  );
}
