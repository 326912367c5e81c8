import { type ActivityKind, activityKinds } from "@foyer/domain/activities/schema";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ChipsField } from "./chips-field.tsx";

const often = ["call", "visit", "social-message"] as const satisfies readonly ActivityKind[];

interface KindFieldProps {
  value: ActivityKind;
  onChange: (kind: ActivityKind) => void;
}

/** The three kinds that make up most days as chips, all others in a list. */
export function KindField({ value, onChange }: KindFieldProps) {
  const { t } = useTranslation();
  const rest = activityKinds.filter((kind) => !often.some((each) => each === kind));
  const shown: readonly ActivityKind[] = often;
  return (
    <>
      <ChipsField
        label={t("activities.kindLabel")}
        value={value}
        onChange={onChange}
        options={shown.map((kind) => ({ value: kind, label: t(`activities.kind.${kind}`) }))}
      />
      <Select
        aria-label={t("activities.otherKind")}
        placeholder={t("activities.otherKind")}
        size="md"
        data={rest.map((kind) => ({ value: kind, label: t(`activities.kind.${kind}`) }))}
        value={rest.includes(value) ? value : null}
        onChange={(kind) => {
          const picked = rest.find((each) => each === kind);
          if (picked) onChange(picked);
        }}
      />
    </>
  );
}
