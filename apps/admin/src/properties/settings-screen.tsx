import { Language } from "@foyer/domain/kernel/words";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Drawer } from "../kernel/drawer.tsx";
import { Figure, Figures } from "../kernel/figure.tsx";
import { useFormat } from "../kernel/format.ts";
import { isWordKey } from "../kernel/language.ts";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { useSession } from "../kernel/session.tsx";
import { DateText } from "../kernel/text.tsx";
import { type Rule, type RuleGroup, useRules } from "./use-rules.ts";
import { SettingForm } from "./setting-form.tsx";
import { settingText } from "./setting-field.tsx";

/** Every rule of the settings register, generated from it: a new rule needs no work here. */
export function SettingsScreen() {
  const { t, i18n } = useTranslation();
  const language = Language.catch("en").parse(i18n.language);
  const rules = useRules();
  const [openedKey, setOpenedKey] = useState<string | null>(null);
  return (
    <Page>
      <PageHeader title={t("properties.title")} lead={t("properties.lead")} />
      <PropertyCard />
      <Answer query={rules}>
        {(groups) => {
          const opened = groups.flatMap(({ rules }) => rules).find(({ key }) => key === openedKey);
          return (
            <>
              {groups.map((group) => (
                <RuleCard
                  key={group.capability}
                  group={group}
                  language={language}
                  onOpen={(rule) => setOpenedKey(rule.key)}
                />
              ))}
              <Drawer
                opened={opened !== undefined}
                onClose={() => setOpenedKey(null)}
                title={opened?.label[language]}
                size="md"
              >
                {opened && <SettingForm rule={opened} onDone={() => setOpenedKey(null)} />}
              </Drawer>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function PropertyCard() {
  const { t } = useTranslation();
  const { property } = useSession();
  return (
    <Card title={t("properties.property")}>
      <Figures>
        <Figure label={t("properties.name")}>{property.name}</Figure>
        <Figure label={t("properties.code")}>{property.code}</Figure>
        <Figure label={t("properties.timeZone")}>{property.timeZone}</Figure>
        <Figure label={t("properties.currency")}>{property.currency}</Figure>
        <Figure label={t("properties.startDate")}>
          <DateText value={property.startDate} />
        </Figure>
      </Figures>
    </Card>
  );
}

interface RuleCardProps {
  group: RuleGroup;
  language: Language;
  onOpen: (rule: Rule) => void;
}

function RuleCard({ group, language, onOpen }: RuleCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameKey = `properties.groups.${group.capability}`;
  const name = isWordKey(nameKey) ? t(nameKey) : t("properties.groups.other");
  const columns: Column<Rule>[] = [
    { key: "rule", title: t("properties.setting"), cell: (rule) => rule.label[language], lead: true },
    {
      key: "value",
      title: t("properties.inForce"),
      cell: (rule) => settingText(rule.value),
      align: "end",
      width: "9rem",
    },
    {
      key: "since",
      title: t("properties.from"),
      width: "18rem",
      cell: (rule) => (
        <>
          {rule.since ? t("properties.since", { date: format.date(rule.since) }) : t("properties.fallback")}
          {rule.upcoming &&
            ` · ${t("properties.upcoming", { date: format.date(rule.upcoming.fromDate), value: settingText(rule.upcoming.value) })}`}
        </>
      ),
    },
  ];
  return (
    <Card title={name} flush>
      <DataTable caption={name} columns={columns} rows={group.rules} rowKey={(rule) => rule.key} onOpen={onOpen} />
    </Card>
  );
}
