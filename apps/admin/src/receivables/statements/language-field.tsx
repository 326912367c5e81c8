import { Language, languages } from "@foyer/domain/kernel/words";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { languageNames } from "../../kernel/language.ts";

interface LanguageFieldProps {
  /** Nothing: each in its recipient's own. */
  value: Language | null;
  onChange: (language: Language | null) => void;
}

export function LanguageField({ value, onChange }: LanguageFieldProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("receivables.statements.language")}
      value={value ?? ""}
      allowDeselect={false}
      data={[
        { value: "", label: t("receivables.statements.ofRecipient") },
        ...languages.map((each) => ({ value: each, label: languageNames[each] })),
      ]}
      onChange={(chosen) => onChange(Language.safeParse(chosen).data ?? null)}
    />
  );
}
