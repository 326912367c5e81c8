import { Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import {
  AssessmentType,
  ClientClass,
  type ClientField,
  ClientKind,
  ClientSource,
  Tier,
} from "@foyer/domain/clients/schema";
import { useTranslation } from "react-i18next";
import { isWordKey } from "../../kernel/language.ts";
import { useOwnerOptions } from "../columns.tsx";
import { ClientChoice } from "./client-field.tsx";
import { ConflictChoice } from "./conflict-field.tsx";
import { TagsChoice } from "./tags-field.tsx";
import type { FieldState } from "./use-values.ts";
import { useValueText } from "./use-value-text.ts";

const choices = {
  kind: { options: ClientKind.options, words: "clients.kinds" },
  class: { options: ClientClass.options, words: "clients.classes" },
  tier: { options: Tier.options, words: "clients.tiers" },
  source: { options: ClientSource.options, words: "clients.sources" },
  assessmentType: { options: AssessmentType.options, words: "clients.assessmentTypes" },
} as const;
const required: readonly ClientField[] = ["name", "kind", "class", "tier", "source"];
const long: readonly ClientField[] = ["preferences", "specialNeeds", "notes"];

const isChoice = (field: ClientField): field is keyof typeof choices => Object.hasOwn(choices, field);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const idOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

export interface ValueFieldProps {
  field: ClientField;
  state: FieldState;
  /** The names of clients that the file is linked to already. */
  linked?: { readonly parentId?: string | null; readonly referrerId?: string | null };
  /** The file itself, once it is there. */
  own?: number;
  onMine?: () => void;
  /** Who may not set it reads it. */
  disabled?: boolean;
}

/** The input that fits a field of a file, with its hint, why it was refused, and whose value shall stand. */
export function ValueField(props: ValueFieldProps) {
  const { conflict, onTheirs } = props.state;
  const valueText = useValueText();
  return (
    <div data-field={props.field}>
      <Input {...props} />
      {conflict && (
        <ConflictChoice
          conflict={conflict}
          theirs={valueText(props.field, conflict.theirs)}
          onMine={() => props.onMine?.()}
          onTheirs={onTheirs}
        />
      )}
    </div>
  );
}

function Input({ field, state, linked, own, disabled = false }: ValueFieldProps) {
  const { t } = useTranslation();
  const owners = useOwnerOptions();
  const { value, error, onChange } = state;
  const hint = `clients.file.hints.${field}`;
  const common = {
    label: t(`clients.fields.${field}`),
    disabled,
    ...(error !== undefined && { error }),
    ...(isWordKey(hint) && { description: t(hint) }),
  };
  if (field === "tags") return <TagsChoice {...common} value={textOf(value)} onChange={onChange} />;
  if (field === "vip")
    return (
      <Checkbox {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    );
  if (isChoice(field)) {
    const { options, words } = choices[field];
    const label = (option: string) => {
      const key = `${words}.${option}`;
      return isWordKey(key) ? t(key) : option;
    };
    return (
      <Select
        {...common}
        data={options.map((option) => ({ value: option, label: label(option) }))}
        required={required.includes(field)}
        clearable={!required.includes(field)}
        value={textOf(value) || null}
        onChange={onChange}
      />
    );
  }
  if (field === "ownerId")
    return (
      <Select
        {...common}
        placeholder={t("clients.noOwner")}
        data={owners}
        clearable
        searchable
        value={value === null ? null : String(value)}
        onChange={(id) => onChange(id === null ? null : Number(id))}
      />
    );
  if (field === "parentId" || field === "referrerId")
    return (
      <ClientChoice
        {...common}
        value={idOf(value)}
        name={linked?.[field] ?? null}
        onChange={onChange}
        {...(own !== undefined && { except: own })}
      />
    );
  const text = {
    ...common,
    required: required.includes(field),
    value: textOf(value),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return long.includes(field) ? <Textarea {...text} rows={4} resize="vertical" /> : <TextInput {...text} />;
}
