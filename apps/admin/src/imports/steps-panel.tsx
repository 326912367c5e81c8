import { Stepper } from "@mantine/core";
import type { ImportStatus } from "@foyer/domain/imports/schema";
import { useTranslation } from "react-i18next";
import { usePhone } from "../kernel/drawer.tsx";

export const steps = ["upload", "map", "check", "fix", "dryRun", "apply", "reverse"] as const;
export type Step = (typeof steps)[number];

/** Where an import stands. */
export function stepOf({ status, dryRun }: { status: ImportStatus; dryRun: boolean }): Step {
  if (status === "queued" || status === "running") return dryRun ? "check" : "apply";
  if (status === "refused") return "fix";
  if (status === "checked") return "dryRun";
  if (status === "applied") return "apply";
  return status === "reversing" || status === "reversed" ? "reverse" : "map";
}

interface StepsPanelProps {
  step: Step;
  /** The mapping can be gone back to; the other steps follow from what happened. */
  onMap: (() => void) | null;
}

/** The way of a file, and how far it has come. */
export function StepsPanel({ step, onMap }: StepsPanelProps) {
  const { t } = useTranslation();
  const phone = usePhone();
  const active = steps.indexOf(step);
  const shown = phone ? steps.slice(Math.max(0, active - 1), active + 2) : steps;
  return (
    <Stepper
      active={active - steps.indexOf(shown[0] ?? "upload")}
      size="sm"
      onStepClick={() => onMap?.()}
      allowNextStepsSelect={false}
    >
      {shown.map((each) => (
        <Stepper.Step
          key={each}
          label={t(`imports.steps.${each}`)}
          icon={steps.indexOf(each) + 1}
          allowStepSelect={each === "map" && onMap !== null}
          aria-current={each === step ? "step" : undefined}
        />
      ))}
    </Stepper>
  );
}
