import { ActionIcon, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import { Language, type Phrase, say } from "@foyer/domain/kernel/words";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { constantsOf, type FieldShown, setConstant } from "./use-mapping.ts";

interface ConstantsFieldProps {
  fields: readonly FieldShown[];
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
}

/** Fields that the file has no column for and that are the same for every row. */
export function ConstantsField({ fields, mapping, setMapping }: ConstantsFieldProps) {
  const { t, i18n } = useTranslation();
  const language = Language.catch("en").parse(i18n.language);
  const free = fields.filter(({ name }) => mapping.fields[name] === undefined);
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("imports.map.constants")}</Text>
      {constantsOf(mapping).map(([name, constant]) => {
        const found = fields.find((field) => field.name === name);
        const label = found?.label ?? name;
        const set = (value: string | null) => setMapping(setConstant(mapping, name, value));
        return (
          <Group key={name} align="end" gap="xs">
            {found?.field.options ? (
              <Select
                label={label}
                allowDeselect={false}
                data={Object.entries<Phrase>(found.field.options).map(([value, words]) => ({
                  value,
                  label: say(words, language),
                }))}
                value={constant}
                onChange={set}
              />
            ) : (
              <TextInput label={label} value={constant} onChange={(event) => set(event.currentTarget.value)} />
            )}
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={`${t("kernel.remove")} ${label}`}
              onClick={() => set(null)}
            >
              <IconX size={18} stroke={1.6} />
            </ActionIcon>
          </Group>
        );
      })}
      <Select
        aria-label={t("imports.map.addConstant")}
        placeholder={t("imports.map.addConstant")}
        searchable
        w={{ base: "100%", sm: 320 }}
        data={free.map(({ name, label }) => ({ value: name, label }))}
        value={null}
        onChange={(name) => {
          if (name === null) return;
          const options = fields.find((field) => field.name === name)?.field.options;
          setMapping(setConstant(mapping, name, options ? (Object.keys(options)[0] ?? "") : ""));
        }}
      />
    </Stack>
  );
}
