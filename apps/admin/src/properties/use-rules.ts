import type { CalendarDate } from "@foyer/domain/kernel/time";
import type { Phrase } from "@foyer/domain/kernel/words";
import { type SettingKey, settings } from "@foyer/domain/settings";
import { useQuery } from "@tanstack/react-query";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { useToday } from "../kernel/today.ts";

export type DatedValue = Outputs["properties"]["settings"][number];

export interface Rule {
  readonly key: SettingKey;
  readonly label: Phrase;
  /** In force today, with the date it holds from; null while the default does. */
  readonly value: unknown;
  readonly since: CalendarDate | null;
  readonly upcoming: DatedValue | null;
  /** Latest first. */
  readonly history: readonly DatedValue[];
}

export interface RuleGroup {
  readonly capability: string;
  readonly rules: readonly Rule[];
}

const isSettingKey = (key: string): key is SettingKey => key in settings;
const settingKeys = Object.keys(settings).filter(isSettingKey);

/** The register's rules with the property's own dated values, by capability, as they stand on a day. */
export function rulesOn(values: readonly DatedValue[], today: CalendarDate): RuleGroup[] {
  const rules = settingKeys.map((key): Rule => {
    const history = values.filter((each) => each.key === key).toSorted((a, b) => (a.fromDate < b.fromDate ? 1 : -1));
    const current = history.find((each) => each.fromDate <= today);
    return {
      key,
      label: settings[key].label,
      value: current ? current.value : settings[key].fallback,
      since: current?.fromDate ?? null,
      upcoming: history.findLast((each) => each.fromDate > today) ?? null,
      history,
    };
  });
  const capabilities = [...new Set(rules.map(({ key }) => capabilityOf(key)))];
  return capabilities.map((capability) => ({
    capability,
    rules: rules.filter(({ key }) => capabilityOf(key) === capability),
  }));
}

const capabilityOf = (key: string): string => key.slice(0, key.indexOf("."));

/** Every rule of the register as it stands at the property today. */
export function useRules() {
  const trpc = useTRPC();
  const today = useToday();
  return useQuery(trpc.properties.settings.queryOptions(undefined, { select: (values) => rulesOn(values, today) }));
}
