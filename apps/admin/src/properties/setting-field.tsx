import { NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type SettingKey, settings } from "@foyer/domain/settings";
import { useTranslation } from "react-i18next";
import { z } from "zod";

interface Shape {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
}

/** How a rule's schema wants to be typed: the schema is the only description there is. */
function shapeOf(key: SettingKey): Shape {
  const { type, minimum, maximum, enum: options } = z.toJSONSchema(settings[key].schema, { unrepresentable: "any" });
  return {
    ...(typeof type === "string" && { type }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(options !== undefined && { enum: options }),
  };
}

export const settingText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

interface SettingInputProps {
  settingKey: SettingKey;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
}

/** The input that fits a rule's schema; lists and objects are typed as JSON. */
export function SettingInput({ settingKey, value, onChange, error }: SettingInputProps) {
  const { t } = useTranslation();
  const { type, minimum, maximum, enum: options } = shapeOf(settingKey);
  const label = t("properties.value");
  if (type === "integer" || type === "number") {
    const safe = (bound: number | undefined) => (bound !== undefined && Math.abs(bound) < 1e9 ? { bound } : undefined);
    const [least, most] = [safe(minimum), safe(maximum)];
    return (
      <NumberInput
        label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(typed) => onChange(typed === "" ? undefined : Number(typed))}
        allowDecimal={type === "number"}
        clampBehavior="none"
        error={error}
        data-autofocus
        {...(least && { min: least.bound })}
        {...(most && { max: most.bound })}
        {...(least && most && { description: `${least.bound} – ${most.bound}` })}
      />
    );
  }
  if (type === "boolean") {
    const data = [
      { value: "true", label: t("kernel.yes") },
      { value: "false", label: t("kernel.no") },
    ];
    return (
      <SegmentedControl
        aria-label={label}
        data={data}
        value={value === true ? "true" : "false"}
        onChange={(picked) => onChange(picked === "true")}
      />
    );
  }
  if (options) {
    return (
      <Select
        label={label}
        data={options.map(settingText)}
        value={settingText(value)}
        onChange={onChange}
        error={error}
      />
    );
  }
  if (type === "string") {
    return (
      <TextInput
        label={label}
        value={typeof value === "string" ? value : ""}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        data-autofocus
      />
    );
  }
  return <JsonInput label={label} value={value} onChange={onChange} error={error} />;
}

function JsonInput({ label, value, onChange, error }: Omit<SettingInputProps, "settingKey"> & { label: string }) {
  const read = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  return (
    <TextInput
      label={label}
      defaultValue={settingText(value)}
      onChange={(event) => onChange(read(event.currentTarget.value))}
      error={error}
      data-autofocus
    />
  );
}
