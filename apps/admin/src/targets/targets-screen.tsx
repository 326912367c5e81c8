import { NumberInput, SegmentedControl, Select, Switch } from "@mantine/core";
import { spreads, targetMetrics } from "@foyer/domain/targets/schema";
import { IconTargetArrow } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { alone, useTRPC } from "../kernel/api.ts";
import { usePhone } from "../kernel/drawer.tsx";
import { FilterBar, Page, PageHeader } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { EmptyState, SkeletonRows } from "../kernel/states.tsx";
import { TargetFiguresPanel } from "./target-figures-panel.tsx";
import { TargetSumsPanel } from "./target-sums-panel.tsx";
import { type TargetGrid, useTargetRows, useTargetScope } from "./use-target-rows.ts";

const TargetsGrid = lazy(async () => ({ default: (await import("./targets-grid.tsx")).TargetsGrid }));

/** The year's targets by class and rep: a grid that always adds up, on a phone the sums by class. (A5.1–A5.3) */
export function TargetsScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const small = usePhone();
  const { scope } = useTargetScope();
  const [onlyUsed, setOnlyUsed] = useState(false);
  const { year, metric } = scope;
  const grid = useQuery(
    trpc.targets.grid.queryOptions({ year, metric }, { trpc: { context: alone }, placeholderData: keepPreviousData }),
  );
  return (
    <Page width={small ? "normal" : "fill"}>
      <PageHeader title={t("targets.title")} lead={small ? undefined : t("targets.lead")} />
      <Filters onlyUsed={onlyUsed} onOnlyUsed={setOnlyUsed} />
      <Answer
        query={grid}
        waiting={<SkeletonRows rows={12} />}
        isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState icon={IconTargetArrow} sentence={t("targets.empty")} />}
      >
        {(data) => <Year grid={data} onlyUsed={onlyUsed} small={small} />}
      </Answer>
    </Page>
  );
}

function Year({ grid, onlyUsed, small }: { grid: TargetGrid; onlyUsed: boolean; small: boolean }) {
  const { scope } = useTargetScope();
  const rows = useTargetRows(grid, onlyUsed);
  // the answer on screen may still be that of the year before
  const shown = { ...scope, year: grid.year, metric: grid.metric };
  const [all] = rows;
  return (
    <>
      {all && <TargetFiguresPanel all={all} metric={grid.metric} />}
      {small ? (
        <TargetSumsPanel rows={rows} metric={grid.metric} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={12} />}>
          <TargetsGrid scope={shown} rows={rows} base={grid.base} />
        </Suspense>
      )}
    </>
  );
}

interface FiltersProps {
  onlyUsed: boolean;
  onOnlyUsed: (only: boolean) => void;
}

function Filters({ onlyUsed, onOnlyUsed }: FiltersProps) {
  const { t } = useTranslation();
  const mayWrite = useMay()("targets:write");
  const { scope, set } = useTargetScope();
  return (
    <FilterBar label={t("kernel.filter")}>
      <NumberInput
        label={t("targets.year")}
        value={scope.year}
        onChange={(year) => {
          if (Number(year) >= 2000 && Number(year) <= 2999) set("year", String(year));
        }}
        min={2000}
        max={2999}
        clampBehavior="blur"
        allowDecimal={false}
        thousandSeparator={false}
        w={110}
      />
      <Select
        label={t("targets.metric")}
        data={targetMetrics.map((value) => ({ value, label: t(`targets.metrics.${value}`) }))}
        value={scope.metric}
        onChange={(metric) => metric && set("metric", metric)}
        w={150}
      />
      {mayWrite && (
        <div>
          <SegmentedControl
            aria-label={t("targets.spread")}
            data={spreads.map((value) => ({ value, label: t(`targets.spreads.${value}`) }))}
            value={scope.spread}
            onChange={(spread) => set("spread", spread)}
          />
        </div>
      )}
      <Switch
        label={t("targets.onlyUsed")}
        checked={onlyUsed}
        onChange={(event) => onOnlyUsed(event.currentTarget.checked)}
        mb={8}
      />
    </FilterBar>
  );
}
