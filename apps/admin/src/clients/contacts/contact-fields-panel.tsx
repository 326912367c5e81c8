import { Checkbox, Select, SimpleGrid, TextInput } from "@mantine/core";
import { type ContactField, type ProtectedField } from "@foyer/domain/clients/schema";
import { languages } from "@foyer/domain/kernel/words";
import { channels } from "@foyer/domain/messages/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languageNames } from "../../kernel/language.ts";
import { ConflictChoice } from "../file/conflict-field.tsx";
import type { FieldState } from "../file/use-values.ts";
import { useValueText } from "../file/use-value-text.ts";
import { BirthdayField } from "./birthday-field.tsx";
import { SecretInput } from "./secret-field.tsx";

interface ContactFieldsProps {
  of: (field: ContactField) => FieldState;
  onMine: (field: ContactField) => void;
  /** What is on file of a protected value, masked. */
  maskOf: (field: ProtectedField) => string | null;
  /** Protected values that are to be removed. */
  cleared: ReadonlySet<ProtectedField>;
  onClear: (field: ProtectedField, clear: boolean) => void;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Every field of a person at a client. */
export function ContactFields({ of, onMine, maskOf, cleared, onClear }: ContactFieldsProps) {
  const { t } = useTranslation();
  const label = (field: ContactField) => t(`clients.contacts.fields.${field}`);
  const text = (field: "name" | "salutation" | "title") => {
    const { value, error, onChange } = of(field);
    return (
      <Place field={field} state={of(field)} onMine={onMine}>
        <TextInput
          label={label(field)}
          required={field === "name"}
          value={textOf(value)}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </Place>
    );
  };
  const secret = (field: ProtectedField) => (
    <Place field={field} state={of(field)} onMine={onMine}>
      <SecretInput
        field={field}
        mask={maskOf(field)}
        value={textOf(of(field).value)}
        error={of(field).error}
        isCleared={cleared.has(field)}
        onChange={of(field).onChange}
        onClear={(clear) => onClear(field, clear)}
      />
    </Place>
  );
  const [language, preferred, decisionMaker, birthday] = [
    of("language"),
    of("preferredChannel"),
    of("decisionMaker"),
    of("birthday"),
  ];
  return (
    <>
      {text("name")}
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
        {text("salutation")}
        {text("title")}
      </SimpleGrid>
      <Place field="decisionMaker" state={decisionMaker} onMine={onMine}>
        <Checkbox
          label={label("decisionMaker")}
          checked={decisionMaker.value === true}
          onChange={(event) => decisionMaker.onChange(event.currentTarget.checked)}
        />
      </Place>
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
        {secret("mobile")}
        {secret("phone")}
        {secret("mail")}
        {secret("wechat")}
        <Place field="preferredChannel" state={preferred} onMine={onMine}>
          <Select
            label={label("preferredChannel")}
            data={channels.map((value) => ({ value, label: label(value) }))}
            clearable
            value={textOf(preferred.value) || null}
            error={preferred.error}
            onChange={preferred.onChange}
          />
        </Place>
        <Place field="language" state={language} onMine={onMine}>
          <Select
            label={label("language")}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={textOf(language.value)}
            error={language.error}
            onChange={language.onChange}
          />
        </Place>
      </SimpleGrid>
      <Place field="birthday" state={birthday} onMine={onMine}>
        <BirthdayField
          value={typeof birthday.value === "string" ? birthday.value : null}
          error={birthday.error}
          onChange={birthday.onChange}
        />
      </Place>
      {secret("birthYear")}
    </>
  );
}

interface PlaceProps {
  field: ContactField;
  state: FieldState;
  onMine: (field: ContactField) => void;
  children: ReactNode;
}

function Place({ field, state, onMine, children }: PlaceProps) {
  const valueText = useValueText();
  return (
    <div data-field={field}>
      {children}
      {state.conflict && (
        <ConflictChoice
          conflict={state.conflict}
          theirs={valueText(field, state.conflict.theirs)}
          onMine={() => onMine(field)}
          onTheirs={state.onTheirs}
        />
      )}
    </div>
  );
}
