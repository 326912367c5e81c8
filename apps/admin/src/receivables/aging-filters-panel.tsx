import { CalendarDate } from "@foyer/domain/kernel/time";
import { standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { AgingCurrency, AgingGroup, AgingRule, AgingSort } from "@foyer/domain/receivables/aging/schema";
import { Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { FilterBar } from "../kernel/page.tsx";
import { useSession } from "../kernel/session.tsx";
import { type AgingView, currencies, useSetNames } from "./use-aging.ts";

/** What the report is of, and how it is counted, cut, grouped and ordered. */
export function AgingFiltersPanel({ view: { question, lastKnown, go } }: { view: AgingView }) {
  const { t } = useTranslation();
  const { property, properties } = useSession();
  const setNames = useSetNames();
  const { asOf, rule, by, sort, buckets, currency, knownOn } = question;
  const hotels = properties.length > 1 ? AgingGroup.options : AgingGroup.options.filter((each) => each !== "property");
  const others = currencies.filter((each) => each !== property.currency);
  return (
    <FilterBar label={t("kernel.filter")}>
      <DateInput
        label={t("receivables.aging.asOf")}
        w={140}
        value={asOf}
        valueFormat="YYYY-MM-DD"
        onChange={(chosen) => {
          const read = CalendarDate.safeParse(chosen);
          if (read.success) go({ asOf: read.data });
        }}
      />
      <DateInput
        label={t("receivables.aging.knownOn")}
        title={t("receivables.aging.knownOnHint")}
        placeholder={t("receivables.aging.knownOnNone")}
        w={150}
        clearable
        value={knownOn ?? null}
        maxDate={lastKnown}
        valueFormat="YYYY-MM-DD"
        onChange={(chosen) => {
          const read = CalendarDate.safeParse(chosen);
          if (chosen === null || read.success) go({ knownOn: read.data ?? null });
        }}
      />
      <Select
        label={t("receivables.aging.by")}
        w={140}
        allowDeselect={false}
        value={by}
        data={hotels.map((each) => ({ value: each, label: t(`receivables.aging.groups.${each}`) }))}
        onChange={(chosen) => go({ by: AgingGroup.parse(chosen) })}
      />
      <Select
        label={t("receivables.aging.rule")}
        w={150}
        allowDeselect={false}
        value={rule}
        data={AgingRule.options.map((each) => ({ value: each, label: t(`receivables.aging.rules.${each}`) }))}
        onChange={(chosen) => go({ rule: AgingRule.parse(chosen) })}
      />
      <Select
        label={t("receivables.aging.set")}
        w={130}
        allowDeselect={false}
        value={buckets}
        data={setNames.map((name) => ({
          value: name,
          label: name === standardSet ? t("receivables.aging.standardSet") : name,
        }))}
        onChange={(chosen) => go({ buckets: chosen })}
      />
      <Select
        label={t("receivables.currency")}
        w={140}
        allowDeselect={false}
        searchable
        value={currency ?? (by === "currency" ? "all" : property.currency)}
        data={[
          { value: property.currency, label: property.currency },
          { value: "all", label: t("receivables.aging.allCurrencies") },
          ...others.map((each) => ({ value: each, label: each })),
        ]}
        onChange={(chosen) => go({ currency: AgingCurrency.parse(chosen) })}
      />
      <Select
        label={t("receivables.aging.sort")}
        w={180}
        allowDeselect={false}
        value={sort}
        data={AgingSort.options.map((each) => ({ value: each, label: t(`receivables.aging.sorts.${each}`) }))}
        onChange={(chosen) => go({ sort: AgingSort.parse(chosen) })}
      />
    </FilterBar>
  );
}
