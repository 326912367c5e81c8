import { type LadderStep, StepBy, StepHold, StepKind } from "@foyer/domain/receivables/dunning/ladder/schema";
import { ActionIcon, Checkbox, MultiSelect, NumberInput, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import style from "./step-field.module.css";

export interface EditedStep extends LadderStep {
  /** Of the row on the screen: steps have no name of their own. */
  readonly id: number;
}

interface StepFieldProps {
  step: EditedStep;
  onChange: (change: Partial<LadderStep>) => void;
  onRemove: () => void;
}

/** One step of the ladder. */
export function StepField({ step, onChange, onRemove }: StepFieldProps) {
  const { t } = useTranslation();
  return (
    <div className={style["step"]}>
      <NumberInput
        label={t("receivables.dunning.ladder.days")}
        value={step.days}
        min={-60}
        max={720}
        allowDecimal={false}
        onChange={(days) => onChange({ days: Number(days) })}
      />
      <Select
        label={t("receivables.dunning.ladder.kind")}
        data={StepKind.options.map((value) => ({ value, label: t(`receivables.dunning.kinds.${value}`) }))}
        value={step.kind}
        allowDeselect={false}
        onChange={(value) => onChange({ kind: StepKind.safeParse(value).data ?? step.kind })}
      />
      <MultiSelect
        label={t("receivables.dunning.ladder.by")}
        data={StepBy.options.map((value) => ({ value, label: t(`receivables.dunning.by.${value}`) }))}
        value={step.by}
        onChange={(values) => onChange({ by: StepBy.options.filter((who) => values.includes(who)) })}
      />
      <Select
        label={t("receivables.dunning.ladder.hold")}
        data={[
          { value: "", label: t("receivables.dunning.ladder.noHold") },
          ...StepHold.options.map((value) => ({ value, label: t(`receivables.dunning.holds.${value}`) })),
        ]}
        value={step.hold ?? ""}
        allowDeselect={false}
        onChange={(value) => onChange({ hold: StepHold.safeParse(value).data ?? null })}
      />
      <div className={style["ticks"]}>
        <Checkbox
          label={t("receivables.dunning.ladder.ownerCopy")}
          checked={step.ownerCopy}
          onChange={(event) => onChange({ ownerCopy: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("receivables.dunning.ladder.charge")}
          checked={step.charge}
          onChange={(event) => onChange({ charge: event.currentTarget.checked })}
        />
      </div>
      <ActionIcon
        mb={4}
        aria-label={t("kernel.labelled", { label: t("receivables.dunning.ladder.remove"), value: String(step.days) })}
        onClick={onRemove}
      >
        <IconTrash size={18} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
