import { Code, Group, Select, Stack, Text } from "@mantine/core";
import type { Mapping } from "@foyer/domain/imports/mapping/schema";
import { Language, type Phrase, say } from "@foyer/domain/kernel/words";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { type FieldShown, readAs, setColumn, setWord, wordsOf } from "./use-mapping.ts";

type Shown = Outputs["imports"]["head"]["columns"][number];

interface ColumnsFieldProps {
  columns: readonly Shown[];
  fields: readonly FieldShown[];
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
}

/** Every column of the file with some of its values, and the field it is read as. */
export function ColumnsField({ columns: shown, fields, mapping, setMapping }: ColumnsFieldProps) {
  const { t } = useTranslation();
  const choices = fields.map(({ name, label, field }) => ({
    value: name,
    label: field.required ? `${label} *` : label,
  }));
  const columns: Column<Shown>[] = [
    { key: "column", title: t("imports.map.column"), lead: true, cell: (column) => column.name || "—" },
    {
      key: "values",
      title: t("imports.map.values"),
      cell: ({ samples }) => (
        <Group gap={6}>
          {samples.map((sample) => (
            <Code key={sample}>{sample}</Code>
          ))}
        </Group>
      ),
    },
    {
      key: "field",
      title: t("imports.map.field"),
      cell: (column) => {
        const { field, composed } = readAs(mapping, column.name);
        if (composed && field === undefined)
          return (
            <Text size="sm" c="dimmed">
              {t("imports.map.composed")}
            </Text>
          );
        const read = fields.find(({ name }) => name === field);
        return (
          <Stack gap={6}>
            <Select
              aria-label={`${t("imports.map.field")} ${column.name}`}
              placeholder={t("imports.map.none")}
              searchable
              clearable
              disabled={column.name === ""}
              data={choices}
              value={field ?? null}
              onChange={(name) => setMapping(setColumn(mapping, column.name, name))}
            />
            {read && <WordsField column={column} read={read} {...{ mapping, setMapping }} />}
          </Stack>
        );
      },
    },
  ];
  return (
    <DataTable caption={t("imports.map.column")} columns={columns} rows={shown} rowKey={(column) => column.name} />
  );
}

interface WordsFieldProps extends Pick<ColumnsFieldProps, "mapping" | "setMapping"> {
  column: Shown;
  read: FieldShown;
}

/** Words of the file that none of our options goes by: what does each mean? */
function WordsField({ column, read, mapping, setMapping }: WordsFieldProps) {
  const { t, i18n } = useTranslation();
  const { options } = read.field;
  if (options === undefined || column.values === null) return null;
  const language = Language.catch("en").parse(i18n.language);
  const said = wordsOf(mapping, read.name);
  const where = { currency: "CNY" as const, dates: undefined };
  const unknown = column.values.filter((value) => value in said || !read.field.read(value, where).ok);
  const data = Object.entries<Phrase>(options).map(([value, words]) => ({ value, label: say(words, language) }));
  return unknown.map((value) => (
    <Select
      key={value}
      size="xs"
      label={t("imports.map.translate", { value })}
      clearable
      data={data}
      value={said[value] ?? null}
      onChange={(option) => setMapping(setWord(mapping, read.name, [value, option]))}
    />
  ));
}
