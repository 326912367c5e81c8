import { conditionWordsOf, isAskable, me } from "@foyer/domain/changes/views/rules";
import type { GridCondition } from "@foyer/domain/changes/views/schema";
import { Button, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type GridField, wordText } from "./grid-field.ts";

interface ConditionFormProps {
  fields: readonly GridField[];
  /** What is asked now, when a chip is opened. */
  condition?: GridCondition;
  onDone: (condition: GridCondition) => void;
  onCancel: () => void;
  /** More to be chosen along with it. */
  children?: ReactNode;
}

type Value = GridCondition["value"];

/** One condition: which column, what of it, compared with what. */
export function ConditionForm({ fields, condition, onDone, onCancel, children }: ConditionFormProps) {
  const { t } = useTranslation();
  const [field, setField] = useState<GridField | undefined>(
    () => fields.find((each) => each.field === condition?.field) ?? fields[0],
  );
  const words = conditionWordsOf(field?.kind ?? "text");
  const [is, setIs] = useState<GridCondition["is"]>(condition?.is ?? words[0] ?? "is");
  const [value, setValue] = useState<Value>(condition?.value);
  const word = words.includes(is) ? is : (words[0] ?? "is");
  const isBare = word === "empty" || word === "filled";
  const asked = field && { field: field.field, is: word, ...(isBare || value === undefined ? {} : { value }) };
  const isWhole = field !== undefined && asked !== undefined && isAskable(field.kind, asked);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (asked && isWhole) onDone(asked);
      }}
    >
      <Stack gap="sm" w={300}>
        <Select
          label={t("changes.views.field")}
          data={fields.map((each) => ({ value: each.field, label: each.header }))}
          value={field?.field ?? null}
          searchable
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(name) => {
            const next = fields.find((each) => each.field === name);
            setField(next);
            setIs(conditionWordsOf(next?.kind ?? "text")[0] ?? "is");
            setValue(next?.kind === "check" ? true : undefined);
          }}
        />
        <Select
          label={t("changes.views.word")}
          data={words.map((each) => ({ value: each, label: wordText(each, field?.kind, t) }))}
          value={word}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            const chosen = words.find((each) => each === next);
            if (!chosen) return;
            if ((chosen === "any-of") !== (word === "any-of")) setValue(undefined);
            setIs(chosen);
          }}
        />
        {field && !isBare && (
          <ValueField key={`${field.field} ${word}`} field={field} word={word} value={value} onChange={setValue} />
        )}
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={onCancel}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" size="xs" disabled={!isWhole}>
            {t("kernel.apply")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ValueFieldProps {
  field: GridField;
  word: GridCondition["is"];
  value: Value;
  onChange: (value: Value) => void;
}

/** A person stands by a number, all else by text. */
const stored = (field: GridField, text: string) => (field.kind === "person" && text !== me ? Number(text) : text);

function ValueField({ field, word, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const label = t("changes.views.value");
  const inside = { withinPortal: false };
  const people = field.kind === "person" ? [{ value: me, label: t("changes.views.me") }] : [];
  const options = [...people, ...(field.options ?? [])];
  const texts = (Array.isArray(value) ? value : []).map(String);
  if (word === "any-of" && options.length > 0)
    return (
      <MultiSelect
        label={label}
        data={options}
        value={texts}
        searchable
        comboboxProps={inside}
        onChange={(chosen) => onChange(chosen.length > 0 ? chosen.map((each) => stored(field, each)) : undefined)}
      />
    );
  if (word === "any-of")
    return (
      <TextInput
        label={label}
        defaultValue={texts.join(", ")}
        onChange={({ currentTarget }) => {
          const named = currentTarget.value.split(/[,，、;；]/).map((each) => each.trim());
          const given = named.filter((each) => each !== "");
          onChange(given.length > 0 ? given : undefined);
        }}
      />
    );
  if (field.kind === "check")
    return (
      <Select
        label={label}
        data={[
          { value: "true", label: t("kernel.yes") },
          { value: "false", label: t("kernel.no") },
        ]}
        value={value === undefined ? null : String(value)}
        allowDeselect={false}
        comboboxProps={inside}
        onChange={(chosen) => onChange(chosen === "true")}
      />
    );
  if (options.length > 0)
    return (
      <Select
        label={label}
        data={options}
        value={value === undefined || Array.isArray(value) ? null : String(value)}
        searchable
        allowDeselect={false}
        comboboxProps={inside}
        onChange={(chosen) => onChange(chosen === null ? undefined : stored(field, chosen))}
      />
    );
  if (field.kind === "number")
    return (
      <NumberInput
        label={label}
        {...(typeof value === "number" && { defaultValue: value })}
        onChange={(typed) => onChange(typeof typed === "number" ? typed : undefined)}
      />
    );
  return (
    <TextInput
      label={label}
      {...(field.kind === "date" && { type: "date" })}
      {...(typeof value === "string" && { defaultValue: value })}
      data-autofocus
      maxLength={200}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value.trim() === "" ? undefined : currentTarget.value.trim())
      }
    />
  );
}
