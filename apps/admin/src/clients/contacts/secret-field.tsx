import { Button, Group, TextInput } from "@mantine/core";
import type { ProtectedField } from "@foyer/domain/clients/schema";
import { useTranslation } from "react-i18next";

interface SecretInputProps {
  field: ProtectedField;
  /** What is on file, masked: it is never put into the input, for a mask is no value. */
  mask: string | null;
  value: string;
  error: string | undefined;
  isCleared: boolean;
  onChange: (value: string) => void;
  onClear: (clear: boolean) => void;
}

const keyboards = { mobile: "tel", phone: "tel", mail: "email", wechat: "text", birthYear: "numeric" } as const;

/** A protected value is typed anew, removed, or left as it stands; it is never shown to be edited. (A2.10) */
export function SecretInput({ field, mask, value, error, isCleared, onChange, onClear }: SecretInputProps) {
  const { t } = useTranslation();
  const name = t(`clients.contacts.fields.${field}`);
  const hint = field === "birthYear" && mask === null ? t("clients.contacts.birthday.yearHint") : undefined;
  const onFile = isCleared ? t("clients.contacts.cleared") : mask && t("clients.contacts.onFile", { mask });
  return (
    <>
      <TextInput
        label={name}
        description={onFile ?? hint}
        inputMode={keyboards[field]}
        autoComplete="off"
        disabled={isCleared}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {mask !== null && (
        <Group mt={4}>
          <Button
            size="compact-xs"
            variant="subtle"
            color={isCleared ? "pine" : "brick"}
            aria-label={t(isCleared ? "clients.contacts.keepOf" : "clients.contacts.clear", { field: name })}
            onClick={() => onClear(!isCleared)}
          >
            {t(isCleared ? "clients.contacts.keep" : "kernel.remove")}
          </Button>
        </Group>
      )}
    </>
  );
}
